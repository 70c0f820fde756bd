/** Tells what happened to a connection: an event for people and workflows, a notification for every process that remembers it. */
import type { Changes } from "@eureka/contracts/event";
import type { Context } from "../operations/index.ts";
import { forgetConnections } from "./connection-memory.ts";
import { type ConnectionRow, notifyConnectionChange } from "./connections.store.ts";

type Happening = "created" | "updated" | "paused" | "resumed" | "needs_reauth" | "removed";

export async function announceConnectionChange(
  context: Context,
  { id, connector }: Pick<ConnectionRow, "id" | "connector">,
  happening: Happening,
  changes: Changes,
): Promise<void> {
  context.emit({ type: `connection.${happening}`, subject: { type: "connection", id }, changes, data: { connector } });
  await notifyConnectionChange(context.transaction, id);
  context.ports.database.afterCommit(context.transaction, () => forgetConnections(context.ports));
}
