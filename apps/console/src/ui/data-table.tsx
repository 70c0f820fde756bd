import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DataCards } from "./data-cards.tsx";
import type { DataColumn, DataTableProps } from "./data-table-props.ts";
import { hiddenFromSight } from "./hidden-from-sight.ts";

/** Two buttons and the edges of their cell. */
const actionsWidth = 84;

/**
 * A table of people, keys, settings. With `onRowClick` one row is in the tab order: arrows, Home and End move, Enter opens.
 * Below 600 px each row is a card.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const isNarrow = useMediaQuery("(max-width: 599.95px)", { noSsr: true });
  return isNarrow ? <DataCards {...props} /> : <WideTable {...props} />;
}

function WideTable<Row>({ columns, rows, rowKey, onRowClick, rowActions, caption }: DataTableProps<Row>) {
  const { t } = useTranslation("ui");
  const [focused, setFocused] = useState<string | null>(null);
  const keys = rows.map(rowKey);
  const current = focused !== null && keys.includes(focused) ? focused : keys[0];
  return (
    <TableContainer>
      {/* Fixed, so that one long name cannot push the other columns out of sight. */}
      <Table sx={{ tableLayout: "fixed" }}>
        <Box component="caption" sx={hiddenFromSight}>
          {caption}
        </Box>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.key} scope="col" sx={cellStyle(column)}>
                {column.header}
              </TableCell>
            ))}
            {rowActions && (
              <TableCell scope="col" sx={{ width: actionsWidth }}>
                <Box component="span" sx={hiddenFromSight}>
                  {t("table.actions")}
                </Box>
              </TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow
              hover={onRowClick !== undefined}
              key={keys[index]}
              {...(onRowClick && {
                tabIndex: keys[index] === current ? 0 : -1,
                onClick: () => onRowClick(row),
                onFocus: () => setFocused(keys[index] ?? null),
                onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onKey(event, () => onRowClick(row)),
              })}
              sx={{
                ...(onRowClick && { cursor: "pointer" }),
                "& .row-actions": { opacity: 0 },
                "&:hover .row-actions, &:focus-within .row-actions": { opacity: 1 },
                "@media (hover: none)": { "& .row-actions": { opacity: 1 } },
              }}
            >
              {columns.map((column) => (
                <TableCell key={column.key} sx={cellStyle(column)}>
                  {column.render(row)}
                </TableCell>
              ))}
              {rowActions && (
                <TableCell
                  onClick={(event) => event.stopPropagation()}
                  onKeyDown={(event) => event.stopPropagation()}
                  sx={{ "&&&": { py: 0 } }}
                >
                  <Box className="row-actions" sx={{ display: "flex", justifyContent: "flex-end", gap: 1 }}>
                    {rowActions(row)}
                  </Box>
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function cellStyle<Row>({ align, width, hideBelow }: DataColumn<Row>) {
  return {
    textAlign: align ?? "start",
    ...(width !== undefined && { width }),
    ...(hideBelow && { display: { xs: "none", [hideBelow]: "table-cell" } }),
  };
}

/** The keys of a row that has the focus itself; those of what stands in it are left alone. */
function onKey(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  if (event.target !== event.currentTarget) return;
  const row = event.currentTarget;
  const body = row.parentElement;
  const targets: Record<string, Element | null | undefined> = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: body?.firstElementChild,
    End: body?.lastElementChild,
  };
  if (event.key === "Enter") open();
  else if (!(event.key in targets)) return;
  event.preventDefault();
  const target = targets[event.key];
  if (target instanceof HTMLElement) target.focus();
}
