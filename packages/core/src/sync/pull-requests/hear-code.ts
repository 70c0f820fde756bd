/** What a platform told of code: hints of pull requests and checks, and branches, whose commits are taken as they were told. */
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import type { LoadedConnection } from "../../connections/index.ts";
import type { Context } from "../../operations/index.ts";
import { selectConnectedBoardByPlatform } from "../connected-boards.store.ts";
import { selectPullRequestRules } from "./pull-request-rules.store.ts";
import { selectPullRequestsChecked } from "./pull-requests.store.ts";
import { queuePullRequest } from "./queue-pull-requests.ts";
import { takeBranch } from "./take-branch.ts";

export type CodeEvent = UniversalEventOf<"pull_request.changed" | "checks.changed" | "branch.changed">;

/** A commit is the newest one of a few pull requests at most. */
const mostOfCommit = 20;

/** False for a board that nobody connected, or whose pull requests nobody follows. */
export async function hearCode(context: Context, connection: LoadedConnection, event: CodeEvent): Promise<boolean> {
  const { transaction } = context;
  const [board] = await selectConnectedBoardByPlatform(transaction, connection.id, [event.platformBoardId]);
  if (!board || !(await selectPullRequestRules(transaction, board.id)).syncPrs) return false;
  const { boardId } = board;
  if (event.type === "branch.changed") {
    await takeBranch(context, board, event);
    return true;
  }
  const concerned =
    event.type === "pull_request.changed"
      ? [event.platformPullRequestId]
      : await selectPullRequestsChecked(transaction, board.id, event.platformCommitId, mostOfCommit);
  for (const platformPullRequestId of concerned) queuePullRequest(context, { boardId, platformPullRequestId });
  return true;
}
