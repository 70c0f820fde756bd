import Box from "@mui/material/Box";
import type { ReactNode } from "react";

/** A name of any length on one line of a table, whole on hover. */
export function Line({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{ display: "flex", alignItems: "center", gap: 2, minWidth: 0, maxWidth: { xs: "100%", sm: "36ch" } }}
    >
      <Box
        component="bdi"
        sx={{ minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: { xs: "normal", sm: "nowrap" } }}
        title={text}
      >
        {text}
      </Box>
      {children}
    </Box>
  );
}
