/**
 * The marker by which a write is found again whose answer was lost: invisible characters at the end of a description or comment.
 *
 * Why there: it must come with the very call that makes the thing, which leaves text, position and link of a new card, and for a
 * comment nothing but its text. A link would stand on the front of the card as an attachment, a line of text would be read and
 * mailed, a custom field must be set up by the board. Trello's search lags behind its writes; a look at the cards of a board
 * made since then does not.
 */
import { createHash } from "node:crypto";
import type { Intent } from "@eureka/connector-sdk";

/** None of them joins or breaks the letters beside it, and none is trimmed as white space. */
const digits = ["\u200b", "\u2060", "\u2063", "\u2064"] as const;
const digitCount = 48;
const markerAtEnd = new RegExp(`[${digits.join("")}]{${digitCount}}$`, "u");

/** What a marker takes of the longest text, in UTF-16 code units. */
export const markerLength = digitCount;

/** 96 bits of the intent's hash, two to a character. */
export function markerOf(intent: Intent): string {
  const hash = createHash("sha256").update(intent).digest();
  let marker = "";
  for (let index = 0; index < digitCount; index++) {
    marker += digits[((hash[index >> 2] ?? 0) >> ((index & 3) * 2)) & 3] ?? "";
  }
  return marker;
}

/** The marker that a text carries; empty when it has none. */
export function readMarker(text: string): string {
  return markerAtEnd.exec(text)?.[0] ?? "";
}

export function withoutMarker(text: string): string {
  return text.replace(markerAtEnd, "");
}
