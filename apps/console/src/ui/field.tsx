import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";
import { hiddenFromSight } from "./hidden-from-sight.ts";

/** What every field takes besides its value. */
export interface FieldProps {
  readonly label: string;
  /** What the field does, in a sentence below it. */
  readonly help?: string | undefined;
  /** Why what was entered is refused; shown instead of nothing, besides the help. */
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly required?: boolean | undefined;
  /** Keeps the label for screen readers only, where the place says enough. */
  readonly hideLabel?: boolean | undefined;
}

/** What ties a control to its label and its helping texts. */
export interface FieldIds {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
}

interface FieldFrameProps extends FieldProps {
  readonly children: (ids: FieldIds) => ReactNode;
}

/** The label above a control, and its help and error below, tied to it for screen readers. */
export function FieldFrame({ label, help, error, required, hideLabel, children }: FieldFrameProps) {
  const id = useId();
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const describedBy = [help && helpId, error && errorId].filter(Boolean).join(" ") || undefined;
  return (
    <Box sx={{ display: "flex", flexDirection: "column", minWidth: 0, width: "100%", position: "relative" }}>
      <Typography
        component="label"
        htmlFor={id}
        id={`${id}-label`}
        sx={hideLabel ? hiddenFromSight : { mb: 1, overflowWrap: "anywhere" }}
        variant="subtitle2"
      >
        {label}
        {required && (
          <Box aria-hidden="true" component="span" sx={{ color: "error.main" }}>
            {" *"}
          </Box>
        )}
      </Typography>
      {children({ id, labelId: `${id}-label`, describedBy })}
      {help && <FormHelperText id={helpId}>{help}</FormHelperText>}
      {error && (
        <FormHelperText error id={errorId} role="alert">
          {error}
        </FormHelperText>
      )}
    </Box>
  );
}
