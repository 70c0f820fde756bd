import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { type Cache, createCache } from "../cache/index.ts";
import type { Clock } from "../clock/index.ts";
import type { KeyProvider } from "./key-provider.ts";
import { keyBytes } from "./master-key.ts";

/** Where wrapped data keys are kept, one for each owner. The database side implements it. */
export interface WrappedKeyStore {
  /** The wrapped key of an owner, or undefined where it has none (yet, or any more). */
  load(owner: string): Promise<string | undefined>;
  /** Stores an owner's first key and returns the stored one: where another process was faster, that process's key. */
  insert(owner: string, wrapped: string): Promise<string>;
}

export interface DataKeysOptions {
  readonly provider: KeyProvider;
  readonly store: WrappedKeyStore;
  /** Opened keys in memory at most; by default 10,000. */
  readonly maxEntries?: number;
  /** Milliseconds until an opened key is read anew, which is also how long a key destroyed by another process may live on; by default 60,000. */
  readonly ttlMs?: number;
  readonly clock?: Clock;
}

/** The data keys of all owners, unwrapped when first needed and kept in memory for a while. */
export class DataKeys {
  readonly #provider: KeyProvider;
  readonly #store: WrappedKeyStore;
  readonly #cache: Cache<KeyObject | undefined>;

  constructor(options: DataKeysOptions) {
    this.#provider = options.provider;
    this.#store = options.store;
    this.#cache = createCache({
      maxEntries: options.maxEntries ?? 10_000,
      ttlMs: options.ttlMs ?? 60_000,
      clock: options.clock,
    });
  }

  /** The owner's data key, or undefined where it has none: never made, or destroyed by an erasure. */
  async find(owner: string): Promise<KeyObject | undefined> {
    const key = await this.#cache.get(owner, async () => {
      const wrapped = await this.#store.load(owner);
      return wrapped === undefined ? undefined : this.#open(wrapped, owner);
    });
    // Another process may make the key in the next moment: only its presence is worth remembering.
    if (!key) this.#cache.delete(owner);
    return key;
  }

  /** The owner's data key, made and stored first where it has none. */
  async obtain(owner: string): Promise<KeyObject> {
    const existing = await this.find(owner);
    if (existing) return existing;
    const wrapped = await this.#provider.wrap(randomBytes(keyBytes), owner);
    const stored = await this.#store.insert(owner, wrapped);
    this.#cache.delete(owner);
    return this.#open(stored, owner);
  }

  /** Drops the owner's key from memory, after it was destroyed or rewrapped in the store. */
  forget(owner: string): void {
    this.#cache.delete(owner);
  }

  async #open(wrapped: string, owner: string): Promise<KeyObject> {
    return createSecretKey(await this.#provider.unwrap(wrapped, owner));
  }
}
