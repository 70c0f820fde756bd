/** Name and meaning of a list: a new one, or one that is there. */
import { type ListCategory, listCategories } from "@eureka/contracts/list";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { useMay } from "../../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { StatusMark } from "../../../ui/status-mark.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { List } from "../types.ts";
import { DeleteListDialog } from "./delete-list-dialog.tsx";

interface ListDialogProps {
  readonly boardId: string;
  /** Left out for a new list. */
  readonly list?: List | undefined;
  readonly onClose: () => void;
}

export function ListDialog({ boardId, list, onClose }: ListDialogProps) {
  const { t } = useTranslation("boards");
  const dispatch = useAppDispatch();
  const [create, creating] = eurekaApi.useListCreateMutation();
  const [update, updating] = eurekaApi.useListUpdateMutation();
  const [name, setName] = useState(list?.name ?? "");
  const [category, setCategory] = useState<ListCategory>(list?.category ?? "todo");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const board = eurekaApi.useBoardGetQuery({ id: boardId }).data;
  const mayDelete = useMay("list:delete", { workspaceId: board?.workspaceId, boardId });
  const [isDeleting, setDeleting] = useState(false);

  async function save(): Promise<void> {
    setFailure(null);
    try {
      if (list) await update({ id: list.id, name: name.trim(), category, ifMatch: list.version }).unwrap();
      else await create({ boardId, name: name.trim(), category }).unwrap();
      dispatch(eurekaApi.util.invalidateTags([{ type: "board", id: boardId }]));
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  if (list && board && isDeleting) return <DeleteListDialog board={board} list={list} onClose={onClose} />;
  return (
    <Dialog onClose={onClose} onSubmit={() => void save()} open title={t(list ? "list.edit" : "list.new")}>
      <Box sx={{ display: "grid", gap: 4, pb: 4, pt: 1 }}>
        <TextInput autoFocus label={t("list.name")} maxLength={200} onChange={setName} required value={name} />
        <SelectInput
          help={t("list.categoryHelp")}
          label={t("list.category")}
          onChange={setCategory}
          options={listCategories.map((value) => ({
            value,
            label: t(`ui:status.${value}`),
            icon: <StatusMark category={value} />,
          }))}
          value={category}
        />
        <FormActions
          failure={failure}
          isDirty={name.trim() !== ""}
          isSaving={creating.isLoading || updating.isLoading}
          onCancel={onClose}
          saveLabel={t(list ? "ui:save" : "list.create")}
        />
        {list && board && mayDelete && (
          <Button
            color="error"
            onClick={() => setDeleting(true)}
            startIcon={<Icon name="trash" />}
            sx={{ justifySelf: "start" }}
            variant="text"
          >
            {t("list.delete")}
          </Button>
        )}
      </Box>
    </Dialog>
  );
}
