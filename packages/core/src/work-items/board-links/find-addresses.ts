/** Web addresses in a text, as they stand there, without what ends a sentence or a link around them. Pure. */
const address = /https?:\/\/[^\s<>"'`\\^{|}]+/gu;
const most = 100;
/** What is longer is no address of a copy. */
const longest = 2_000;
const closing: Readonly<Record<string, string>> = { ")": "(", "]": "[" };

/** At most a hundred, each once; one with a fragment also without it. */
export function findAddresses(text: string): string[] {
  const found = new Set<string>();
  for (const [match] of text.matchAll(address)) {
    if (match.length > longest) continue;
    const trimmed = trim(match);
    found.add(trimmed);
    found.add(trimmed.replace(/#.*$/u, ""));
    if (found.size >= most) break;
  }
  return [...found].slice(0, most);
}

/** A bracket at the end belongs to the address only where it was opened in it. */
function trim(match: string): string {
  let end = match.length;
  for (; end > 0; end--) {
    const last = match.charAt(end - 1);
    const opening = closing[last];
    const isOwn = opening !== undefined && count(match, opening, end) >= count(match, last, end);
    if (isOwn || (opening === undefined && !".,;:!?*_~".includes(last))) break;
  }
  return match.slice(0, end);
}

function count(text: string, sign: string, end: number): number {
  return text.slice(0, end).split(sign).length - 1;
}
