/** Tells what happened to an application: an event for people, a notification for every process that remembers its secrets. */
import type { Changes } from "@eureka/contracts/event";
import type { Context } from "../../operations/index.ts";
import { forgetConnections } from "../connection-memory.ts";
import { notifyConnectionChange } from "../connections.store.ts";

export async function announceApplicationChange(
  context: Context,
  connector: string,
  happening: "updated" | "removed",
  changes: Changes,
): Promise<void> {
  const subject = { type: "connector_application", id: connector };
  context.emit({ type: `connector_application.${happening}`, subject, changes });
  await notifyConnectionChange(context.transaction, connector);
  context.ports.database.afterCommit(context.transaction, () => forgetConnections(context.ports));
}
