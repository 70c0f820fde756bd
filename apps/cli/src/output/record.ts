/** One thing as lines of `field: value`. */
import { flagOf } from "../command.ts";
import { styled, type Terminal } from "../terminal.ts";
import { cleanText } from "./clean-text.ts";
import { type Row, renderTable } from "./table.ts";
import { textWidth } from "./text-width.ts";
import { valueText } from "./value-text.ts";

/** Single values first, then texts of several lines and lists of things, each below a heading. Empty fields are left out. */
export function renderRecord(terminal: Terminal, record: Row): string {
  const fields = Object.entries(record).filter(([, value]) => valueText(value) !== "");
  const blocks = fields.filter(([, value]) => isBlock(value));
  const lines = fields
    .filter(([, value]) => !isBlock(value))
    .map(([name, value]) => ({ label: labelOf(name), text: valueText(value) }));
  const width = lines.reduce((most, { label }) => Math.max(most, textWidth(label)), 0);
  const head = lines.map(({ label, text }) => `${styled(terminal, "dim", label.padEnd(width))}  ${text}\n`).join("");
  return (
    head +
    blocks
      .map(([name, value]) => `\n${styled(terminal, "bold", labelOf(name))}\n${blockText(terminal, value)}`)
      .join("")
  );
}

function isBlock(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\n");
  return isTable(value) && value.some((row) => Object.keys(row).length > 3);
}

function isTable(value: unknown): value is Row[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "object" && entry !== null);
}

function blockText(terminal: Terminal, value: unknown): string {
  return isTable(value) ? renderTable(terminal, value) : `${cleanText(String(value)).trimEnd()}\n`;
}

function labelOf(name: string): string {
  return flagOf(name).replaceAll("-", " ");
}
