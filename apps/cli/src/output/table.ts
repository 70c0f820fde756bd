/** Rows as an aligned table. */
import { flagOf } from "../command.ts";
import { styled, type Terminal } from "../terminal.ts";
import { fitText, textWidth } from "./text-width.ts";
import { valueText } from "./value-text.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Fields worth a column, in their order; others follow only while there are fewer than `mostColumns`. */
const columnOrder = [
  "key",
  "id",
  "handle",
  "name",
  "title",
  "state",
  "status",
  "type",
  "kind",
  "category",
  "priority",
  "role",
  "effect",
  "permission",
  "email",
  "color",
  "due",
  "assignees",
  "labels",
  "text",
  "body",
  "isDefault",
  "done",
  "operation",
  "result",
  "actor",
  "target",
  "scope",
  "occurredAt",
  "changes",
  "summary",
] as const;
/** Fields that tell a person nothing in a table. */
const hiddenFields: ReadonlySet<string> = new Set([
  "version",
  "position",
  "createdAt",
  "updatedAt",
  "organizationId",
  "settings",
]);
const mostColumns = 7;
const gap = "  ";
/** A column is never narrowed below this. */
const narrowestColumn = 6;

/** The lines of the table, each with its line feed; an empty text for no rows. */
export function renderTable(terminal: Terminal, rows: readonly Row[]): string {
  const columns = chooseColumns(rows);
  const cells = rows.map((row) => columns.map((column) => valueText(row[column])));
  const headings = columns.map((column) => flagOf(column).replaceAll("-", " ").toUpperCase());
  const natural = columns.map((_column, index) => widest([headings, ...cells], index));
  const widths = fitWidths(columns, natural, terminal.width);
  const line = (texts: readonly string[]) =>
    widths
      .map((width, index) => pad(fitText(texts[index] ?? "", width), width))
      .join(gap)
      .trimEnd();
  if (rows.length === 0) return "";
  return [styled(terminal, "bold", line(headings)), ...cells.map(line)].map((text) => `${text}\n`).join("");
}

/** Columns that hold something; the id is left out where a shorter key says the same. */
function chooseColumns(rows: readonly Row[]): string[] {
  const filled = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) =>
    rows.some((row) => valueText(row[name]) !== ""),
  );
  const hasKey = filled.includes("key") && filled.includes("title");
  const usable = filled.filter((name) => !hiddenFields.has(name) && !(hasKey && name === "id"));
  const known = columnOrder.filter((name) => usable.includes(name));
  const others = usable.filter((name) => !(known as readonly string[]).includes(name) && isScalar(rows, name));
  // Ids of other things are only shown where there is hardly anything else to tell the rows apart.
  const chosen = [...known, ...others];
  const telling = chosen.filter((name) => !isForeignId(name));
  return (telling.length > 2 ? telling : chosen).slice(0, mostColumns);
}

function isScalar(rows: readonly Row[], name: string): boolean {
  return rows.every((row) => typeof row[name] !== "object" || row[name] === null);
}

function widest(lines: readonly (readonly string[])[], index: number): number {
  return lines.reduce((most, texts) => Math.max(most, textWidth(texts[index] ?? "")), 0);
}

/** Narrows the widest columns until the table fits, then leaves out the last ones. Half an id is of no use, so ids are never narrowed. */
function fitWidths(columns: readonly string[], natural: readonly number[], available: number | null): number[] {
  const widths = [...natural];
  if (available === null) return widths;
  const total = () => widths.reduce((sum, width) => sum + width, 0) + gap.length * (widths.length - 1);
  while (total() > available) {
    const flexible = widths.map((width, index) => (isIdentifier(columns[index]) ? 0 : width));
    const widestWidth = Math.max(...flexible);
    if (widestWidth > narrowestColumn) widths[flexible.lastIndexOf(widestWidth)] = widestWidth - 1;
    else if (widths.length > 1) widths.pop();
    else return [Math.max(1, available)];
  }
  return widths;
}

function isIdentifier(column = ""): boolean {
  return column === "id" || column === "key" || isForeignId(column);
}

/** The id of something else than the row. */
function isForeignId(column: string): boolean {
  return column.endsWith("Id");
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}
