/** Makes text that a model wrote safe to keep and to show: it stays text, whatever it pretends to be. */

// Controls but tab and line feed, marks that turn the direction of writing, and invisible signs that hide text.
const hidden = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
const kept = new Set(["\n", "\t"]);
/** No language puts more marks on a letter; what does is made to spill over its line. */
const tooManyMarks = /(\p{M}{4})\p{M}+/gu;
/** Runs of one sign that no sentence needs, and that renderers nest. */
const tooManySigns = /([^\p{L}\p{N}\p{M}\s])\1{19,}/gu;
const tooManyBlankLines = /\n(?:[ \t]*\n){2,}/g;

/**
 * Strips what cannot be seen, composes what can be composed (NFC) and cuts to `longest` UTF-16 units, between characters as people
 * see them.
 */
export function cleanText(text: string, longest: number): string {
  // Enough to be cut later, and a bound for the work on an endless answer.
  const read = text
    .slice(0, longest * 4)
    .toWellFormed()
    .replaceAll("\r\n", "\n");
  const cleaned = read
    .normalize("NFC")
    .replace(hidden, (sign) => (kept.has(sign) ? sign : ""))
    .replace(tooManyMarks, "$1")
    .replace(tooManySigns, (run: string, sign: string) => sign.repeat(Math.min(20, run.length)))
    .replace(tooManyBlankLines, "\n\n");
  return cutText(cleaned.trim(), longest);
}

/** A single line. */
export function cleanLine(text: string, longest: number): string {
  return cleanText(text.slice(0, longest * 4).replace(/\s+/g, " "), longest);
}

/** Lines that say something, at most `most` of them. */
export function cleanLines(texts: readonly string[], most: number, longest: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    if (lines.length >= most) break;
    const line = cleanText(text, longest);
    if (line) lines.push(line);
  }
  return lines;
}

const ellipsis = "…";
/** Made once, because making one takes milliseconds. */
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Cuts to at most `longest` UTF-16 units and says so with an ellipsis; never inside a character. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const room = longest - ellipsis.length;
  // The character that the cut would fall into begins shortly before it; segmenting all of a long text would take long.
  const from = Math.max(0, room - 64);
  const near = text.slice(from, room + 64).toWellFormed();
  let end = 0;
  for (const { index, segment } of characters.segment(near)) {
    if (from + index + segment.length > room) break;
    end = index + segment.length;
  }
  return (
    text
      .slice(0, from + end)
      .toWellFormed()
      .trimEnd() + ellipsis
  );
}
