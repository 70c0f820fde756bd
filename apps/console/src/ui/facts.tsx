import Box from "@mui/material/Box";
import type { ReactNode } from "react";

export interface Fact {
  readonly label: string;
  /** Left out without one. */
  readonly value: ReactNode;
}

/** What is known about a thing, each with its name. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <Box
      component="dl"
      sx={{
        display: "grid",
        gridTemplateColumns: "minmax(96px, max-content) minmax(0, 1fr)",
        columnGap: 4,
        rowGap: 2,
        m: 0,
        fontSize: "0.8125rem",
      }}
    >
      {facts.map(({ label, value }) =>
        value === null || value === undefined || value === false || value === "" ? null : (
          <Box key={label} sx={{ display: "contents" }}>
            <Box component="dt" sx={{ color: "text.secondary" }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: "anywhere" }}>
              {value}
            </Box>
          </Box>
        ),
      )}
    </Box>
  );
}
