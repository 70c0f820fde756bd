import type { KeyObject } from "node:crypto";
import type { Id } from "@eureka/contracts/ids";
import { findKey, forgetKey, type KeyAccess, obtainKey } from "./data-key.ts";
import { eraseWrappedKey } from "./data-keys.store.ts";

/** The key of one person's data, made when it is first needed; null once it was destroyed: then nothing may be kept about the person. */
export function subjectKey(access: KeyAccess, memberId: Id<"member">): Promise<KeyObject | null> {
  return obtainKey(access, memberId);
}

/** The key of one person's data for reading, or null where there is none: never made, or destroyed. */
export function findSubjectKey(access: KeyAccess, memberId: Id<"member">): Promise<KeyObject | null> {
  return findKey(access, memberId);
}

/**
 * Destroys the key of one person's data, and with it everything that was encrypted under it, in backups too. Other processes may
 * use what they remember for another minute. No new key is made for this person.
 */
export async function destroySubjectKey(access: KeyAccess, memberId: Id<"member">): Promise<void> {
  await eraseWrappedKey(access.transaction, memberId, access.ports.keys.currentKeyId, access.ports.clock.now());
  forgetKey(access, memberId);
}
