import { decisionLimits, decisionSchema, exampleDecision } from "@eureka/contracts/decision";
import { EurekaError, notFound } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type AnyOperation, defineOperation } from "../operations/index.ts";
import { hasRoleAt, loadGrants } from "../permissions/index.ts";
import { assertOpen } from "./assert-open.ts";
import { selectMemberNames, updateDecision } from "./decisions.store.ts";
import type { DecisionKinds } from "./kinds.ts";
import { loadDecision } from "./load-decision.ts";
import { mayAnswer, proposerOf } from "./may-answer.ts";
import { placesOf } from "./places-of.ts";
import { viewDecision } from "./view-decisions.ts";

/** Lets somebody else answer too: who is asked passes the question on to a member who can see it. */
export const createDelegateDecision = (kinds: DecisionKinds): AnyOperation =>
  defineOperation({
    name: "decision.delegate",
    summary: "Let somebody else answer a decision",
    description:
      "The member may answer then, besides those who may already. He needs the role user, or a higher one, at the workspace or the board.",
    input: z.strictObject({ id: idSchema("decision"), memberId: idSchema("member") }),
    output: decisionSchema,
    permission: "decision:answer",
    effect: "write",
    http: { method: "POST", path: "/decisions/{id}/delegate" },
    command: { words: ["id", "memberId"] },
    example: {
      input: { id: exampleDecision.id, memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" },
      output: { ...exampleDecision, version: 2 },
    },
    target: (context, input) => loadDecision(context, input.id, { lock: true }),
    async run(context, { id, memberId }, { row }) {
      await assertOpen(context, row);
      const kind = kinds.find(row.kind);
      if (!(await mayAnswer(context, kind, row))) throw new EurekaError("decision.not_asked", { id });
      const names = await selectMemberNames(context.transaction, [memberId]);
      const delegate = {
        actor: { type: "user", id: memberId },
        memberId,
        grants: await loadGrants(context.transaction, memberId),
      } as const;
      const sees = names.has(memberId) && (await hasRoleAt(context, delegate, "user", placesOf(row)));
      if (!sees) throw notFound("member", memberId);
      if (!kind?.proposerMayAnswer && proposerOf(row) === memberId)
        throw new EurekaError("decision.own_proposal", { id });
      if (row.answererMemberIds.includes(memberId)) return viewDecision(context, kinds, row);
      if (row.answererMemberIds.length >= decisionLimits.people)
        throw new EurekaError("decision.too_many_people", { id });
      const changed = await updateDecision(context.transaction, id, {
        answererMemberIds: [...row.answererMemberIds, memberId],
      });
      context.emit({
        type: "decision.delegated",
        subject: { type: "decision", id },
        workspaceId: row.workspaceId,
        data: { kind: row.kind, memberId },
      });
      return viewDecision(context, kinds, changed);
    },
  });
