/** The lines of a pasted text that say something, without the marks of a list in front of them. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,4}[.)])\s+(?:\[[ xX]?\]\s+)?/, "").trim())
    .filter((line) => line !== "");
}
