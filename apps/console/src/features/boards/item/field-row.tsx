/** A fact of an item: its name beside its value. */
import Box from "@mui/material/Box";
import { type ReactNode, useId } from "react";
import type { WholeItem } from "../types.ts";

export interface ItemFieldProps {
  readonly item: WholeItem;
  readonly itemRef: string;
  readonly mayEdit: boolean;
}

/** A name on the left, its value on the right. */
export function FieldRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Box
      aria-labelledby={id}
      role="group"
      sx={{
        display: "grid",
        gridTemplateColumns: "96px minmax(0, 1fr)",
        gap: 2,
        alignItems: "start",
        minHeight: 34,
        fontSize: "0.875rem",
      }}
    >
      <Box id={id} sx={{ color: "text.secondary", fontSize: "0.8125rem", lineHeight: "32px" }}>
        {label}
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1.5, minHeight: 32, minWidth: 0 }}>
        {children}
      </Box>
    </Box>
  );
}
