/** The same context for something that is done for a reason of its own: events about work items name the reason. */
import type { Because } from "@eureka/contracts/because";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "./context.ts";

/** What runs in it by `runWithin`, and what is stated about work items in it, says `because`; `cause` is the event that led here. */
export function becauseOf(context: Context, because: Because, cause: Id<"event"> | null = null): Context {
  const request = { ...context.request, because, ...(cause && { causationId: cause }) };
  return { ...context, request };
}
