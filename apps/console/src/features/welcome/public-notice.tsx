import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

export interface PublicNoticeProps {
  /** What cannot go on here, in one sentence. */
  readonly sentence: string;
  readonly hint?: string;
  readonly action?: ReactNode;
}

/** Instead of a form that is of no use: why, and what to do. The frame around it is the page's. */
export function PublicNotice({ sentence, hint, action }: PublicNoticeProps) {
  return (
    <Box role="status" sx={{ display: "grid", gap: 2, justifyItems: "start" }}>
      <Typography sx={{ fontWeight: 500 }}>{sentence}</Typography>
      {hint && (
        <Typography color="textSecondary" variant="body2">
          {hint}
        </Typography>
      )}
      {action && <Box sx={{ mt: 2 }}>{action}</Box>}
    </Box>
  );
}
