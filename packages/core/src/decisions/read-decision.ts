/** A decision for whoever shows it to everybody, so without asking whether somebody may answer. */
import type { Decision } from "@eureka/contracts/decision";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { selectDecision } from "./decisions.store.ts";
import { createKinds } from "./kinds.ts";
import { proposerOf } from "./may-answer.ts";
import { viewDecision } from "./view-decisions.ts";

export interface ReadDecision {
  readonly decision: Decision;
  /** The board that it is about. */
  readonly boardId: Id<"board"> | null;
  /** The member who asked, himself or by a key. */
  readonly proposerId: Id<"member"> | null;
}

const noKinds = createKinds([]);

/** Null for one that is gone. */
export async function readDecision(context: Context, id: Id<"decision">): Promise<ReadDecision | null> {
  const row = await selectDecision(context.transaction, id, { lock: false });
  if (!row) return null;
  const decision = await viewDecision(context, noKinds, row);
  return { decision, boardId: row.boardId, proposerId: proposerOf(row) };
}
