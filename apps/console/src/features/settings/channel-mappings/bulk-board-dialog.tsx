import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMayFunction } from "../../../session/use-me.ts";
import { SelectInput } from "../../../ui/select-input.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import type { Names } from "../shared/use-names.ts";

export interface BulkBoardDialogProps {
  readonly mappings: readonly Row<"channel_mapping.list">[];
  readonly names: Names;
  /** Called for each that was changed; what is left can be tried again. */
  readonly onChanged: (id: string) => void;
  readonly onClose: () => void;
}

/** Leads several channels to one board. What people may do there stays as it is. */
export function BulkBoardDialog({ mappings, names, onChanged, onClose }: BulkBoardDialogProps) {
  const { t } = useTranslation("settings");
  const may = useMayFunction();
  const [boardId, setBoardId] = useState("");
  // The title stays while one after the other is changed and leaves the list.
  const [count] = useState(mappings.length);
  const action = useAction();
  const [set] = eurekaApi.useChannelMappingSetMutation();
  const boards = names.boards.filter(({ workspaceId }) => may("channel_mapping:update", { workspaceId }));

  async function submit(): Promise<void> {
    const done = await action.run(async () => {
      for (const { id, connectionId, platformChannelId, rules } of mappings) {
        await set({ connectionId, platformChannelId, boardId, rules }).unwrap();
        onChanged(id);
      }
    });
    if (done) onClose();
  }
  return (
    <FormDialog
      action={action}
      canSubmit={boardId !== "" && mappings.length > 0}
      isDirty={false}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("mappings.useBoard")}
      title={t("mappings.bulkTitle", { count })}
    >
      <SelectInput
        help={t("mappings.bulkHelp")}
        label={t("mappings.board")}
        onChange={setBoardId}
        options={boards.map(({ id, name, workspaceId }) => ({
          value: id,
          label: t("names.boardOf", { workspace: names.workspace(workspaceId), board: name }),
        }))}
        required
        value={boardId}
      />
    </FormDialog>
  );
}
