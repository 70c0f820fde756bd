/** The rows as a Markdown table, which a terminal shows well enough. */
import { type BenchRow, ratioOf } from "../../tests/load/rig/bench-row.ts";

const heads = ["What", "Figure", "Floor", "Ratio", "Target", ""];

export function formatTable(rows: readonly BenchRow[]): string {
  const cells = [heads, ...rows.map(describeRow)];
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

function describeRow(row: BenchRow): string[] {
  const ratio = ratioOf(row);
  const verdict = row.met === null ? "" : row.met ? "met" : "**missed**";
  return [
    row.name,
    `${describeNumber(row.figure)} ${row.unit}`,
    row.floor === null ? "" : `${describeNumber(row.floor)} ${row.unit}`,
    ratio === null ? "" : ratio.toFixed(2),
    row.target,
    verdict,
  ];
}

function describeNumber(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 2 });
}
