import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { type LoadedConnection, loadConnection } from "../../connections/index.ts";
import type { Context, Target } from "../../operations/index.ts";
import { type InboundEventRow, selectInboundEvent } from "../inbound-events.store.ts";

export interface DeliveryTarget extends Target {
  readonly row: InboundEventRow;
  readonly connection: LoadedConnection;
}

/** Loads a stored delivery with its connection, locked when it is to be changed. Throws `inbound_event.not_found`. */
export async function loadDelivery(
  context: Context,
  id: Id<"inbound_event">,
  options: { readonly lock?: boolean } = {},
): Promise<DeliveryTarget> {
  const row = await selectInboundEvent(context.transaction, id, options);
  if (!row) throw notFound("inbound_event", id);
  return { noun: "inbound_event", id, scopes: [], row, connection: await loadConnection(context, row.connectionId) };
}
