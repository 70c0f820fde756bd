/** The jobs that a decision waits for: to remind those who are asked, and to end when nobody answered. */
import type { Id } from "@eureka/contracts/ids";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineJob, type NewJob } from "../operations/index.ts";
import { closeDecision } from "./close-decision.ts";
import { selectDecision, updateDecision } from "./decisions.store.ts";

const remindJobName = "decisions.remind";
const expireJobName = "decisions.expire";
const payload = z.strictObject({ decisionId: idSchema("decision") });

export function remindJob(decisionId: Id<"decision">, runAt: Date): NewJob {
  return { name: remindJobName, payload: { decisionId }, runAt, background: true };
}

export function expireJob(decisionId: Id<"decision">, runAt: Date): NewJob {
  return { name: expireJobName, payload: { decisionId }, runAt, background: true };
}

/** Says once more that somebody waits; whoever shows decisions hears it. */
export const remindOfDecision = defineJob({
  name: remindJobName,
  payload,
  run: (job, { decisionId }) =>
    job.transact(async (context) => {
      const row = await selectDecision(context.transaction, decisionId, { lock: true });
      if (row?.state !== "open" || row.remindAt === null) return;
      await updateDecision(context.transaction, row.id, { remindAt: null });
      context.emit({
        type: "decision.reminded",
        subject: { type: "decision", id: row.id },
        workspaceId: row.workspaceId,
        data: { kind: row.kind },
      });
    }),
});

/** Ends a decision that nobody answered in time. Nothing of what was proposed happens. */
export const expireDecision = defineJob({
  name: expireJobName,
  payload,
  run: (job, { decisionId }) =>
    job.transact(async (context) => {
      const row = await selectDecision(context.transaction, decisionId, { lock: true });
      if (row?.state !== "open") return;
      // The database decides when a job is due, and its clock may be ahead of ours.
      if (row.expiresAt > context.clock.now()) return context.enqueue(expireJob(row.id, row.expiresAt));
      await closeDecision(context, row, { state: "expired" });
    }),
});
