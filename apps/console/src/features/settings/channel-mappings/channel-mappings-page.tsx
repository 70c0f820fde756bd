/** Which channel leads where, and where the work of the others goes. */
import "./words.ts";
import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useMayFunction } from "../../../session/use-me.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { SettingsPage, WhoCan } from "../frame/settings-page.tsx";
import { Line } from "../shared/line.tsx";
import { ShowMore } from "../shared/show-more.tsx";
import { useAction } from "../shared/use-action.ts";
import { useNames } from "../shared/use-names.ts";
import { usePages } from "../shared/use-pages.ts";
import { MappingDefaults } from "./mapping-defaults.tsx";
import { MappingDialog } from "./mapping-dialog.tsx";

type Mapping = Row<"channel_mapping.list">;

export function ChannelMappingsPage() {
  const { t } = useTranslation("settings");
  const mayRead = useMay("channel_mapping:read");
  const maySet = useMay("channel_mapping:update");
  const may = useMayFunction();
  const maySeeConnections = useMay("connection:read", {});
  const pages = usePages("channel_mapping.list", { limit: 100 }, { skip: !mayRead });
  const channels = usePages("channel.list", { limit: 200 }, { everything: true });
  const connections = usePages("connection.list", { limit: 100 }, { skip: !maySeeConnections, everything: true });
  const names = useNames();
  const confirm = useConfirm();
  const action = useAction();
  const [edited, setEdited] = useState<Mapping | "new" | null>(null);
  const [remove] = eurekaApi.useChannelMappingRemoveMutation();

  function channelOf({ platformChannelId }: Mapping): string {
    const channel = channels.rows.find(({ id }) => id === platformChannelId);
    return channel ? `#${channel.name}` : platformChannelId;
  }
  function targetOf({ workspaceId, boardId, listId }: Mapping): string {
    const board = names.boards.find(({ id }) => id === boardId);
    const list = board?.lists.find(({ id }) => id === listId);
    const words = {
      workspace: names.workspace(workspaceId),
      board: boardId === null ? t("mappings.defaultBoard") : names.board(boardId),
    };
    return list ? t("mappings.targetList", { ...words, list: list.name }) : t("mappings.target", words);
  }
  async function askToRemove(mapping: Mapping): Promise<void> {
    const question = {
      title: t("mappings.removeTitle", { channel: channelOf(mapping) }),
      detail: t("mappings.removeDetail"),
      confirmLabel: t("mappings.remove"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => remove({ id: mapping.id }).unwrap());
  }
  // Which connection a channel belongs to has to be known to map one.
  const newButton = maySet && maySeeConnections && (
    <Button color="primary" onClick={() => setEdited("new")} variant="contained">
      {t("mappings.new")}
    </Button>
  );
  const columns: DataColumn<Mapping>[] = [
    { key: "channel", header: t("mappings.channel"), render: (mapping) => <Line text={channelOf(mapping)} /> },
    ...(maySeeConnections
      ? [
          {
            key: "connection",
            header: t("mappings.connection"),
            render: ({ connectionId }: Mapping) => connections.rows.find(({ id }) => id === connectionId)?.title ?? "",
            hideBelow: "lg" as const,
          },
        ]
      : []),
    { key: "target", width: "32%", header: t("mappings.goesTo"), render: (mapping) => targetOf(mapping) },
    {
      key: "unlinked",
      header: t("mappings.unlinked"),
      render: ({ rules }) => t(`mappings.steps.${rules.unlinkedMay}`),
      hideBelow: "md",
    },
  ];
  return (
    <SettingsPage
      actions={newButton}
      hint={t("mappings.hint")}
      name="channel-mappings"
      permission="channel_mapping:read"
    >
      <Box sx={{ display: "grid", gap: 3, mb: 10 }}>
        <WhoCan permission="channel_mapping:update" />
        <FailureNote failure={action.failure} />
        <QueryStates
          empty={<EmptyState action={newButton} hint={t("mappings.emptyHint")} sentence={t("mappings.empty")} />}
          isEmpty={(rows) => rows.length === 0}
          query={pages}
        >
          {(rows) => (
            <DataTable
              caption={t("pages.channel-mappings")}
              columns={columns}
              rowActions={(mapping) =>
                may("channel_mapping:update", { workspaceId: mapping.workspaceId }) ? (
                  <MenuButton
                    icon="more"
                    items={[
                      { label: t("mappings.edit"), onSelect: () => setEdited(mapping) },
                      {
                        label: t("mappings.remove"),
                        isDangerous: true,
                        onSelect: () => void askToRemove(mapping),
                      },
                    ]}
                    label={t("mappings.actions", { channel: channelOf(mapping) })}
                  />
                ) : null
              }
              rowKey={({ id }) => id}
              rows={rows}
            />
          )}
        </QueryStates>
        <ShowMore pages={pages} />
      </Box>
      <MappingDefaults connections={connections.rows} names={names} />
      {edited !== null && (
        <MappingDialog
          channels={channels.rows}
          connections={connections.rows}
          mapping={edited === "new" ? null : edited}
          names={names}
          onClose={() => setEdited(null)}
        />
      )}
    </SettingsPage>
  );
}
