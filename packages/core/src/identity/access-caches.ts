/** What a process remembers of members, sessions and keys between requests: dropped on the news of a change, and after 5 s in any case. */
import { type Cache, createCache } from "@eureka/kit/cache";
import type { Ports } from "../operations/index.ts";
import { observeAccessChanges } from "../permissions/index.ts";
import type { ApiKeyRow } from "./api-keys.store.ts";
import type { MemberAccess } from "./member-access.ts";
import type { SessionRow } from "./sessions.store.ts";

/** Milliseconds for which a lost notification can leave a revoked credential alive. */
const longestStaleness = 5_000;
const maxEntries = 50_000;

export interface AccessCaches {
  readonly members: Cache<MemberAccess | null>;
  readonly sessions: Cache<SessionRow | null>;
  readonly keys: Cache<ApiKeyRow | null>;
}

const made = new WeakMap<Ports["database"], Promise<AccessCaches>>();

/** The caches over one database; the first call begins to listen for changes. */
export function accessCachesOf(ports: Ports): Promise<AccessCaches> {
  let caches = made.get(ports.database);
  if (!caches) {
    caches = makeCaches(ports);
    made.set(ports.database, caches);
    caches.catch(() => made.delete(ports.database));
  }
  return caches;
}

async function makeCaches(ports: Ports): Promise<AccessCaches> {
  const options = { maxEntries, ttlMs: longestStaleness, clock: ports.clock };
  const caches: AccessCaches = {
    members: createCache(options),
    sessions: createCache(options),
    keys: createCache(options),
  };
  await observeAccessChanges(ports, (changedId) => {
    for (const cache of Object.values(caches)) {
      if (changedId === null) cache.clear();
      else cache.delete(changedId);
    }
  });
  return caches;
}
