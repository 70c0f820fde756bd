import { EurekaError } from "@eureka/contracts/errors";
import type { Context } from "../operations/index.ts";
import { type OpenQuestion, selectOpenQuestion } from "./decisions.store.ts";
import { operationApprovalKind } from "./operation-approval.ts";

/**
 * For what is asked once at a time, however often a button is pressed. Throws `decision.already_open` while people are asked whether the
 * operation may run on the subject at the board. The caller holds a lock on the subject, so that of two who ask at once one is the first.
 */
export async function assertNotAsked(context: Context, asked: Omit<OpenQuestion, "kind" | "now">): Promise<void> {
  const question = { ...asked, kind: operationApprovalKind, now: context.clock.now() };
  const id = await selectOpenQuestion(context.transaction, question);
  if (id) throw new EurekaError("decision.already_open", { id });
}
