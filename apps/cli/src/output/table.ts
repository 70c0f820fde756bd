/** Rows as an aligned table. */
import { flagOf } from "../command.ts";
import { styled, type Terminal } from "../terminal.ts";
import { cleanLine } from "./clean-text.ts";
import { fitText, padText, textWidth } from "./text-width.ts";
import { valueText } from "./value-text.ts";
import type { Row } from "./views.ts";

/** Fields worth a column where no view says it, in their order; others follow while there are fewer than `mostColumns`. */
const columnOrder = [
  "key",
  "id",
  "name",
  "title",
  "state",
  "status",
  "type",
  "kind",
  "priority",
  "role",
  "permission",
  "due",
  "assignees",
  "labels",
  "text",
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
/** Columns are not narrowed below this; the last ones are left out instead. */
const narrowestColumn = 12;
/** The texts that tell rows apart, which keep more room. */
const tellingTexts: ReadonlySet<string> = new Set(["title", "text", "body"]);
const narrowestText = 24;

/**
 * The lines of the table, each with its line feed; an empty text for no rows.
 * @param wanted the columns, without those that hold nothing; by default those that tell most
 */
export function renderTable(terminal: Terminal, rows: readonly Row[], wanted?: readonly string[]): string {
  const columns = wanted?.filter((name) => isFilled(rows, name)) ?? chooseColumns(rows);
  const cells = rows.map((row) => columns.map((column) => valueText(row[column])));
  const headings = columns.map(headingOf);
  const natural = columns.map((_column, index) => widest([headings, ...cells], index));
  const widths = fitWidths(columns, natural, terminal.width);
  const line = (texts: readonly string[]) =>
    widths
      .map((width, index) => padText(fitText(texts[index] ?? "", width), width))
      .join(gap)
      .trimEnd();
  if (rows.length === 0) return "";
  return [styled(terminal, "bold", line(headings)), ...cells.map(line)].map((text) => `${text}\n`).join("");
}

/** `isDefault` is DEFAULT, `lastSeenAt` is LAST SEEN AT. */
function headingOf(column: string): string {
  return cleanLine(flagOf(column)).replaceAll("-", " ").replace(/^is /, "").toUpperCase();
}

/** Columns that hold something; the id is left out where a shorter key says the same. */
function chooseColumns(rows: readonly Row[]): string[] {
  const filled = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => isFilled(rows, name));
  const hasKey = filled.includes("key") && filled.includes("title");
  const usable = filled.filter((name) => !hiddenFields.has(name) && !(hasKey && name === "id"));
  const known = columnOrder.filter((name) => usable.includes(name));
  const others = usable.filter((name) => !(known as readonly string[]).includes(name) && isScalar(rows, name));
  // Ids of other things are only shown where there is hardly anything else to tell the rows apart.
  const chosen = [...known, ...others];
  const telling = chosen.filter((name) => !isForeignId(name));
  return (telling.length > 2 ? telling : chosen).slice(0, mostColumns);
}

function isFilled(rows: readonly Row[], name: string): boolean {
  return rows.some((row) => valueText(row[name]) !== "");
}

function isScalar(rows: readonly Row[], name: string): boolean {
  return rows.every((row) => typeof row[name] !== "object" || row[name] === null);
}

function widest(lines: readonly (readonly string[])[], index: number): number {
  return lines.reduce((most, texts) => Math.max(most, textWidth(texts[index] ?? "")), 0);
}

/** Leaves out the last columns until the others can fit, then narrows the widest ones until they do. */
function fitWidths(columns: readonly string[], natural: readonly number[], available: number | null): number[] {
  if (available === null) return [...natural];
  const smallest = natural.map((width, index) => Math.min(width, narrowestWidth(columns[index] ?? "", width)));
  const widthOf = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width + gap.length, -gap.length);
  while (smallest.length > 1 && widthOf(smallest) > available) smallest.pop();
  if (smallest.length === 1) return [Math.min(natural[0] ?? 0, Math.max(1, available))];
  const widths = natural.slice(0, smallest.length);
  while (widthOf(widths) > available) {
    const flexible = widths.map((width, index) => (width > (smallest[index] ?? 0) ? width : 0));
    const widest = flexible.lastIndexOf(Math.max(...flexible));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** Half an id or half a date is of no use, so these are never narrowed. */
function narrowestWidth(column: string, width: number): number {
  if (isIdentifier(column) || column === "due" || column.endsWith("At")) return width;
  return tellingTexts.has(column) ? narrowestText : narrowestColumn;
}

function isIdentifier(column: string): boolean {
  return column === "id" || column === "key" || isForeignId(column);
}

/** The id of something else than the row. */
function isForeignId(column: string): boolean {
  return column.endsWith("Id");
}
