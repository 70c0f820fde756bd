import { eurekaApi } from "@eureka/sdk/rtk-query";
import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { FieldFrame } from "../../../ui/field.tsx";
import { useToast } from "../../../ui/toasts.tsx";
import { useSettled } from "../../../ui/use-settled.ts";
import type { Item, WholeItem } from "../types.ts";
import { useTakeItem } from "./use-item-change.ts";

interface MergeItemDialogProps {
  readonly item: Pick<WholeItem, "id" | "key" | "title">;
  readonly itemRef: string;
  readonly onClose: () => void;
}

const mostChoices = 20;

/** Takes another item that is the same work into this one. */
export function MergeItemDialog({ item, itemRef, onClose }: MergeItemDialogProps) {
  const { t } = useTranslation("boards");
  const toast = useToast();
  const take = useTakeItem(itemRef);
  const [merge, { isLoading }] = eurekaApi.useWorkItemMergeMutation();
  const [text, setText] = useState("");
  const [duplicate, setDuplicate] = useState<Item | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const wanted = useSettled(text.trim());
  const found = eurekaApi.useWorkItemListQuery(
    { limit: mostChoices, ...(wanted !== "" && { text: wanted.slice(0, 200) }) },
    { refetchOnMountOrArgChange: true },
  );
  const choices = (found.currentData?.data ?? []).filter(({ id }) => id !== item.id);

  async function submit(): Promise<void> {
    if (!duplicate || isLoading) return;
    setFailure(null);
    try {
      take(await merge({ id: item.id, duplicateId: duplicate.id }).unwrap());
      toast({ text: t("item.merged", { key: duplicate.key, into: item.key }) });
      onClose();
    } catch (refused) {
      setFailure(toFailure(refused));
    }
  }

  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button
            aria-busy={isLoading}
            color="error"
            disabled={!duplicate || isLoading}
            type="submit"
            variant="contained"
          >
            {t("item.mergeConfirm")}
          </Button>
        </>
      }
      onClose={onClose}
      onSubmit={() => void submit()}
      open
      title={t("item.mergeTitle", { key: item.key })}
      width="medium"
    >
      <Box sx={{ display: "grid", gap: 4 }}>
        <Typography variant="body2">{t("item.mergeHint")}</Typography>
        <FieldFrame help={t("item.mergeHelp")} label={t("item.mergeDuplicate")} required>
          {({ id, describedBy }) => (
            <Autocomplete
              filterOptions={(options) => options}
              getOptionKey={(option) => option.id}
              getOptionLabel={({ key, title }) => t("item.mergeChoice", { key, title })}
              id={id}
              isOptionEqualToValue={(left, right) => left.id === right.id}
              loading={found.isFetching}
              loadingText={t("item.mergeLooking")}
              noOptionsText={found.isError ? t("item.mergeNotRead") : t("item.mergeNone")}
              onChange={(_, chosen) => setDuplicate(chosen)}
              onInputChange={(_, typed, reason) => reason !== "selectOption" && setText(typed)}
              options={choices}
              renderInput={({ slotProps, ...params }) => (
                <TextField
                  {...params}
                  autoFocus
                  required
                  slotProps={{ ...slotProps, htmlInput: { ...slotProps.htmlInput, "aria-describedby": describedBy } }}
                />
              )}
              value={duplicate}
            />
          )}
        </FieldFrame>
        <FailureNote failure={failure} />
      </Box>
    </Dialog>
  );
}
