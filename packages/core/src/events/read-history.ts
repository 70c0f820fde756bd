/** The history of one thing, field by field: its events are its history, there is no second table. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { selectHistory } from "./events.store.ts";

export interface HistoryPage {
  /** Default `oldest-first`. */
  readonly order?: "oldest-first" | "newest-first";
  /** Goes on behind this event, the last one of the page before. */
  readonly after?: Id<"event"> | null;
  /** Default 200. */
  readonly limit?: number;
}

/** The events of a subject in order. The caller has checked that the actor may see the subject. */
export function readHistory(
  context: Pick<Context, "transaction" | "ports">,
  subject: { readonly type: string; readonly id: string },
  { order = "oldest-first", after = null, limit = 200 }: HistoryPage = {},
): Promise<EventEnvelope[]> {
  return selectHistory(context, subject, { order, after, limit });
}
