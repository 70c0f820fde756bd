/** Finds what changed here while nothing went through the connection: events tell of a change once, and then nobody listened. */
import type { Id } from "@eureka/contracts/ids";
import type { Context, JobContext } from "../operations/index.ts";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";
import { selectChangedComments, selectChangedItems } from "./our-changes.store.ts";
import { queueComment } from "./queue-comments.ts";
import { queueItem } from "./queue-sync.ts";

/** Processes and the database may tell the time a little differently. */
const marginMilliseconds = 60_000;
const pageSize = 100;
/** More than a team says in the longest pause; each is one small job that finds most of them over there already. */
const mostComments = 10_000;

/** Queues a comparison of each item, and of each comment, that changed since the board was last compared. */
export async function queueOurChanges(
  context: JobContext,
  { boardId, reconciledAt }: Pick<ConnectedBoardRow, "boardId" | "reconciledAt">,
): Promise<void> {
  const since = new Date((reconciledAt?.getTime() ?? 0) - (reconciledAt ? marginMilliseconds : 0));
  let after: Id<"work_item"> | null = null;
  do after = await context.transact((inside) => queuePage(inside, { boardId, since, after }));
  while (after !== null);
  if (reconciledAt === null) return;
  await context.transact(async (inside) => {
    const changed = await selectChangedComments(inside.transaction, { boardId, since, limit: mostComments });
    for (const { workItemId, ...wish } of changed) queueComment(inside, workItemId, { ...wish, boardId });
  });
}

/** The last item of a full page; null when there are no more. */
async function queuePage(
  context: Context,
  page: { readonly boardId: Id<"board">; readonly since: Date; readonly after: Id<"work_item"> | null },
): Promise<Id<"work_item"> | null> {
  const found = await selectChangedItems(context.transaction, { ...page, limit: pageSize });
  for (const workItemId of found) queueItem(context, { boardId: page.boardId, workItemId, changed: "here" }, true);
  return found.length === pageSize ? (found.at(-1) ?? null) : null;
}
