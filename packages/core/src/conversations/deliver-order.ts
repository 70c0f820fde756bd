/** The order in which we speak: what belongs to one thread goes out one after the other. */
import type { OutgoingMessageRow } from "./outgoing-messages.store.ts";

export const deliverJobName = "conversations.deliver";

/** The ordering key of a message's deliveries. */
export function deliveryOrder(
  message: Pick<OutgoingMessageRow, "connectionId" | "platformChannelId" | "platformThreadId">,
): string {
  return JSON.stringify(["say", message.connectionId, message.platformChannelId, message.platformThreadId]);
}
