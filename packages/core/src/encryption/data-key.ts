/** Finds, makes and remembers data keys inside a transaction. */
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Id } from "@eureka/contracts/ids";
import { type Cache, createCache } from "@eureka/kit/cache";
import type { KeyProvider } from "@eureka/kit/crypto";
import type { Ports, Transaction } from "../operations/index.ts";
import { insertWrappedKey, type Subject, selectWrappedKey } from "./data-keys.store.ts";

/** What is needed to reach keys; every operation's context has it. */
export interface KeyAccess {
  readonly transaction: Transaction;
  readonly ports: Pick<Ports, "keys" | "clock" | "database">;
}

const keyBytes = 32;

/** How long a key that another process destroyed can still be used here, in milliseconds. */
export const keyCacheMilliseconds = 60_000;

const caches = new WeakMap<KeyProvider, Cache<KeyObject>>();
/** Keys made in a transaction that is not committed: nobody else may use them, because they may never have existed. */
const unborn = new WeakMap<Transaction, Map<string, KeyObject>>();

/** The key of a subject, or null when it has none: never made, or destroyed. */
export async function findKey(access: KeyAccess, subject: Subject): Promise<KeyObject | null> {
  const found = await lookUp(access, subject);
  return found === "destroyed" ? null : found;
}

/** The key of a subject, made at the first call; null once it was destroyed. Needs a transaction that may write. */
export async function obtainKey(access: KeyAccess, subject: Subject): Promise<KeyObject | null> {
  const found = await lookUp(access, subject);
  if (found) return found === "destroyed" ? null : found;
  const { keys, clock } = access.ports;
  const owner = nameOwner(access.transaction.organizationId, subject);
  const fresh = randomBytes(keyBytes);
  const made = await insertWrappedKey(access.transaction, subject, {
    wrapped: await keys.wrap(fresh, owner),
    masterKeyId: keys.currentKeyId,
    createdAt: clock.now(),
  });
  if (!made) return findKey(access, subject);
  const key = createSecretKey(fresh);
  const own = unborn.get(access.transaction) ?? new Map<string, KeyObject>();
  unborn.set(access.transaction, own.set(owner, key));
  return key;
}

/** Makes this process forget a key, now and once more after the commit: meanwhile somebody may have read the old one. */
export function forgetKey(access: KeyAccess, subject: Subject): void {
  const owner = nameOwner(access.transaction.organizationId, subject);
  unborn.get(access.transaction)?.delete(owner);
  cacheOf(access.ports).delete(owner);
  access.ports.database.afterCommit(access.transaction, () => cacheOf(access.ports).delete(owner));
}

/** What this process remembers of a key, without looking anywhere. */
export function peekKey(
  ports: KeyAccess["ports"],
  organizationId: Id<"organization">,
  subject: Subject,
): KeyObject | undefined {
  return cacheOf(ports).peek(nameOwner(organizationId, subject));
}

async function lookUp(access: KeyAccess, subject: Subject): Promise<KeyObject | "destroyed" | null> {
  const owner = nameOwner(access.transaction.organizationId, subject);
  const known = unborn.get(access.transaction)?.get(owner) ?? cacheOf(access.ports).peek(owner);
  if (known) return known;
  const stored = await selectWrappedKey(access.transaction, subject);
  if (stored === null || stored === "destroyed") return stored;
  return cacheOf(access.ports).get(owner, async () =>
    createSecretKey(await access.ports.keys.unwrap(stored.wrapped, owner)),
  );
}

function cacheOf(ports: KeyAccess["ports"]): Cache<KeyObject> {
  const existing = caches.get(ports.keys);
  if (existing) return existing;
  const cache = createCache<KeyObject>({ maxEntries: 10_000, ttlMs: keyCacheMilliseconds, clock: ports.clock });
  caches.set(ports.keys, cache);
  return cache;
}

/** The owner is part of the wrapping: a wrapped key copied to another person or organization cannot be opened there. */
function nameOwner(organizationId: Id<"organization"> | null, subject: Subject): string {
  if (organizationId === null) throw new TypeError("data keys belong to an organization; this transaction has none");
  return subject === null ? organizationId : `${organizationId}/${subject}`;
}
