/** Keys of work items in what people write beside code: the name of a branch, a title, a commit's message. */

/** In any case of letters, because branches are written small; never a part of a longer word. */
const keyPattern = /(?<![\p{L}\p{N}])[a-z][a-z0-9]{1,9}-[1-9][0-9]{0,14}(?![\p{L}\p{N}])/giu;

/** More than anybody names on purpose. */
const mostKeys = 20;

/** Each once, in capital letters, in the order of the texts. Not all of them need be keys of anything. */
export function findKeys(...texts: readonly string[]): string[] {
  const keys = texts.flatMap((text) => text.match(keyPattern) ?? []).map((key) => key.toUpperCase());
  return [...new Set(keys)].slice(0, mostKeys);
}
