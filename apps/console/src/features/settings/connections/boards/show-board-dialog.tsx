import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMayFunction } from "../../../../session/use-me.ts";
import { NumberInput } from "../../../../ui/number-input.tsx";
import { SelectInput } from "../../../../ui/select-input.tsx";
import { FormDialog } from "../../shared/form-dialog.tsx";
import { useAction } from "../../shared/use-action.ts";
import type { Names } from "../../shared/use-names.ts";
import type { Connection } from "../connection-types.ts";

export interface ShowBoardDialogProps {
  readonly board: Row<"platform_board.list">;
  readonly connection: Connection;
  readonly names: Names;
  readonly onClose: () => void;
}

/** Asks in which workspace a board of a platform is to be shown. */
export function ShowBoardDialog({ board, connection, names, onClose }: ShowBoardDialogProps) {
  const { t } = useTranslation("settings");
  const may = useMayFunction();
  const organization = eurekaApi.useOrganizationGetQuery().data;
  const [chosen, setChosen] = useState<string | null>(null);
  const [itemsPerMinute, setItemsPerMinute] = useState<number | null>(null);
  const action = useAction();
  const [create] = eurekaApi.useConnectedBoardCreateMutation();
  const places = names.workspaces.filter(({ id, kind }) => kind === "team" && may("board:create", { workspaceId: id }));
  const usual = [connection.defaultWorkspaceId, organization?.defaultWorkspaceId, places[0]?.id];
  const workspaceId = chosen ?? usual.find((id) => places.some((place) => place.id === id)) ?? "";

  async function submit(): Promise<void> {
    const { platformBoardId } = board;
    const input = { connectionId: connection.id, platformBoardId, workspaceId, itemsPerMinute };
    if (await action.run(() => create(input).unwrap())) onClose();
  }
  return (
    <FormDialog
      action={action}
      canSubmit={workspaceId !== ""}
      isDirty={false}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("boards.show")}
      title={t("boards.showTitle", { name: board.name })}
    >
      <SelectInput
        help={t("boards.workspaceHelp")}
        label={t("boards.workspace")}
        onChange={setChosen}
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
        required
        value={workspaceId}
      />
      <NumberInput
        help={t("boards.itemsPerMinuteHelp")}
        label={t("boards.itemsPerMinute")}
        max={6_000}
        min={1}
        onChange={setItemsPerMinute}
        value={itemsPerMinute}
      />
    </FormDialog>
  );
}
