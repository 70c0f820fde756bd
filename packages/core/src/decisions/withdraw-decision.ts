import { decisionSchema, exampleDecision } from "@eureka/contracts/decision";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type AnyOperation, defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { assertOpen } from "./assert-open.ts";
import { closeDecision } from "./close-decision.ts";
import type { DecisionKinds } from "./kinds.ts";
import { loadDecision } from "./load-decision.ts";
import { proposerOf } from "./may-answer.ts";
import { placesOf } from "./places-of.ts";
import { viewDecision } from "./view-decisions.ts";

/** Takes a question back: by who asked it, or by who looks after the place. */
export const createWithdrawDecision = (kinds: DecisionKinds): AnyOperation =>
  defineOperation({
    name: "decision.withdraw",
    summary: "Take a decision back",
    description: "Nothing of what was proposed happens. Only who asked may do it, or a manager of the workspace.",
    input: z.strictObject({ id: idSchema("decision") }),
    output: decisionSchema,
    permission: "decision:answer",
    effect: "write",
    http: { method: "POST", path: "/decisions/{id}/withdraw" },
    command: { words: ["id"] },
    example: {
      input: { id: exampleDecision.id },
      output: {
        ...exampleDecision,
        state: "withdrawn",
        mayAnswer: false,
        closedAt: "2026-11-22T09:45:00.000Z",
        version: 2,
      },
    },
    target: (context, input) => loadDecision(context, input.id, { lock: true }),
    async run(context, _input, { row }) {
      const { memberId } = context.principal;
      if (memberId === null || proposerOf(row) !== memberId)
        await requirePermission(context, "workspace:update", { scopes: placesOf(row) });
      if (row.state === "withdrawn") return viewDecision(context, kinds, row);
      await assertOpen(context, row);
      return viewDecision(context, kinds, await closeDecision(context, row, { state: "withdrawn" }));
    },
  });
