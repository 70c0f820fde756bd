import { textWidth } from "./text-width.ts";

/** Breaks a text between words into lines of at most so many columns; a longer word stands alone. Null breaks nothing. */
export function wrapText(text: string, columns: number | null): string[] {
  if (columns === null || textWidth(text) <= columns) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
