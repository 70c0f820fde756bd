import { exampleBoardConnection } from "@eureka/contracts/connected-board";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { boardPullRequestPageSchema, exampleBoardPullRequest, pullRequestStates } from "@eureka/contracts/pull-request";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { loadConnectedBoard } from "../load-connected-board.ts";
import { viewPullRequest } from "./code-views.ts";
import { selectAuthorNames, selectItemsOfPullRequests, selectPullRequestsOfBoard } from "./pull-requests.store.ts";

const name = "pull_request.list_of_board";

export const listBoardPullRequests = defineOperation({
  name,
  summary: "List the pull requests of a connected board, the newest first",
  description: "Those that Eureka follows by the rules of the board, whether or not they belong to a work item.",
  input: z.strictObject({
    ...pageInput,
    id: idSchema("connected_board"),
    states: z
      .array(z.enum(pullRequestStates))
      .max(pullRequestStates.length)
      .default([])
      .meta({ description: "Only those in one of these states; without any, all." }),
  }),
  output: boardPullRequestPageSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/connected-boards/{id}/pull-requests" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleBoardConnection.id, states: ["open"], limit: 50 },
    output: { data: [exampleBoardPullRequest], nextCursor: null },
  },
  target: (context, input) => loadConnectedBoard(context, input.id),
  async run(context, input) {
    const { transaction } = context;
    const after = (readCursor(context, name, input)?.[0] as Id<"pull_request"> | undefined) ?? null;
    const { states, limit } = input;
    const found = await selectPullRequestsOfBoard(transaction, input.id, { states, after, limit: limit + 1 });
    const names = await selectAuthorNames(
      transaction,
      found.map(({ row }) => row.authorId),
    );
    const places = await visiblePlaces(context, "work_item:read");
    const items = await selectItemsOfPullRequests(
      transaction,
      found.map(({ row }) => row.id),
      places,
    );
    const views = found.map((pull) => ({
      ...viewPullRequest(pull, names),
      workItems: items.get(pull.row.id) ?? [],
    }));
    return pageOfRows(context, name, input, views, ({ id }) => [id]);
  },
});
