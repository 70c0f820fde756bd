/** Pieces of the generated documents. */

/** A table; an empty one says so in words. */
export function markdownTable(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return ["None."];
  return [
    `| ${headers.join(" | ")} |`,
    `|${headers.map(() => "---").join("|")}|`,
    ...rows.map((cells) => `| ${cells.map(escapeCell).join(" | ")} |`),
  ];
}

/** A word of code. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** A whole document: its heading, where it comes from, and the rest. `lines` may hold empty ones. */
export function markdownDocument(title: string, source: string, lines: readonly string[]): string {
  return [
    `# ${title}`,
    "",
    `Generated from ${source} by \`npm run generate\`; change it there.`,
    "",
    ...lines,
    "",
  ].join("\n");
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
