/** A platform takes a person's tokens no longer, or lets her do too little: whoever gave the mandate is told, once. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { announceMandate } from "./announce-mandate.ts";
import { markMandateLost } from "./mandates.store.ts";

/** Nothing, when the tokens of this generation were replaced or lost before. */
export async function loseMandate(
  context: Context,
  personId: Id<"external_identity">,
  generation: number,
): Promise<void> {
  const lost = await markMandateLost(context.transaction, personId, { generation, lostAt: context.clock.now() });
  if (lost) await announceMandate(context, lost, "lost");
}
