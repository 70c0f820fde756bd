/** Deletes a list for good; its items go to another list of the board first. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import type { Board, List } from "../types.ts";

interface DeleteListDialogProps {
  readonly board: Board;
  readonly list: List;
  readonly onClose: () => void;
}

export function DeleteListDialog({ board, list, onClose }: DeleteListDialogProps) {
  const { t } = useTranslation("boards");
  const dispatch = useAppDispatch();
  const [remove, { isLoading }] = eurekaApi.useListDeleteMutation();
  const others = board.lists.filter(({ id, archivedAt }) => id !== list.id && archivedAt === null);
  const [moveItemsTo, setMoveItemsTo] = useState(others[0]?.id ?? "");
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function run(): Promise<void> {
    setFailure(null);
    try {
      await remove({ id: list.id, ...(moveItemsTo && { moveItemsTo }) }).unwrap();
      dispatch(eurekaApi.util.invalidateTags([{ type: "board", id: board.id }]));
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose} variant="text">
            {t("ui:cancel")}
          </Button>
          <Button aria-busy={isLoading} color="error" disabled={isLoading} type="submit" variant="contained">
            {t("list.delete")}
          </Button>
        </>
      }
      onClose={onClose}
      onSubmit={() => void run()}
      open
      title={t("list.deleteTitle", { name: list.name })}
    >
      <Box sx={{ display: "grid", gap: 4, pt: 1 }}>
        <Typography variant="body2">{t("list.deleteDetail")}</Typography>
        {others.length > 0 && (
          <SelectInput
            label={t("list.moveItemsTo")}
            onChange={setMoveItemsTo}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={moveItemsTo}
          />
        )}
        <FailureNote failure={failure} />
      </Box>
    </Dialog>
  );
}
