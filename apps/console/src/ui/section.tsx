import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";

export interface SectionProps {
  readonly title: string;
  /** One line below the title that says what the section is about. */
  readonly hint?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, hint, actions, children }: SectionProps) {
  const id = useId();
  return (
    <Box aria-labelledby={id} component="section" sx={{ mb: 8 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, minHeight: 32, mb: 2 }}>
        <Typography component="h2" id={id} sx={{ mr: "auto", minWidth: 0 }} variant="h2">
          {title}
        </Typography>
        {actions}
      </Box>
      {hint && (
        <Typography color="textSecondary" sx={{ mt: -1, mb: 3, maxWidth: "70ch" }} variant="body2">
          {hint}
        </Typography>
      )}
      {children}
    </Box>
  );
}
