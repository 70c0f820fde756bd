import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Dialog } from "./dialog.tsx";

/** A question before something happens. */
export interface Question {
  readonly title: string;
  /** What follows from saying yes. */
  readonly detail?: string;
  /** The verb of what will happen. */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  /** Whether it cannot be taken back. */
  readonly isDangerous?: boolean;
}

export interface ConfirmDialogProps extends Question {
  readonly open: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks once more; the answer that changes nothing has the focus when the other one is dangerous. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, detail, confirmLabel, cancelLabel, isDangerous = false, onConfirm, onCancel } = props;
  const { t } = useTranslation("ui");
  return (
    <Dialog
      actions={
        <>
          <Button autoFocus={isDangerous} onClick={onCancel}>
            {cancelLabel ?? t("cancel")}
          </Button>
          <Button
            autoFocus={!isDangerous}
            color={isDangerous ? "error" : "primary"}
            onClick={onConfirm}
            variant="contained"
          >
            {confirmLabel}
          </Button>
        </>
      }
      onClose={onCancel}
      open={open}
      title={title}
    >
      {detail && (
        <Typography color="textSecondary" variant="body2">
          {detail}
        </Typography>
      )}
    </Dialog>
  );
}
