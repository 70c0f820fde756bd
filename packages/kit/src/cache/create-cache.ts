import { type Clock, systemClock } from "../clock/index.ts";

export interface CacheOptions {
  /** The least recently used entry goes when there would be more than this many. */
  readonly maxEntries: number;
  /** Milliseconds that a value may be used, counted from the moment its loading began, so that it bounds how stale an answer can be. */
  readonly ttlMs: number;
  readonly clock?: Clock;
}

/** A bounded cache in this process, filled on demand. */
export interface Cache<Value> {
  /** The value of a key, loaded when it is not there. Callers who ask meanwhile share one load; a failed load is not kept. */
  get(key: string, load: () => Promise<Value> | Value): Promise<Value>;
  /** The value if it is there and fresh, without waiting or loading. */
  peek(key: string): Value | undefined;
  /** Forgets a key. A load that is under way still answers those who wait for it, but its result is not kept. */
  delete(key: string): void;
  /** Forgets every key that the test accepts, those being loaded as well. */
  deleteWhere(matches: (key: string) => boolean): void;
  clear(): void;
  /** How many values are held. */
  readonly size: number;
}

interface Entry<Value> {
  readonly value: Value;
  readonly expiresAt: number;
}

/** Makes a cache with least-recently-used eviction, expiry and one load at a time for each key. */
export function createCache<Value>({ maxEntries, ttlMs, clock = systemClock }: CacheOptions): Cache<Value> {
  // A Map keeps insertion order: the first key is the one that was used longest ago.
  const entries = new Map<string, Entry<Value>>();
  const loads = new Map<string, Promise<Value>>();

  function find(key: string): Entry<Value> | undefined {
    const entry = entries.get(key);
    if (!entry) return undefined;
    entries.delete(key);
    if (entry.expiresAt <= clock.monotonic()) return undefined;
    entries.set(key, entry);
    return entry;
  }

  function keep(key: string, entry: Entry<Value>): void {
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size <= maxEntries) return;
    const [oldest] = entries.keys();
    if (oldest !== undefined) entries.delete(oldest);
  }

  function startLoad(key: string, load: () => Promise<Value> | Value): Promise<Value> {
    const expiresAt = clock.monotonic() + ttlMs;
    const loading = (async () => load())().then(
      (value) => {
        if (loads.get(key) === loading) {
          loads.delete(key);
          keep(key, { value, expiresAt });
        }
        return value;
      },
      (error: unknown) => {
        if (loads.get(key) === loading) loads.delete(key);
        throw error;
      },
    );
    loads.set(key, loading);
    return loading;
  }

  return {
    async get(key, load) {
      const entry = find(key);
      if (entry) return entry.value;
      return loads.get(key) ?? startLoad(key, load);
    },
    peek: (key) => find(key)?.value,
    delete(key) {
      entries.delete(key);
      loads.delete(key);
    },
    deleteWhere(matches) {
      for (const key of entries.keys()) if (matches(key)) entries.delete(key);
      for (const key of loads.keys()) if (matches(key)) loads.delete(key);
    },
    clear() {
      entries.clear();
      loads.clear();
    },
    get size() {
      return entries.size;
    },
  };
}
