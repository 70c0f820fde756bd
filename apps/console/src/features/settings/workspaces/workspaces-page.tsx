/** The workspaces that I can see. */
import "./words.ts";
import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { Choice } from "../../../ui/choice.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SettingsPage } from "../frame/settings-page.tsx";
import { Line } from "../shared/line.tsx";
import { Mark } from "../shared/mark.tsx";
import { CreateWorkspace } from "./create-workspace.tsx";

type Workspace = Row<"workspace.list">;

export function WorkspacesPage() {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [isCreating, setCreating] = useState(false);
  const mayCreate = useMay("workspace:create", {});
  const archived = search.get("archived") === "true";
  const pages = usePages("workspace.list", { archived, limit: 100 });
  const defaultId = eurekaApi.useOrganizationGetQuery().data?.defaultWorkspaceId;
  const newButton = mayCreate && (
    <Button color="primary" onClick={() => setCreating(true)} variant="contained">
      {t("workspaces.new")}
    </Button>
  );
  const columns: DataColumn<Workspace>[] = [
    {
      key: "name",
      width: "44%",
      header: t("workspaces.name"),
      render: (workspace) => (
        <Line text={workspace.name}>
          {workspace.kind === "personal" && <Mark label={t("workspaces.mine")} />}
          {workspace.id === defaultId && <Mark label={t("workspaces.isDefault")} tone="good" />}
        </Line>
      ),
    },
    { key: "key", header: t("workspaces.key"), render: ({ key }) => <code>{key}</code> },
    { key: "kind", header: t("workspaces.kind"), render: ({ kind }) => t(`workspaces.kinds.${kind}`), hideBelow: "md" },
    {
      key: "timeZone",
      header: t("workspaces.timeZone"),
      render: ({ timeZone }) => timeZone.replaceAll("_", " "),
      hideBelow: "lg",
    },
  ];
  return (
    <SettingsPage actions={newButton} hint={t("workspaces.hint")} name="workspaces" permission="workspace:read">
      <Choice
        label={t("workspaces.which")}
        onChange={(value) => setSearch(value === "archived" ? { archived: "true" } : {}, { replace: true })}
        options={[
          { value: "active", label: t("workspaces.showActive") },
          { value: "archived", label: t("workspaces.showArchived") },
        ]}
        value={archived ? "archived" : "active"}
      />
      <QueryStates
        empty={
          <EmptyState
            action={archived ? undefined : newButton}
            hint={archived ? undefined : t("workspaces.emptyHint")}
            sentence={t(archived ? "workspaces.emptyArchived" : "workspaces.emptySentence")}
          />
        }
        isEmpty={(rows) => rows.length === 0}
        query={pages}
      >
        {(rows) => (
          <DataTable
            caption={t("pages.workspaces")}
            columns={columns}
            onRowClick={(workspace) => void navigate(`/settings/workspaces/${workspace.id}`)}
            rowKey={({ id }) => id}
            rows={rows}
          />
        )}
      </QueryStates>
      <ShowMore pages={pages} />
      {isCreating && <CreateWorkspace onClose={() => setCreating(false)} />}
    </SettingsPage>
  );
}
