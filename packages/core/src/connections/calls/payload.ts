/** What is kept of a body: its beginning, as text, masked. */
import type { LoggedPayload } from "@eureka/contracts/connection-log";
import { cutText, dropBrokenSecret, type Masker } from "./mask-payload.ts";

/** So much of a body is looked at; what is masked must be parsed, so it is more than what is kept. */
export const capturedBytes = 32_768;
/** So many characters of a body are kept. */
const keptCharacters = 16_384;
const mostHeaders = 40;
const longestHeader = 500;

/** The beginning of a body, as it was sent or came. */
export interface CapturedBody {
  /** Null for what is no text, and where nothing was sent. */
  readonly start: Uint8Array | null;
  /** Null where nobody counted. */
  readonly bytes: number | null;
  readonly contentType: string | null;
}

export interface CapturedPayload {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: CapturedBody;
}

/** JSON, forms and other text; files are not looked at. */
export function isText(contentType: string | null): boolean {
  return contentType !== null && /json|x-www-form-urlencoded|^text\/|xml|graphql/i.test(contentType);
}

/** Masks, then cuts. `limit` is the number of characters that are kept of the body. */
export function maskPayload(
  { headers, body }: CapturedPayload,
  masker: Masker,
  secrets: readonly string[],
  limit = keptCharacters,
): LoggedPayload {
  const shown = Object.entries(masker.headers(headers))
    .slice(0, mostHeaders)
    .map(([name, value]) => [name, storable(value.slice(0, longestHeader))]);
  const { start, bytes, contentType } = body;
  const kept = { headers: Object.fromEntries(shown), bytes };
  if (start === null) return { ...kept, body: null, isCut: false };
  const isShort = bytes !== null && bytes > start.byteLength;
  const read = new TextDecoder().decode(start);
  const masked = masker.body(isShort ? dropBrokenSecret(read, secrets) : read, contentType);
  const { text, isCut } = cutText(masked, limit);
  return { ...kept, body: storable(text), isCut: isCut || isShort };
}

/** The database takes no NUL and no half of a character. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
