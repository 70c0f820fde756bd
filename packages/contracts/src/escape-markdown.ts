/** Text of people inside what Eureka says: it shows as it was typed, and does nothing. */

// Everything that can begin a mention, a link, an image, raw HTML or emphasis in GitHub Flavored Markdown; a backslash before
// ASCII punctuation makes it plain (https://github.github.com/gfm/#backslash-escapes). The rest of the punctuation stays readable.
const active = /[\\`*_{}[\]()<>#!|~@&]/g;
// Elsewhere these are ordinary; at the start of a line they make lists, rules and headings underneath.
const activeAtLineStart = /^(\s*)([-+=]|\d{1,9}(?=[.)]))/gm;

/** Makes text plain: no mention, no link under another name, no formatting. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(active, "\\$&")
    .replace(activeAtLineStart, (_match, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** Takes only the power to call somebody from text: formatting stays. A mention stands in our Markdown as `<@id>`. */
export function silenceMentions(text: string): string {
  return text.replace(/<(?=[@!#&])/g, "\\<");
}

// Platforms look for names and numbers in the text as it is shown, so that a backslash before the sign does not keep them from it.
const calls = /(?<![A-Za-z0-9])@(?=[A-Za-z0-9_])/g;
const references = /(?<=#|\bGH-)(?=\d)/gi;
const noWidth = "\u200b";

/** Takes the power to call `@somebody` or to refer to `#12` from text, also where it becomes Markdown of a platform: it looks the same. */
export function silenceReferences(text: string): string {
  return text.replace(calls, `@${noWidth}`).replace(references, noWidth);
}

/** Makes text plain and at most `length` UTF-16 code units long; what is cut ends in an ellipsis. */
export function escapeWithin(text: string, length: number): string {
  const escaped = escapeMarkdown(text);
  if (escaped.length <= length) return escaped;
  let kept = text.slice(0, length - 1);
  while (escapeMarkdown(kept).length > length - 1) kept = kept.slice(0, Math.floor(kept.length * 0.9));
  if (!kept.isWellFormed()) kept = kept.slice(0, -1);
  return `${escapeMarkdown(kept)}…`;
}
