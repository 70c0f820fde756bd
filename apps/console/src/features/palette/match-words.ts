/** How well a text fits what was typed: every typed word has to begin a word of it, or stand in it. Null: not at all. */
export function matchWords(text: string, typed: string): number | null {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const target = text.toLowerCase();
  let score = 0;
  for (const word of words) {
    const place = target.indexOf(word);
    if (place < 0) return null;
    const begins = place === 0 || /[\s_.#/-]/.test(target.charAt(place - 1)) || target.includes(` ${word}`);
    score += begins ? 2 : 1;
  }
  // Of two texts with the same words the shorter one is meant.
  return score - target.length / 1_000;
}
