/** Takes a question back that nobody needs to answer any more. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { closeDecision } from "./close-decision.ts";
import { selectDecision } from "./decisions.store.ts";

/** One that ended already stays as it is. */
export async function withdrawQuestion(context: Context, id: Id<"decision">): Promise<void> {
  const row = await selectDecision(context.transaction, id, { lock: true });
  if (row?.state === "open") await closeDecision(context, row, { state: "withdrawn" });
}
