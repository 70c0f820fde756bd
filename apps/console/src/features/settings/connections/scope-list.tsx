import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { Connector } from "./connection-types.ts";

/** What a platform allows or is asked for: each permission's own name, with why it is needed. */
export function ScopeList({ scopes }: Pick<Connector, "scopes">) {
  return (
    <Box component="ul" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1, m: 0, p: 0 }}>
      {scopes.map(({ name, reason }) => (
        <Box component="li" key={name} sx={{ display: "flex", flexWrap: "wrap", columnGap: 2, listStyle: "none" }}>
          <code>{name}</code>
          <Typography color="textSecondary" variant="body2">
            {reason}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
