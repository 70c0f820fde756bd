/** A mandate ends because people want it to: its tokens are destroyed here, and the platform is told. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { announceMandate } from "./announce-mandate.ts";
import { deleteMandate } from "./mandates.store.ts";
import { queueMandateRevocation } from "./revoke-mandate.ts";

/** False when there was none. */
export async function withdrawMandate(context: Context, personId: Id<"external_identity">): Promise<boolean> {
  const ended = await deleteMandate(context.transaction, personId);
  if (!ended) return false;
  await announceMandate(context, ended, "withdrawn");
  queueMandateRevocation(context, ended);
  return true;
}
