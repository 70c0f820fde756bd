import { decisionPageSchema, decisionStates, exampleDecision } from "@eureka/contracts/decision";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { type AnyOperation, defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { type DecisionRow, selectDecisions } from "./decisions.store.ts";
import type { DecisionKinds } from "./kinds.ts";
import { viewDecisions } from "./view-decisions.ts";

/** So many open decisions are looked through for those that wait for somebody. */
const inboxSearch = 1_000;

/** Lists decisions; with `mine` it is the actor's inbox: what waits for his answer. */
export const createListDecisions = (kinds: DecisionKinds): AnyOperation =>
  defineOperation({
    name: "decision.list",
    summary: "List decisions, or what waits for your answer",
    description:
      "With `mine` only those that you may answer now, the latest 1,000 open ones at your places being looked through.",
    input: z.strictObject({
      ...pageInput,
      mine: z.boolean().default(false).meta({ description: "Only what waits for your answer." }),
      proposedByMe: z.boolean().default(false).meta({ description: "Only what you asked, or others on your behalf." }),
      workspaceId: idSchema("workspace").optional(),
      states: z.array(z.enum(decisionStates)).min(1).max(decisionStates.length).optional(),
      kind: z.string().max(100).optional().meta({ example: exampleDecision.kind }),
    }),
    output: decisionPageSchema,
    permission: "decision:read",
    effect: "read",
    http: { method: "GET", path: "/decisions" },
    command: {
      chat: { verb: "decisions", help: "decisions [--mine]: show what waits for an answer" },
      offeredFlags: ["mine"],
    },
    example: { input: { states: ["open"] }, output: { data: [exampleDecision], nextCursor: null } },
    async run(context, input) {
      const { workspaceIds, boardIds } = await visiblePlaces(context, "decision:read");
      const before = (readCursor(context, "decision.list", input)?.[0] as Id<"decision"> | undefined) ?? null;
      const { memberId } = context.principal;
      if (input.proposedByMe && !memberId) return { data: [], nextCursor: null };
      const proposer = input.proposedByMe ? memberId : null;
      const filter = { workspaceIds, boardIds, within: input.workspaceId, kind: input.kind, proposer, before };
      if (!input.mine) {
        const rows = await selectDecisions(context.transaction, {
          ...filter,
          states: input.states,
          limit: input.limit + 1,
        });
        const page = pageOfRows(context, "decision.list", input, rows, keyOf);
        return { data: await viewDecisions(context, kinds, page.data), nextCursor: page.nextCursor };
      }
      const open = await selectDecisions(context.transaction, { ...filter, states: ["open"], limit: inboxSearch });
      const views = await viewDecisions(context, kinds, open);
      const waiting = views.filter((decision) => decision.mayAnswer);
      return pageOfRows(context, "decision.list", input, waiting, ({ id }) => [id]);
    },
  });

function keyOf(row: DecisionRow): [string] {
  return [row.id];
}
