/**
 * How an intent is hidden in a message. Its nonce makes Discord itself give back the first message for a second post with the same one,
 * for "the past few minutes" (https://discord.com/developers/docs/resources/message#create-message). But a nonce is not kept: a message
 * that is read later mostly comes without it. Rows of components keep a number of ours, so that cards can be found for as long as they
 * stand. A text without a card, posted more than some minutes ago, cannot be found by anything that Discord keeps.
 */
import { createHash } from "node:crypto";
import type { MessageRow } from "./cards.ts";

/** A nonce holds so many characters. */
const nonceLength = 25;

export function nonceOf(intent: string): string {
  return createHash("sha256").update(intent).digest("base64url").slice(0, nonceLength);
}

/** A positive number of 31 bits, which is what the id of a component holds. */
function numberOf(intent: string): number {
  return createHash("sha256").update(intent).digest().readUInt32BE(0) >>> 1 || 1;
}

/** The first row bears the number. */
export function markRows(rows: readonly MessageRow[], intent: string): MessageRow[] {
  return rows.map((row, index) => (index === 0 ? { ...row, id: numberOf(intent) } : row));
}

interface MarkedMessage {
  readonly nonce?: string | number;
  readonly components?: readonly { readonly id?: number | undefined }[] | undefined;
}

export function isMadeBy({ nonce, components }: MarkedMessage, intent: string): boolean {
  return nonce === nonceOf(intent) || components?.[0]?.id === numberOf(intent);
}
