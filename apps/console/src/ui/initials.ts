/** At most two letters for a name: of its first and last word, in any script. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => word?.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? "",
  );
  return letters.join("").toLocaleUpperCase() || "?";
}

/** A number below `count` that is always the same for a text. */
export function stableIndex(text: string, count: number): number {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash % count;
}
