/**
 * News that what a process remembers about a member, a session or a key is old. It travels to other processes by NOTIFY when the
 * transaction commits; the process itself hears it at once.
 */
import type { Context, Ports } from "../operations/index.ts";
import { notifyAccessChange } from "./permissions.store.ts";

const channel = "eureka_identity";

/** Gets the id that changed, or null when news may have been missed. */
export type AccessObserver = (changedId: string | null) => void;

interface Hearing {
  readonly observers: Set<AccessObserver>;
  /** Resolves once PostgreSQL has the channel. */
  readonly listening: Promise<unknown>;
}

const hearings = new WeakMap<Ports["database"], Hearing>();

/** States that the member, session, key or organization `id` may do something else once this transaction has committed. */
export async function announceAccessChange(context: Pick<Context, "transaction" | "ports">, id: string): Promise<void> {
  await notifyAccessChange(context.transaction, channel, id);
  context.ports.database.afterCommit(context.transaction, () => tell(context.ports, id));
}

/** Calls `observer` for every change from now on. Resolves once the database will tell of other processes' changes too. */
export async function observeAccessChanges(ports: Ports, observer: AccessObserver): Promise<void> {
  let hearing = hearings.get(ports.database);
  if (!hearing) {
    hearing = {
      observers: new Set(),
      listening: ports.database.listen(channel, ({ payload, reconnected }) =>
        tell(ports, reconnected ? null : payload),
      ),
    };
    hearings.set(ports.database, hearing);
  }
  hearing.observers.add(observer);
  await hearing.listening;
}

function tell(ports: Ports, changedId: string | null): void {
  for (const observer of hearings.get(ports.database)?.observers ?? []) observer(changedId);
}
