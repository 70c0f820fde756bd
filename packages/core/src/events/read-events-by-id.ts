/** Single events, for whoever follows what led to what. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { selectEventsById } from "./events.store.ts";

/** Those that are still kept, in no order. The caller shows only what the actor may see. */
export function readEventsById(
  context: Pick<Context, "transaction" | "ports">,
  ids: readonly Id<"event">[],
): Promise<EventEnvelope[]> {
  return ids.length === 0 ? Promise.resolve([]) : selectEventsById(context, ids);
}
