/** Has a platform repeat what it delivered to nobody since the board was last compared, where it does not do so by itself. */
import { ConnectorError } from "@eureka/connector-sdk";
import type { JobContext } from "../operations/index.ts";
import type { Place } from "./load-place.ts";
import { hooksOf } from "./tracker-of.ts";

/** Comparing finds most of it too, but not what a platform's list of changes leaves out, for example deletions. */
export async function askForLostDeliveries(context: JobContext, { connection, connectedBoard }: Place): Promise<void> {
  const { platformHookId, reconciledAt } = connectedBoard;
  const hooks = hooksOf(context.application, connection);
  if (!hooks?.redeliver || platformHookId === null || reconciledAt === null) return;
  try {
    const count = await hooks.redeliver({ platformHookId, since: reconciledAt });
    if (count > 0) context.log.info({ connectionId: connection.id, count }, "sync.redeliveries_asked");
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
    // The board can be compared all the same.
    context.log.warn({ err: error, connectionId: connection.id }, "sync.redeliveries_refused");
  }
}
