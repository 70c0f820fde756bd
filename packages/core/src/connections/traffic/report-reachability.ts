/** Tells the owner of a connection once that its platform does not answer, and once that it does again, whatever process finds out. */
import type { Id } from "@eureka/contracts/ids";
import type { Application, Context } from "../../operations/index.ts";
import { announceConnectionChange } from "../announce-connection-change.ts";
import { type LoadedConnection, loadConnection } from "../load-connection.ts";
import { markRecovered, markUnreachable } from "./tokens.store.ts";

type Finding = "unreachable" | "recovered";

const changes = {
  unreachable: async ({ transaction, clock }, id) => {
    const now = clock.now();
    return (await markUnreachable(transaction, id, now)) ? { from: null, to: now.toISOString() } : null;
  },
  recovered: async ({ transaction }, id) => {
    const { row } = await loadConnection({ transaction }, id, { lock: true });
    const from = row.unreachableSince?.toISOString() ?? null;
    return (await markRecovered(transaction, id)) ? { from, to: null } : null;
  },
} satisfies Record<Finding, (context: Context, id: Id<"connection">) => Promise<{ from: unknown; to: unknown } | null>>;

/** Never throws: whoever called the platform has an answer to go on with. */
export async function reportReachability(
  application: Application,
  { id, organizationId }: Pick<LoadedConnection, "id" | "organizationId">,
  finding: Finding,
): Promise<void> {
  try {
    await application.transact(organizationId, "connections", async (context) => {
      const change = await changes[finding](context, id);
      if (!change) return;
      const { row } = await loadConnection(context, id);
      await announceConnectionChange(context, row, finding, { unreachableSince: change });
    });
  } catch (error) {
    application.ports.log.error({ error, connectionId: id }, "connections.reachability_not_reported");
  }
}
