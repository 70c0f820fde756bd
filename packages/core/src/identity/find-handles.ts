/** Which names a text mentions. Pure. */

const code = /(`{3,})[\s\S]*?(?:\1|$)|(`+)(?!`)[^`]*?\2(?!`)/g;
// Behind a word, a dot or a slash it is part of an address, not a mention.
const mention = /(?<![\p{L}\p{N}_.@/+-])@([a-z0-9][a-z0-9._-]{0,38})/giu;

/**
 * The handles behind `@` in a text, in small letters, each once, the first `limit` of them. What stands in code is left alone, and
 * a full stop at the end belongs to the sentence.
 */
export function findHandles(text: string, limit: number): string[] {
  if (!text.includes("@")) return [];
  const handles = new Set<string>();
  for (const [, handle = ""] of text.replace(code, " ").matchAll(mention)) {
    handles.add(handle.toLowerCase().replace(/[._-]+$/, ""));
    if (handles.size === limit) break;
  }
  return [...handles];
}
