/** Which channel leads where, and where the work of the others goes. */
import "./words.ts";
import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useMayFunction } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SettingsPage, WhoCan } from "../frame/settings-page.tsx";
import { Line } from "../shared/line.tsx";
import { useAction } from "../shared/use-action.ts";
import { useNames } from "../shared/use-names.ts";
import { BulkBoardDialog } from "./bulk-board-dialog.tsx";
import { describeRules } from "./describe-rules.ts";
import { ExportMenu } from "./export-menu.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import type { ImportReport } from "./import-report.tsx";
import { MappingDefaults } from "./mapping-defaults.tsx";
import { MappingDialog } from "./mapping-dialog.tsx";
import { MappingTools } from "./mapping-tools.tsx";
import { Notice, type NoticeContent } from "./notice.tsx";
import type { ChosenPlace } from "./place-fields.tsx";

type Mapping = Row<"channel_mapping.list">;

export function ChannelMappingsPage() {
  const { t } = useTranslation("settings");
  const mayRead = useMay("channel_mapping:read");
  const maySet = useMay("channel_mapping:update");
  const may = useMayFunction();
  const maySeeConnections = useMay("connection:read", {});
  const pages = usePages("channel_mapping.list", { limit: 200 }, { skip: !mayRead, everything: true });
  const channels = usePages("channel.list", { limit: 200 }, { everything: true });
  const connections = usePages("connection.list", { limit: 100 }, { skip: !maySeeConnections, everything: true });
  const names = useNames();
  const confirm = useConfirm();
  const action = useAction();
  const [edited, setEdited] = useState<Mapping | "new" | null>(null);
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isChoosingBoard, setChoosingBoard] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const [notice, setNotice] = useState<NoticeContent | null>(null);
  const [remove] = eurekaApi.useChannelMappingRemoveMutation();
  const [test] = eurekaApi.useChannelMappingTestMutation();

  function channelOf({ platformChannelId, channelName }: Mapping): string {
    const name = channels.rows.find(({ id }) => id === platformChannelId)?.name ?? channelName;
    return name === null ? platformChannelId : `#${name.replace(/^#/, "")}`;
  }
  function targetOf({ workspaceId, boardId, listId }: ChosenPlace): string {
    const board = names.boards.find(({ id }) => id === boardId);
    const list = board?.lists.find(({ id }) => id === listId);
    const words = {
      workspace: names.workspace(workspaceId),
      board: boardId === null ? t("mappings.defaultBoard") : names.board(boardId),
    };
    return list ? t("mappings.targetList", { ...words, list: list.name }) : t("mappings.target", words);
  }
  const connectionOf = ({ connection }: Mapping) => connection.title;
  const mayChange = ({ workspaceId }: Mapping) => may("channel_mapping:update", { workspaceId });
  const wanted = search.trim().toLocaleLowerCase();
  const matches = (mapping: Mapping) =>
    [channelOf(mapping), mapping.platformChannelId, connectionOf(mapping), targetOf(mapping)]
      .join(" ")
      .toLocaleLowerCase()
      .includes(wanted);
  const choosable = pages.rows.filter((mapping) => matches(mapping) && mayChange(mapping));
  // What is not in sight any more is not changed by surprise.
  const chosenRows = choosable.filter(({ id }) => chosen.has(id));
  function toggle(id: string, isChosen: boolean): void {
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((other) => other !== id)));
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
  async function sendTest(mapping: Mapping): Promise<void> {
    setNotice(null);
    const done = await action.run(() => test({ id: mapping.id }).unwrap());
    if (!done) return;
    const { ok, message } = done.result;
    setNotice({ isGood: ok, text: t("mappings.testOutcome", { channel: channelOf(mapping), message }) });
  }
  function sayImported({ added, changed }: ImportReport): void {
    setNotice({ isGood: true, text: t("mappings.import.done", { added, changed }) });
  }
  // Which connection a channel belongs to has to be known to map one.
  const newButton = maySet && maySeeConnections && (
    <Button color="primary" onClick={() => setEdited("new")} variant="contained">
      {t("mappings.new")}
    </Button>
  );
  const columns: DataColumn<Mapping>[] = [
    {
      key: "channel",
      header: t("mappings.channel"),
      render: (mapping) => (
        <Box sx={{ display: "flex", alignItems: "center", gap: 1, minWidth: 0 }}>
          {mayChange(mapping) && (
            <Checkbox
              checked={chosen.has(mapping.id)}
              onChange={(_, isChosen) => toggle(mapping.id, isChosen)}
              slotProps={{ input: { "aria-label": t("mappings.choose", { channel: channelOf(mapping) }) } }}
              sx={{ ml: -2 }}
            />
          )}
          <Line text={channelOf(mapping)} />
        </Box>
      ),
    },
    { key: "connection", header: t("mappings.connection"), render: connectionOf, hideBelow: "lg" },
    { key: "target", width: "28%", header: t("mappings.goesTo"), render: (mapping) => targetOf(mapping) },
    {
      key: "rules",
      header: t("mappings.rules"),
      width: "26%",
      render: ({ rules }) => describeRules(rules, t) || t("mappings.usualRules"),
      hideBelow: "md",
    },
  ];
  return (
    <SettingsPage
      actions={
        <>
          <ExportMenu action={action} />
          {maySet && <Button onClick={() => setImporting(true)}>{t("mappings.import.title")}</Button>}
          {newButton}
        </>
      }
      hint={t("mappings.hint")}
      name="channel-mappings"
      permission="channel_mapping:read"
    >
      <Box sx={{ display: "grid", gap: 3, mb: 10 }}>
        <WhoCan permission="channel_mapping:update" />
        <FailureNote failure={action.failure} />
        <Notice content={notice} onDismiss={() => setNotice(null)} />
        <QueryStates
          empty={<EmptyState action={newButton} hint={t("mappings.emptyHint")} sentence={t("mappings.empty")} />}
          isEmpty={(rows) => rows.length === 0}
          query={pages}
        >
          {(rows) => (
            <>
              <MappingTools
                choosable={choosable.length}
                chosen={chosenRows.length}
                onChooseAll={() => setChosen(new Set(choosable.map(({ id }) => id)))}
                onChooseNone={() => setChosen(new Set())}
                onSearch={setSearch}
                onUseBoard={() => setChoosingBoard(true)}
                search={search}
              />
              {!rows.some(matches) ? (
                <EmptyState sentence={t("mappings.noMatch")} />
              ) : (
                <DataTable
                  caption={t("pages.channel-mappings")}
                  columns={columns}
                  rowActions={(mapping) =>
                    mayChange(mapping) ? (
                      <MenuButton
                        icon="more"
                        items={[
                          { label: t("mappings.edit"), onSelect: () => setEdited(mapping) },
                          {
                            label: t("mappings.test"),
                            onSelect: () => void sendTest(mapping),
                            disabled: action.isBusy,
                          },
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
                  rows={rows.filter(matches)}
                />
              )}
            </>
          )}
        </QueryStates>
        <ShowMore pages={pages} />
      </Box>
      <MappingDefaults connections={connections.rows} describePlace={targetOf} names={names} />
      {isImporting && <ImportDialog onClose={() => setImporting(false)} onImported={sayImported} />}
      {isChoosingBoard && (
        <BulkBoardDialog
          mappings={chosenRows}
          names={names}
          onChanged={(id) => toggle(id, false)}
          onClose={() => setChoosingBoard(false)}
        />
      )}
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
