import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { LabelChip } from "../../../ui/label-chip.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { Section } from "../../../ui/section.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { useAction } from "../shared/use-action.ts";
import { LabelDialog } from "./label-dialog.tsx";

type Label = Row<"label.list">;

interface WorkspaceLabelsProps {
  readonly workspaceId: string;
  /** Its labels are only read then. */
  readonly isArchived: boolean;
}

/** The labels of a workspace. */
export function WorkspaceLabels({ workspaceId, isArchived }: WorkspaceLabelsProps) {
  const { t } = useTranslation("settings");
  const confirm = useConfirm();
  const place = { workspaceId };
  const mayCreate = useMay("label:create", place) && !isArchived;
  const mayUpdate = useMay("label:update", place) && !isArchived;
  const mayDelete = useMay("label:delete", place) && !isArchived;
  const pages = usePages("label.list", { workspaceId, limit: 100 });
  const [edited, setEdited] = useState<Label | "new" | null>(null);
  const action = useAction();
  const [remove] = eurekaApi.useLabelDeleteMutation();

  async function askToDelete({ id, name }: Label): Promise<void> {
    const question = {
      title: t("labels.deleteTitle", { name }),
      detail: t("labels.deleteDetail"),
      confirmLabel: t("labels.deleteConfirm"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => remove({ id }).unwrap());
  }
  const addButton = mayCreate && <Button onClick={() => setEdited("new")}>{t("labels.add")}</Button>;
  return (
    <Section actions={pages.rows.length > 0 && addButton} hint={t("labels.hint")} title={t("labels.title")}>
      <FailureNote failure={action.failure} />
      <QueryStates
        empty={
          <EmptyState
            action={addButton}
            hint={t(isArchived ? "workspaces.archivedHint" : "labels.emptyHint")}
            sentence={t("labels.empty")}
          />
        }
        isEmpty={(rows) => rows.length === 0}
        query={pages}
      >
        {(rows) => (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
            {rows.map((label) => (
              <Box
                component="li"
                key={label.id}
                sx={{
                  display: "flex",
                  alignItems: "center",
                  gap: 2,
                  minHeight: 36,
                  borderBottom: 1,
                  borderColor: "divider",
                }}
              >
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <LabelChip color={label.color} name={label.name} />
                </Box>
                {mayUpdate && (
                  <IconButton aria-label={t("labels.edit", { name: label.name })} onClick={() => setEdited(label)}>
                    <Icon name="edit" />
                  </IconButton>
                )}
                {mayDelete && (
                  <IconButton
                    aria-label={t("labels.delete", { name: label.name })}
                    onClick={() => void askToDelete(label)}
                  >
                    <Icon name="trash" />
                  </IconButton>
                )}
              </Box>
            ))}
          </Box>
        )}
      </QueryStates>
      <ShowMore pages={pages} />
      {edited !== null && (
        <LabelDialog
          label={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
          workspaceId={workspaceId}
        />
      )}
    </Section>
  );
}
