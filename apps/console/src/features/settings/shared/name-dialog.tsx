import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { Action } from "./use-action.ts";

export interface NameDialogProps {
  readonly title: string;
  /** What follows, in a sentence. */
  readonly detail: string;
  /** The name that has to be typed. */
  readonly name: string;
  readonly confirmLabel: string;
  readonly action: Action;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks for the name of what will be gone for good, so that nobody does it by a slip. */
export function NameDialog({ title, detail, name, confirmLabel, action, onConfirm, onClose }: NameDialogProps) {
  const { t } = useTranslation(["settings", "ui"]);
  const [typed, setTyped] = useState("");
  const isMeant = typed.trim() === name.trim();
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button
            aria-busy={action.isBusy}
            color="error"
            disabled={!isMeant || action.isBusy}
            type="submit"
            variant="contained"
          >
            {confirmLabel}
          </Button>
        </>
      }
      onClose={onClose}
      onSubmit={() => isMeant && !action.isBusy && onConfirm()}
      open
      title={title}
    >
      <Box sx={{ display: "grid", gap: 4 }}>
        <Typography color="textSecondary" variant="body2">
          {detail}
        </Typography>
        <TextInput
          autoFocus
          help={t("name.help", { name })}
          label={t("name.label")}
          onChange={setTyped}
          value={typed}
        />
        <FailureNote failure={action.failure} />
      </Box>
    </Dialog>
  );
}
