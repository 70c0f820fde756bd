/** A mandate ends because people want it to: its tokens are destroyed. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { announceMandate } from "./announce-mandate.ts";
import { deleteMandate } from "./mandates.store.ts";

/** False when there was none. */
export async function withdrawMandate(context: Context, personId: Id<"external_identity">): Promise<boolean> {
  const ended = await deleteMandate(context.transaction, personId);
  if (ended) await announceMandate(context, ended, "withdrawn");
  return ended !== undefined;
}
