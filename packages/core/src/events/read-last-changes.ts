/** The event that last changed each field of a thing. */
import type { Context } from "../operations/index.ts";
import { type LastChange, selectLastChanges } from "./events.store.ts";

/** For events whose type begins with `prefix`. The caller has checked that the actor may see the subject. */
export function readLastChanges(
  context: Pick<Context, "transaction" | "ports">,
  subject: { readonly type: string; readonly id: string },
  prefix: string,
): Promise<LastChange[]> {
  return selectLastChanges(context, subject, prefix);
}
