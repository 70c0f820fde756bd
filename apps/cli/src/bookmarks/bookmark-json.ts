/** The text of a bookmark file to its entries and back, without losing anything: not even how a number was written. */

/** An entry as it stands in the file; its numbers are {@link NumberText}. */
export type StoredBookmark = Readonly<Record<string, unknown>>;

/** By id, in the order of the file. */
export type StoredBookmarks = ReadonlyMap<string, StoredBookmark>;

/** A number as it was written: `7.0` and integers of any length stay what they are. */
interface NumberText {
  readonly rawJSON: string;
}

/** What Node has beyond the types of its language level. */
const json = JSON as unknown as {
  parse(text: string, revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
  rawJSON(text: string): NumberText;
  isRawJSON(value: unknown): value is NumberText;
};

/** Throws an Error that says in a few words what is wrong with the file. */
export function parseBookmarks(bytes: Uint8Array): Map<string, StoredBookmark> {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const value = json.parse(text, (_key, inner, { source }) =>
    typeof inner === "number" && source !== undefined ? json.rawJSON(source) : inner,
  );
  if (!isObject(value)) throw new TypeError("not an object of bookmarks");
  const entries = Object.entries(value);
  for (const [id, entry] of entries) if (!isBookmark(entry)) throw new TypeError(`${id} is no bookmark`);
  return new Map(entries as [string, StoredBookmark][]);
}

/** Indented by two, with letters as they are: what the earlier system writes. */
export function printBookmarks(bookmarks: StoredBookmarks): string {
  return JSON.stringify(Object.fromEntries(bookmarks), null, 2);
}

/** The number in a field, where it holds one, also as text. */
export function numberOf(value: unknown): number | null {
  const text = json.isRawJSON(value) ? value.rawJSON : value;
  if (typeof text !== "number" && (typeof text !== "string" || text.trim() === "")) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

function isBookmark(entry: unknown): entry is StoredBookmark {
  return isObject(entry) && typeof entry.text === "string";
}

function isObject(value: unknown): value is StoredBookmark {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !json.isRawJSON(value);
}
