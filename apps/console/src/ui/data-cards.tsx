import Box from "@mui/material/Box";
import type { DataTableProps } from "./data-table-props.ts";

/** The rows of a table as cards, one below the other, for narrow screens: the first column is the card's title. */
export function DataCards<Row>({ columns, rows, rowKey, onRowClick, rowActions, caption }: DataTableProps<Row>) {
  const [title, ...rest] = columns;
  return (
    <Box
      aria-label={caption}
      component="ul"
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2, m: 0, p: 0, listStyle: "none" }}
    >
      {rows.map((row) => (
        <Box
          component="li"
          key={rowKey(row)}
          sx={{ p: 3, border: 1, borderColor: "divider", borderRadius: "10px", backgroundColor: "background.paper" }}
        >
          <Box sx={{ display: "flex", alignItems: "flex-start", gap: 2 }}>
            {title && (
              <Box
                component={onRowClick ? "button" : "div"}
                onClick={onRowClick ? () => onRowClick(row) : undefined}
                sx={{
                  flex: 1,
                  minWidth: 0,
                  minHeight: 32,
                  p: 0,
                  border: 0,
                  background: "none",
                  color: "inherit",
                  font: "inherit",
                  fontWeight: 500,
                  textAlign: "start",
                  ...(onRowClick && { cursor: "pointer" }),
                }}
                {...(onRowClick && { type: "button" })}
              >
                {title.render(row)}
              </Box>
            )}
            {rowActions && <Box sx={{ display: "flex", gap: 1 }}>{rowActions(row)}</Box>}
          </Box>
          <Box
            component="dl"
            sx={{
              display: "grid",
              gridTemplateColumns: "minmax(80px, auto) minmax(0, 1fr)",
              columnGap: 3,
              rowGap: 1,
              m: 0,
              fontSize: "0.8125rem",
            }}
          >
            {rest.map((column) => (
              <Box key={column.key} sx={{ display: "contents" }}>
                <Box component="dt" sx={{ color: "text.secondary" }}>
                  {column.header}
                </Box>
                <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
                  {column.render(row)}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
