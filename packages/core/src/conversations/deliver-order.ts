/** The order in which we speak: what belongs to one thread goes out one after the other. */
import type { Transaction } from "../operations/index.ts";
import type { OutgoingMessageRow } from "./outgoing-messages.store.ts";

export const deliverJobName = "conversations.deliver";

/** The ordering key of a message's deliveries. */
export function deliveryOrder(
  message: Pick<OutgoingMessageRow, "connectionId" | "platformChannelId" | "platformThreadId">,
): string {
  return JSON.stringify(["say", message.connectionId, message.platformChannelId, message.platformThreadId]);
}

const queued = new WeakMap<Transaction, Set<string>>();

/** Remembers that a delivery of this order is queued with the commit of the transaction. */
export function noteQueuedDelivery(transaction: Transaction, order: string): void {
  const orders = queued.get(transaction) ?? new Set();
  queued.set(transaction, orders.add(order));
}

export function isDeliveryQueued(transaction: Transaction, order: string): boolean {
  return queued.get(transaction)?.has(order) ?? false;
}
