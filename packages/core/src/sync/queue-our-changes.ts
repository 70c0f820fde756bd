/** Finds what changed here while nothing went through the connection: events tell of a change once, and then nobody listened. */
import type { Id } from "@eureka/contracts/ids";
import type { Context, JobContext } from "../operations/index.ts";
import { queueUnderCap } from "./backlog/queue-under-cap.ts";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";
import { selectChangedComments, selectChangedItems } from "./our-changes.store.ts";

/** Processes and the database may tell the time a little differently. */
const marginMilliseconds = 60_000;
const pageSize = 100;
/** More than a team says in the longest pause; each is one small job that finds most of them over there already. */
const mostComments = 10_000;

/** Queues a comparison of each item, and of each comment, that changed since the board was last compared. */
export async function queueOurChanges(
  context: JobContext,
  board: Pick<ConnectedBoardRow, "boardId" | "reconciledAt" | "rules">,
): Promise<void> {
  const { boardId, reconciledAt } = board;
  const since = new Date((reconciledAt?.getTime() ?? 0) - (reconciledAt ? marginMilliseconds : 0));
  let after: Id<"work_item"> | null = null;
  do after = await context.transact((inside) => queuePage(inside, board, { since, after }));
  while (after !== null);
  if (reconciledAt === null) return;
  await context.transact(async (inside) => {
    const changed = await selectChangedComments(inside.transaction, { boardId, since, limit: mostComments });
    const wishes = changed.map((comment) => ({ kind: "comment" as const, ...comment }));
    await queueUnderCap(inside, board, wishes);
  });
}

/** The last item of a full page; null when there are no more. */
async function queuePage(
  context: Context,
  board: Pick<ConnectedBoardRow, "boardId" | "rules">,
  page: { readonly since: Date; readonly after: Id<"work_item"> | null },
): Promise<Id<"work_item"> | null> {
  const found = await selectChangedItems(context.transaction, { ...page, boardId: board.boardId, limit: pageSize });
  const wishes = found.map((workItemId) => ({ kind: "ours" as const, workItemId }));
  await queueUnderCap(context, board, wishes);
  return found.length === pageSize ? (found.at(-1) ?? null) : null;
}
