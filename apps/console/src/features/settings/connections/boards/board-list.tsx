import Box from "@mui/material/Box";
import type { ReactNode } from "react";

/** Boards below each other, with a line between them. */
export function BoardList({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box
      aria-label={label}
      component="ul"
      sx={{
        m: 0,
        p: 0,
        listStyle: "none",
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        backgroundColor: "background.paper",
        "& > li + li": { borderTop: 1, borderColor: "divider" },
      }}
    >
      {children}
    </Box>
  );
}
