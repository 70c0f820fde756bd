/** The connections to platforms: their state, pausing, resuming, removing. */
import "./words.ts";
import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { MenuButton, type MenuEntry } from "../../../ui/menu-button.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { SettingsPage, WhoCan } from "../frame/settings-page.tsx";
import { builtInConnector } from "../shared/built-in-connector.ts";
import { Line } from "../shared/line.tsx";
import { Mark } from "../shared/mark.tsx";
import { NameDialog } from "../shared/name-dialog.tsx";
import { ShowMore } from "../shared/show-more.tsx";
import { useAction } from "../shared/use-action.ts";
import { useNames } from "../shared/use-names.ts";
import { usePages } from "../shared/use-pages.ts";
import { DefaultWorkspaceDialog } from "./default-workspace-dialog.tsx";

type Connection = Row<"connection.list">;

const tones = { active: "good", paused: "waiting", needs_reauth: "bad", removed: "neutral" } as const;

export function ConnectionsPage() {
  const { t } = useTranslation("settings");
  const mayRead = useMay("connection:read", {});
  const mayUpdate = useMay("connection:update", {});
  const mayRemove = useMay("connection:remove", {});
  const pages = usePages("connection.list", { limit: 100 }, { skip: !mayRead });
  const connectors = eurekaApi.useConnectorListQuery(undefined, { skip: !mayRead }).data?.data;
  const names = useNames();
  const confirm = useConfirm();
  const action = useAction();
  const removing = useAction();
  const [removed, setRemoved] = useState<Connection | null>(null);
  const [directed, setDirected] = useState<Connection | null>(null);
  const [pause] = eurekaApi.useConnectionPauseMutation();
  const [resume] = eurekaApi.useConnectionResumeMutation();
  const [remove] = eurekaApi.useConnectionRemoveMutation();

  async function askToPause({ id, title }: Connection): Promise<void> {
    const question = {
      title: t("connections.pauseTitle", { name: title }),
      detail: t("connections.pauseDetail"),
      confirmLabel: t("connections.pause"),
    };
    if (await confirm(question)) await action.run(() => pause({ id }).unwrap());
  }
  async function removeIt(id: string): Promise<void> {
    if (await removing.run(() => remove({ id }).unwrap())) setRemoved(null);
  }
  function itemsOf(connection: Connection): MenuEntry[] {
    const { id, state } = connection;
    // The chat that is part of Eureka can be neither stopped nor removed.
    const isOurs = connection.connector === builtInConnector;
    const items: (MenuEntry | false)[] = [
      mayUpdate && { label: t("connections.defaultAction"), onSelect: () => setDirected(connection) },
      mayUpdate &&
        !isOurs &&
        state === "active" && { label: t("connections.pause"), onSelect: () => void askToPause(connection) },
      mayUpdate &&
        !isOurs &&
        state !== "active" && {
          label: t("connections.resume"),
          onSelect: () => void action.run(() => resume({ id }).unwrap()),
        },
      mayRemove &&
        !isOurs && { label: t("connections.remove"), isDangerous: true, onSelect: () => setRemoved(connection) },
    ];
    return items.filter((item) => item !== false);
  }
  const columns: DataColumn<Connection>[] = [
    { key: "title", width: "28%", header: t("connections.title"), render: ({ title }) => <Line text={title} /> },
    {
      key: "platform",
      header: t("connections.platform"),
      render: ({ connector }) =>
        connector === builtInConnector
          ? t("connections.builtIn")
          : (connectors?.find(({ name }) => name === connector)?.title ?? connector),
    },
    {
      key: "state",
      header: t("connections.state"),
      render: ({ state }) => <Mark label={t(`connections.states.${state}`)} tone={tones[state]} />,
    },
    {
      key: "workspace",
      header: t("connections.workspace"),
      render: ({ defaultWorkspaceId }) => names.workspace(defaultWorkspaceId) || t("connections.none"),
      hideBelow: "md",
    },
    {
      key: "since",
      header: t("connections.since"),
      render: ({ createdAt }) => <RelativeTime at={createdAt} />,
      hideBelow: "lg",
    },
  ];
  return (
    <SettingsPage hint={t("connections.hint")} name="connections" permission="connection:read">
      <Box sx={{ display: "grid", gap: 3 }}>
        <WhoCan permission="connection:update" place={{}} />
        <FailureNote failure={action.failure} />
        <QueryStates
          empty={<EmptyState hint={t("connections.emptyHint")} sentence={t("connections.empty")} />}
          isEmpty={(rows) => rows.length === 0}
          query={pages}
        >
          {(rows) => (
            <DataTable
              caption={t("pages.connections")}
              columns={columns}
              rowActions={(connection) =>
                itemsOf(connection).length > 0 && connection.state !== "removed" ? (
                  <MenuButton
                    icon="more"
                    items={itemsOf(connection)}
                    label={t("connections.actions", { name: connection.title })}
                  />
                ) : null
              }
              rowKey={({ id }) => id}
              rows={rows}
            />
          )}
        </QueryStates>
      </Box>
      <ShowMore pages={pages} />
      {directed && <DefaultWorkspaceDialog connection={directed} names={names} onClose={() => setDirected(null)} />}
      {removed && (
        <NameDialog
          action={removing}
          confirmLabel={t("connections.remove")}
          detail={t("connections.removeDetail")}
          name={removed.title}
          onClose={() => setRemoved(null)}
          onConfirm={() => void removeIt(removed.id)}
          title={t("connections.removeTitle", { name: removed.title })}
        />
      )}
    </SettingsPage>
  );
}
