import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { Dialog, type DialogProps } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import type { Action } from "./use-action.ts";

export interface FormDialogProps extends Pick<DialogProps, "title" | "width"> {
  readonly action: Action;
  /** The verb of the button. */
  readonly submitLabel: string;
  readonly canSubmit: boolean;
  /** Whether something was typed: closing asks then. */
  readonly isDirty: boolean;
  /** Besides cancelling and sending. */
  readonly otherActions?: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small form above the page. What was typed is not lost by a click beside it. */
export function FormDialog(props: FormDialogProps) {
  const { title, width, action, submitLabel, canSubmit, isDirty, otherActions, onSubmit, onClose, children } = props;
  const { t } = useTranslation("ui");
  const confirm = useConfirm();
  const close = async () => {
    const question = {
      title: t("unsaved.title"),
      detail: t("unsaved.detail"),
      confirmLabel: t("unsaved.leave"),
      cancelLabel: t("unsaved.stay"),
      isDangerous: true,
    };
    if (!isDirty || (await confirm(question))) onClose();
  };
  return (
    <Dialog
      actions={
        <>
          {otherActions}
          <Button onClick={() => void close()}>{t("cancel")}</Button>
          <Button
            aria-busy={action.isBusy}
            color="primary"
            disabled={!canSubmit || action.isBusy}
            type="submit"
            variant="contained"
          >
            {submitLabel}
          </Button>
        </>
      }
      onClose={() => void close()}
      onSubmit={() => canSubmit && !action.isBusy && onSubmit()}
      open
      title={title}
      {...(width && { width })}
    >
      <Box sx={{ display: "grid", gap: 4, pt: 1 }}>
        {children}
        <FailureNote failure={action.failure} />
      </Box>
    </Dialog>
  );
}
