/** Platform text on its way into universal events. */

/**
 * Makes text storable: NUL characters go, halves of surrogate pairs become U+FFFD, and what is longer than `maxLength`
 * UTF-16 code units is cut with an ellipsis as its last character, never in the middle of a pair.
 */
export function cleanText(text: string, maxLength: number): string {
  const storable = text.replaceAll("\0", "").toWellFormed();
  if (storable.length <= maxLength) return storable;
  const cut = storable.slice(0, maxLength - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
