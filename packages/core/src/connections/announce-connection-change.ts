/** Tells what happened to a connection: an event for people and workflows, a notification for every process that remembers it. */
import type { Changes } from "@eureka/contracts/event";
import type { Context } from "../operations/index.ts";
import { forgetConnections } from "./connection-memory.ts";
import { type ConnectionRow, notifyConnectionChange } from "./connections.store.ts";

type Happening =
  | "created"
  | "updated"
  | "paused"
  | "resumed"
  | "needs_reauth"
  | "removed"
  | "unreachable"
  | "recovered";

/** These concern who connected it, who is to be told. */
const told: ReadonlySet<Happening> = new Set(["needs_reauth", "unreachable", "recovered"]);

export async function announceConnectionChange(
  context: Context,
  { id, connector, connectedBy }: Pick<ConnectionRow, "id" | "connector" | "connectedBy">,
  happening: Happening,
  changes: Changes,
): Promise<void> {
  const data = { connector, ...(told.has(happening) && { ownerId: connectedBy }) };
  context.emit({ type: `connection.${happening}`, subject: { type: "connection", id }, changes, data });
  await notifyConnectionChange(context.transaction, id);
  context.ports.database.afterCommit(context.transaction, () => forgetConnections(context.ports));
}
