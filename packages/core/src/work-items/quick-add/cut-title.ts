/** What is left of a line when the understood words are taken out. */
import { textLimits } from "@eureka/contracts/text";
import type { Span } from "./spans.ts";

/** Joins what stood around the spans; a line without spans comes back as it was, but for white space around it. */
export function cutTitle(line: string, spans: readonly Span[]): string {
  if (spans.length === 0) return line.trim();
  let title = "";
  let from = 0;
  for (const { start, end } of [...spans].sort((left, right) => left.start - right.start)) {
    title = join(title, line.slice(from, start));
    from = end;
  }
  return join(title, line.slice(from))
    .replace(/[\s,;]+$/, "")
    .trim();
}

/** Punctuation that belonged to a word which was taken out goes with it. */
function join(left: string, right: string): string {
  const begun = left.trimEnd();
  if (begun === "") return right.replace(/^[\s,;:!]+/, "");
  const rest = right.trimStart();
  if (rest === "") return begun;
  if (/^[,;.:!?)]+(?:\s|$)/.test(rest)) return withoutEnd(begun, /[,;]/) + rest;
  return `${begun} ${rest}`;
}

/** Takes characters of a class off the end, one by one: an expression with `+$` would take quadratic time on hostile text. */
function withoutEnd(text: string, characters: RegExp): string {
  let end = text.length;
  while (end > 0 && characters.test(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

/** A title that fits: cut at a word's end where there is one, with an ellipsis. Null when nothing has to be cut. */
export function shortenTitle(title: string): string | null {
  if (title.length <= textLimits.title) return null;
  const start = title.slice(0, textLimits.title - 1);
  const space = start.search(/\s\S*$/);
  const cut = space > textLimits.title / 2 ? start.slice(0, space) : start;
  // Half of a surrogate pair at the end would be broken text.
  return `${cut.replace(/[\ud800-\udbff]$/, "").trimEnd()}…`;
}
