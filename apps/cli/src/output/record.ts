/** One thing as lines of `field: value`. */
import { flagOf } from "../command.ts";
import { styled, type Terminal } from "../terminal.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import { renderTable } from "./table.ts";
import { padText, textWidth } from "./text-width.ts";
import { daysAwayText } from "./time-text.ts";
import { valueText } from "./value-text.ts";
import { blockViewOf, type Row } from "./views.ts";

/** Single values first, then texts of several lines and lists of things, each below a heading. Empty fields are left out. */
export function renderRecord(terminal: Terminal, record: Row): string {
  const fields = Object.entries(record).filter(([, value]) => valueText(value) !== "");
  const blocks = fields.filter(([name, value]) => isBlock(name, value));
  const lines = fields
    .filter(([name, value]) => !isBlock(name, value))
    .map(([name, value]) => ({ label: labelOf(name), text: fieldText(name, value) }));
  const width = lines.reduce((most, { label }) => Math.max(most, textWidth(label)), 0);
  const head = lines.map(({ label, text }) => `${styled(terminal, "dim", padText(label, width))}  ${text}\n`).join("");
  return (
    head +
    blocks
      .map(([name, value]) => `\n${styled(terminal, "bold", labelOf(name))}\n${blockText(terminal, name, value)}`)
      .join("")
  );
}

/** A due day says how far away it is. */
function fieldText(name: string, value: unknown): string {
  const text = valueText(value);
  if (name !== "due" || typeof value !== "object" || value === null) return text;
  const away = daysAwayText(String(Object.values(value)[1]), new Date());
  return away === "" ? text : `${text} (${away})`;
}

function isBlock(name: string, value: unknown): boolean {
  if (typeof value === "string") return value.includes("\n");
  return isTable(value) && (blockViewOf(name) !== undefined || value.some((row) => Object.keys(row).length > 3));
}

function isTable(value: unknown): value is Row[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "object" && entry !== null);
}

function blockText(terminal: Terminal, name: string, value: unknown): string {
  return isTable(value)
    ? renderTable(terminal, value, blockViewOf(name)?.columns)
    : `${cleanText(String(value)).trimEnd()}\n`;
}

function labelOf(name: string): string {
  return cleanLine(flagOf(name)).replaceAll("-", " ");
}
