/** The two questions that sync asks people: which of two values counts, and what becomes of one side when the other is gone. */
import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type DecisionKind, defineDecisionKind } from "../decisions/index.ts";
import type { Context } from "../operations/index.ts";
import { answerConflict } from "./conflicts.store.ts";
import { queueItem } from "./queue-sync.ts";

const payload = z.strictObject({
  boardId: idSchema("board"),
  workItemId: idSchema("work_item"),
  externalLinkId: idSchema("external_link"),
  field: z.string(),
});

export type ConflictPayload = z.infer<typeof payload>;

/** The answer is noted; the next comparison, which comes at once, does what it says. */
const noteAnswer: DecisionKind<ConflictPayload>["carryOut"] = async (context, { id }, wish, { choice }) => {
  if (choice === null || !(await answerConflict(context.transaction, id, choice)))
    throw new EurekaError("sync_conflict.over", { id });
  queueAnswer(context, wish);
  return null;
};

export function queueAnswer(
  context: Pick<Context, "enqueue" | "request">,
  { boardId, workItemId }: ConflictPayload,
): void {
  queueItem(context, { boardId, workItemId, changed: "there" });
}

export const syncConflictKind = defineDecisionKind({
  kind: "sync_conflict",
  payload,
  verbs: ["choose"],
  proposerMayAnswer: true,
  carryOut: noteAnswer,
});

export const syncDeletionKind = defineDecisionKind({
  kind: "sync_deletion",
  payload,
  verbs: ["choose"],
  proposerMayAnswer: true,
  carryOut: noteAnswer,
});
