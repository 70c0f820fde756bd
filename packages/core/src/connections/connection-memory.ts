/** What this process remembers of connections, because every delivery asks for it. A change of one makes every process forget. */
import { type Cache, createCache } from "@eureka/kit/cache";
import type { Ports } from "../operations/index.ts";
import { connectionChannel } from "./connections.store.ts";

interface Memory {
  readonly found: Cache<unknown>;
  /** Resolves once PostgreSQL tells of changes: nothing is remembered before. */
  readonly listening: Promise<unknown>;
}

/** Milliseconds after which an answer is looked up again, however silent PostgreSQL was. */
const longest = 5_000;

const memories = new WeakMap<Ports["database"], Memory>();

/** The remembered answer to a question, else what `load` finds. All who ask by one key must mean the same. */
export async function remember<Answer>(
  ports: Pick<Ports, "database">,
  key: readonly unknown[],
  load: () => Promise<Answer>,
): Promise<Answer> {
  const memory = memoryOf(ports);
  await memory.listening;
  return memory.found.get(JSON.stringify(key), load) as Promise<Answer>;
}

/** What this process knows of connections is old. Other processes hear it by the notification of the change. */
export function forgetConnections(ports: Pick<Ports, "database">): void {
  memories.get(ports.database)?.found.clear();
}

function memoryOf(ports: Pick<Ports, "database">): Memory {
  const known = memories.get(ports.database);
  if (known) return known;
  // Connections change rarely: forgetting all of them costs one look-up each.
  const found = createCache<unknown>({ maxEntries: 10_000, ttlMs: longest });
  const listening = ports.database.listen(connectionChannel, () => found.clear());
  const memory = { found, listening };
  memories.set(ports.database, memory);
  listening.catch(() => memories.delete(ports.database));
  return memory;
}
