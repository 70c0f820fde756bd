import Box from "@mui/material/Box";
import type { ReactNode } from "react";

export interface FactListProps {
  /** A fact without a value is left out. */
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[];
}

/** What is known of one record, each with its name. */
export function FactList({ facts }: FactListProps) {
  return (
    <Box
      component="dl"
      sx={{
        display: "grid",
        gridTemplateColumns: "minmax(88px, 132px) minmax(0, 1fr)",
        columnGap: 4,
        rowGap: 2,
        m: 0,
        fontSize: "0.8125rem",
      }}
    >
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== false && value !== "")
        .map(({ label, value }) => (
          <Box key={label} sx={{ display: "contents" }}>
            <Box component="dt" sx={{ color: "text.secondary" }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: "anywhere" }}>
              {value}
            </Box>
          </Box>
        ))}
    </Box>
  );
}
