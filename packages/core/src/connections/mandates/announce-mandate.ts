/** Tells what became of a mandate: an event for people, a notification for every process that remembers it. */
import type { Context } from "../../operations/index.ts";
import { forgetConnections } from "../connection-memory.ts";
import { notifyConnectionChange } from "../connections.store.ts";
import type { MandateRow } from "./mandates.store.ts";

export async function announceMandate(
  context: Context,
  { externalIdentityId, connectionId, memberId }: Pick<MandateRow, "externalIdentityId" | "connectionId" | "memberId">,
  happening: "given" | "lost" | "withdrawn",
): Promise<void> {
  const subject = { type: "external_identity", id: externalIdentityId } as const;
  context.emit({ type: `mandate.${happening}`, subject, data: { connectionId, memberId } });
  await notifyConnectionChange(context.transaction, connectionId);
  context.ports.database.afterCommit(context.transaction, () => forgetConnections(context.ports));
}
