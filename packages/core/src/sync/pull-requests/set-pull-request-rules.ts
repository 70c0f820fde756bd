import { exampleBoardConnection } from "@eureka/contracts/connected-board";
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import {
  examplePullRequestRules,
  type PullRequestRules,
  pullRequestRulesSchema,
  pullRequestRulesSetSchema,
} from "@eureka/contracts/pull-request";
import { connectorOf, loadConnection } from "../../connections/index.ts";
import { type Context, defineOperation } from "../../operations/index.ts";
import { loadList } from "../../work-items/index.ts";
import { queueBoard } from "../compare-board.ts";
import type { ConnectedBoardRow } from "../connected-boards.store.ts";
import { loadConnectedBoard } from "../load-connected-board.ts";
import { upsertPullRequestRules } from "./pull-request-rules.store.ts";
import { selectOpenPullRequests } from "./pull-requests.store.ts";
import { queuePullRequest } from "./queue-pull-requests.ts";

export const setPullRequestRules = defineOperation({
  name: "pull_request_rules.set",
  summary: "Say what becomes of the pull requests of a connected board",
  description:
    "All rules are given, as pull_request_rules.get reads them. The board is compared with its platform at once.",
  input: pullRequestRulesSetSchema,
  output: pullRequestRulesSchema,
  permission: "board:update",
  effect: "write",
  http: { method: "PUT", path: "/connected-boards/{id}/pull-request-rules" },
  example: {
    input: { id: exampleBoardConnection.id, ...examplePullRequestRules, syncPrs: true },
    output: { ...examplePullRequestRules, syncPrs: true },
  },
  target: (context, input) => loadConnectedBoard(context, input.id, { lock: true }),
  async run(context, { id, ...rules }, { row, workspaceId }) {
    if (rules.syncPrs) await assertHasPullRequests(context, row.connectionId);
    await assertListsAreNear(context, rules, workspaceId);
    await upsertPullRequestRules(context.transaction, id, rules, context.clock.now());
    context.emit({
      type: "pull_request_rules.updated",
      subject: { type: "board", id: row.boardId },
      workspaceId,
      data: { connectedBoardId: id, connectionId: row.connectionId },
    });
    queueBoard(context, row);
    if (rules.evaluates) await queueOpenOnes(context, row);
    return rules;
  },
});

/** Of those that are open already, as many are looked at at once; others with their next push. */
const mostAtOnce = 50;

async function queueOpenOnes(context: Context, { id, boardId }: ConnectedBoardRow): Promise<void> {
  for (const platformPullRequestId of await selectOpenPullRequests(context.transaction, id, mostAtOnce))
    queuePullRequest(context, { boardId, platformPullRequestId }, true);
}

async function assertHasPullRequests(context: Context, connectionId: Id<"connection">): Promise<void> {
  const { connector } = connectorOf(context.ports, await loadConnection(context, connectionId));
  if (!connector.pullRequests) throw new EurekaError("connection.no_pull_requests", { connector: connector.title });
}

/** A rule names lists of its own workspace alone: elsewhere others decide what moves. */
async function assertListsAreNear(
  context: Context,
  { moves }: PullRequestRules,
  workspaceId: Id<"workspace">,
): Promise<void> {
  const lists = Object.values(moves).filter((move) => move?.startsWith("lst_"));
  for (const listId of new Set(lists as Id<"list">[])) {
    const { list } = await loadList(context, listId);
    if (list.workspaceId !== workspaceId) throw new EurekaError("pull_request_rules.list_elsewhere", { listId });
  }
}
