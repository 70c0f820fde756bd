import { exampleBoardConnection } from "@eureka/contracts/connected-board";
import { idSchema } from "@eureka/contracts/ids";
import { examplePullRequestRules, pullRequestRulesSchema } from "@eureka/contracts/pull-request";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadConnectedBoard } from "../load-connected-board.ts";
import { selectPullRequestRules } from "./pull-request-rules.store.ts";

export const getPullRequestRules = defineOperation({
  name: "pull_request_rules.get",
  summary: "Read what becomes of the pull requests of a connected board",
  input: z.strictObject({ id: idSchema("connected_board") }),
  output: pullRequestRulesSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/connected-boards/{id}/pull-request-rules" },
  command: { words: ["id"] },
  example: { input: { id: exampleBoardConnection.id }, output: examplePullRequestRules },
  target: (context, input) => loadConnectedBoard(context, input.id),
  async run(context, { id }) {
    const {
      cursor: _cursor,
      branchesCursor: _branches,
      ...rules
    } = await selectPullRequestRules(context.transaction, id);
    return rules;
  },
});
