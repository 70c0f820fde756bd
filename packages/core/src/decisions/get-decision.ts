import { decisionSchema, exampleDecision } from "@eureka/contracts/decision";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type AnyOperation, defineOperation } from "../operations/index.ts";
import type { DecisionKinds } from "./kinds.ts";
import { loadDecision } from "./load-decision.ts";
import { viewDecision } from "./view-decisions.ts";

export const createGetDecision = (kinds: DecisionKinds): AnyOperation =>
  defineOperation({
    name: "decision.get",
    summary: "Read a decision",
    input: z.strictObject({ id: idSchema("decision") }),
    output: decisionSchema,
    permission: "decision:read",
    effect: "read",
    http: { method: "GET", path: "/decisions/{id}" },
    command: { words: ["id"] },
    example: { input: { id: exampleDecision.id }, output: exampleDecision },
    target: (context, input) => loadDecision(context, input.id),
    run: (context, _input, { row }) => viewDecision(context, kinds, row),
  });
