/** What a platform told of code: hints of pull requests and checks, and branches, whose commits are taken as they were told. */
import { type Id, newId } from "@eureka/contracts/ids";
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import type { LoadedConnection } from "../../connections/index.ts";
import type { Context } from "../../operations/index.ts";
import { type ConnectedBoardRow, selectConnectedBoardByPlatform } from "../connected-boards.store.ts";
import { findItem } from "../find-item.ts";
import { cutText } from "../our-side.ts";
import { emitCodeLink } from "./announce-code.ts";
import { type CodeLinkRow, deleteBranchLinks, insertCodeLink } from "./code-links.store.ts";
import { findKeys } from "./find-keys.ts";
import { findNamedItems } from "./find-named-items.ts";
import { selectPullRequestRules } from "./pull-request-rules.store.ts";
import { selectPullRequestsChecked } from "./pull-requests.store.ts";
import { queuePullRequest } from "./queue-pull-requests.ts";

export type CodeEvent = UniversalEventOf<"pull_request.changed" | "checks.changed" | "branch.changed">;

/** A commit is the newest one of a few pull requests at most. */
const mostOfCommit = 20;
const longestTitle = 200;

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

async function takeBranch(
  context: Context,
  board: ConnectedBoardRow,
  { branch, change, commits, permalink }: UniversalEventOf<"branch.changed">,
): Promise<void> {
  if (change === "deleted") return forgetBranch(context, board, branch);
  await linkCode(context, board, findKeys(branch), {
    kind: "branch",
    name: branch,
    title: branch,
    permalink: permalink ?? null,
  });
  for (const { platformCommitId, message, permalink: page } of commits) {
    const [title = ""] = message.split("\n");
    const commit = {
      kind: "commit",
      name: platformCommitId,
      title: cutText(title, longestTitle),
      permalink: page ?? null,
    } as const;
    await linkCode(context, board, findKeys(message), commit);
  }
}

async function linkCode(
  context: Context,
  { id: connectedBoardId, boardId }: ConnectedBoardRow,
  keys: readonly string[],
  code: Pick<CodeLinkRow, "kind" | "name" | "title" | "permalink">,
): Promise<void> {
  for (const item of await findNamedItems(context, boardId, keys)) {
    const createdAt = context.clock.now();
    const id = newId("code_link", createdAt.getTime());
    const row = { ...code, id, connectedBoardId, workItemId: item.id, createdAt };
    if (await insertCodeLink(context.transaction, row)) emitCodeLink(context, item, code, "code_link.created");
  }
}

/** Its commits stay: they may be part of another branch by now. */
async function forgetBranch(context: Context, { id }: ConnectedBoardRow, branch: string): Promise<void> {
  const workItemIds: readonly Id<"work_item">[] = await deleteBranchLinks(context.transaction, id, branch);
  for (const workItemId of workItemIds) {
    const item = await findItem(context, { workItemId });
    if (item) emitCodeLink(context, item, { kind: "branch", name: branch }, "code_link.deleted");
  }
}
