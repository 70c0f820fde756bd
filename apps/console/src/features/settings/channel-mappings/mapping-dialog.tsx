import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMayFunction } from "../../../session/use-me.ts";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { builtInConnector } from "../shared/built-in-connector.ts";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import type { Names } from "../shared/use-names.ts";

export interface MappingDialogProps {
  /** Null for a new one. */
  readonly mapping: Row<"channel_mapping.list"> | null;
  readonly connections: readonly Row<"connection.list">[];
  readonly channels: readonly Row<"channel.list">[];
  readonly names: Names;
  readonly onClose: () => void;
}

const steps = ["nothing", "comment", "make_work_items"] as const;
const any = "any";

/** Leads a channel to a workspace, a board or a list. */
export function MappingDialog({ mapping, connections, channels, names, onClose }: MappingDialogProps) {
  const { t } = useTranslation("settings");
  const may = useMayFunction();
  const [connectionId, setConnectionId] = useState(mapping?.connectionId ?? connections[0]?.id ?? "");
  const [channelId, setChannelId] = useState(mapping?.platformChannelId ?? "");
  const [workspaceId, setWorkspaceId] = useState(mapping?.workspaceId ?? "");
  const [boardId, setBoardId] = useState(mapping?.boardId ?? any);
  const [listId, setListId] = useState(mapping?.listId ?? any);
  const [unlinkedMay, setUnlinkedMay] = useState(mapping?.rules.unlinkedMay ?? "nothing");
  const action = useAction();
  const [set] = eurekaApi.useChannelMappingSetMutation();
  const connection = connections.find(({ id }) => id === connectionId);
  const isOurs = connection === undefined || connection.connector === builtInConnector;
  const boards = names.boards.filter((board) => board.workspaceId === workspaceId);
  const lists = boards.find(({ id }) => id === boardId)?.lists ?? [];
  const talkedIn = channels.filter(({ kind, archivedAt }) => kind !== "direct" && archivedAt === null);
  const workspaces = names.workspaces.filter(({ id }) => may("channel_mapping:update", { workspaceId: id }));

  async function submit(): Promise<void> {
    const input = {
      connectionId,
      platformChannelId: channelId.trim(),
      workspaceId,
      ...(boardId !== any && { boardId }),
      ...(listId !== any && { listId }),
      rules: { unlinkedMay },
    };
    if (await action.run(() => set(input).unwrap())) onClose();
  }
  const channelWords = talkedIn.find(({ id }) => id === channelId)?.name ?? channelId;
  return (
    <FormDialog
      action={action}
      canSubmit={connectionId !== "" && channelId.trim() !== "" && workspaceId !== ""}
      isDirty={mapping === null && channelId !== ""}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("mappings.set")}
      title={mapping ? t("mappings.editTitle", { channel: channelWords }) : t("mappings.new")}
      width="medium"
    >
      {!mapping && connections.length > 1 && (
        <SelectInput
          label={t("mappings.connection")}
          onChange={(id) => {
            setConnectionId(id);
            setChannelId("");
          }}
          options={connections.map(({ id, title }) => ({ value: id, label: title }))}
          value={connectionId}
        />
      )}
      {!mapping && isOurs && (
        <SelectInput
          label={t("mappings.channel")}
          onChange={setChannelId}
          options={talkedIn.map(({ id, name }) => ({ value: id, label: `#${name}` }))}
          required
          value={channelId}
        />
      )}
      {!mapping && !isOurs && (
        <TextInput
          help={t("mappings.platformChannelHelp")}
          label={t("mappings.platformChannel")}
          maxLength={255}
          onChange={setChannelId}
          required
          value={channelId}
        />
      )}
      <SelectInput
        label={t("mappings.workspace")}
        onChange={(id) => {
          setWorkspaceId(id);
          setBoardId(any);
          setListId(any);
        }}
        options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
        required
        value={workspaceId}
      />
      <SelectInput
        disabled={workspaceId === ""}
        help={t("mappings.boardHelp")}
        label={t("mappings.board")}
        onChange={(id) => {
          setBoardId(id);
          setListId(any);
        }}
        options={[
          { value: any, label: t("mappings.any") },
          ...boards.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={boardId}
      />
      <SelectInput
        disabled={boardId === any}
        help={t("mappings.listHelp")}
        label={t("mappings.list")}
        onChange={setListId}
        options={[
          { value: any, label: t("mappings.any") },
          ...lists.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={listId}
      />
      <SelectInput
        help={t("mappings.unlinkedHelp")}
        label={t("mappings.unlinked")}
        onChange={setUnlinkedMay}
        options={steps.map((value) => ({ value, label: t(`mappings.steps.${value}`) }))}
        value={unlinkedMay}
      />
    </FormDialog>
  );
}
