/** A question that ended without an answer leaves both sides as they are; a conflict of two values is asked about anew. */
import type { Id } from "@eureka/contracts/ids";
import type { EventHandler } from "../operations/index.ts";
import { queueAnswer, syncConflictKind, syncDeletionKind } from "./conflict-kinds.ts";
import { answerConflict, deleteConflict, selectConflictOf } from "./conflicts.store.ts";
import { selectExternalLink } from "./external-links.store.ts";

const kinds: readonly unknown[] = [syncConflictKind.kind, syncDeletionKind.kind];

export const followQuestions: EventHandler = {
  name: "sync.follow-questions",
  on: ["decision.expired", "decision.withdrawn"],
  when: ({ data }) => kinds.includes(data.kind),
  orderBy: ({ subject }) => `sync:${subject.id}`,
  async run(context, { subject, type }) {
    // What sync takes back itself has no row any more.
    const row = await selectConflictOf(context.transaction, subject.id as Id<"decision">);
    const link = row && (await selectExternalLink(context.transaction, row.externalLinkId));
    if (!row || !link) return;
    if (row.field.startsWith("gone_")) await answerConflict(context.transaction, row.decisionId, "unlink");
    // Somebody who took the question back wants no other one: it is asked when a value changes.
    else if (type === "decision.expired") await deleteConflict(context.transaction, row);
    else return;
    queueAnswer(context, { ...link, externalLinkId: link.id, field: row.field });
  },
};
