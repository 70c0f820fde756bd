import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What is not here, in one sentence. */
  readonly sentence: string;
  readonly hint?: string;
  /** The one thing to do next. */
  readonly action?: ReactNode;
}

/** What a list shows while nothing is in it: one sentence, one hint, one action. */
export function EmptyState({ sentence, hint, action }: EmptyStateProps) {
  return (
    <Box
      sx={{
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        gap: 1,
        px: 4,
        py: 10,
        border: "1px dashed",
        borderColor: "divider",
        borderRadius: "10px",
        textAlign: "center",
      }}
    >
      <Typography sx={{ fontWeight: 500, textWrap: "balance" }}>{sentence}</Typography>
      {hint && (
        <Typography color="textSecondary" sx={{ maxWidth: "52ch", textWrap: "pretty" }} variant="body2">
          {hint}
        </Typography>
      )}
      {action && <Box sx={{ mt: 3 }}>{action}</Box>}
    </Box>
  );
}
