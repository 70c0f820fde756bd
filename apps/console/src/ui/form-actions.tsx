import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "./api-failure.ts";
import { FailureNote } from "./failure-note.tsx";
import { useDelayed } from "./use-delayed.ts";

export interface FormActionsProps {
  readonly isSaving: boolean;
  /** "Save" unless given; a verb. */
  readonly saveLabel?: string;
  /** Without it the button submits its form. */
  readonly onSave?: () => void;
  readonly onCancel?: () => void;
  readonly cancelLabel?: string;
  /** Whether there is something to save. */
  readonly isDirty?: boolean;
  readonly failure?: ApiFailure | null | undefined;
}

/** The end of a form: why it was refused, save, cancel. Says that it is saving only when that takes longer than 400 ms. */
export function FormActions(props: FormActionsProps) {
  const { isSaving, saveLabel, onSave, onCancel, cancelLabel, isDirty = true, failure } = props;
  const { t } = useTranslation("ui");
  const showsSaving = useDelayed(isSaving);
  return (
    <Box sx={{ display: "grid", gap: 3 }}>
      <FailureNote failure={failure} />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
        <Button
          aria-busy={isSaving}
          color="primary"
          disabled={!isDirty || showsSaving}
          onClick={isSaving ? undefined : onSave}
          type={onSave ? "button" : "submit"}
          variant="contained"
        >
          {showsSaving ? t("saving") : (saveLabel ?? t("save"))}
        </Button>
        {onCancel && (
          <Button onClick={onCancel} variant="text">
            {cancelLabel ?? t("cancel")}
          </Button>
        )}
      </Box>
    </Box>
  );
}
