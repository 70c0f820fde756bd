import Box from "@mui/material/Box";
import MuiDialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { type FormEvent, type ReactNode, useId } from "react";

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Called for Esc, a click beside it, and nothing else. */
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  /** Makes the dialog a form, so that Enter in a field does what its primary button does. */
  readonly onSubmit?: () => void;
  readonly width?: "small" | "medium" | "large";
  readonly children?: ReactNode;
}

const widths = { small: "xs", medium: "sm", large: "md" } as const;

/** A window above the page that has to be answered or closed first. */
export function Dialog({ open, title, onClose, actions, onSubmit, width = "small", children }: DialogProps) {
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };
  return (
    <MuiDialog aria-labelledby={id} fullWidth maxWidth={widths[width]} onClose={onClose} open={open}>
      <Box
        component={onSubmit ? "form" : "div"}
        onSubmit={onSubmit ? submit : undefined}
        sx={{ display: "flex", flexDirection: "column", minHeight: 0 }}
        {...(onSubmit && { noValidate: true })}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        {children && <DialogContent>{children}</DialogContent>}
        {actions && <DialogActions>{actions}</DialogActions>}
      </Box>
    </MuiDialog>
  );
}
