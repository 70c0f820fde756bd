/** Compares a whole board with its platform: its lists, our address on the platform's list, and everything that changed meanwhile. */
import { ConnectorError, type ItemChanges } from "@eureka/connector-sdk";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { markNeedsReauth, outageAttempts } from "../connections/index.ts";
import { beginReading, type Context, defineJob, type JobContext } from "../operations/index.ts";
import { loadBoard } from "../work-items/index.ts";
import { announceConnectedBoard } from "./announce-connected-board.ts";
import { askForLostDeliveries } from "./ask-for-lost-deliveries.ts";
import { countWishes } from "./backlog/backlog.store.ts";
import type { BacklogWish } from "./backlog/backlog-wish.ts";
import { continueBacklog, queueUnderCap } from "./backlog/queue-under-cap.ts";
import { type ConnectedBoardRow, updateConnectedBoard } from "./connected-boards.store.ts";
import { selectLinkedAmong, selectLinksWithWishes } from "./external-links.store.ts";
import { loadPlace, type Place } from "./load-place.ts";
import { cutText } from "./our-side.ts";
import { comparePullRequests } from "./pull-requests/compare-pull-requests.ts";
import { queueOurChanges } from "./queue-our-changes.ts";
import { queueField, syncJobs } from "./queue-sync.ts";
import { readFields } from "./read-fields.ts";
import { readLists } from "./read-lists.ts";
import { registerHook } from "./register-hook.ts";
import { runAsSync } from "./run-as-sync.ts";

/** Deliveries are hints: every board is compared as a whole after so long, whatever was delivered. */
export const compareEveryMinutes = 75;

/** Compares the board soon; several wishes become one. */
export function queueBoard(
  context: Pick<Context, "enqueue">,
  { boardId }: Pick<ConnectedBoardRow, "boardId">,
  { takesName = false }: { readonly takesName?: boolean } = {},
): void {
  const orderingKey = JSON.stringify(["sync-board", boardId]);
  const uniqueKey = JSON.stringify([orderingKey, takesName]);
  context.enqueue({ name: syncJobs.board, payload: { boardId, takesName }, orderingKey, uniqueKey, background: true });
}

/** Not in the order of the comparisons themselves: those would wait behind it. */
function queueNextTime(context: Context, { boardId }: ConnectedBoardRow): void {
  const runAt = new Date(context.clock.now().getTime() + compareEveryMinutes * 60_000);
  const uniqueKey = JSON.stringify(["sync-board-later", boardId]);
  context.enqueue({ name: syncJobs.boardLater, payload: { boardId }, uniqueKey, background: true, runAt });
}

/** The time has come to compare a board again. */
export const compareBoardAgain = defineJob({
  name: syncJobs.boardLater,
  payload: z.strictObject({ boardId: idSchema("board") }),
  async run(context, { boardId }) {
    // The comparison may ask for the next time before this job has ended.
    await beginReading(context);
    await context.transact(async (inside) => queueBoard(inside, { boardId }));
  },
});

export const compareBoard = defineJob({
  name: syncJobs.board,
  payload: z.strictObject({ boardId: idSchema("board"), takesName: z.boolean() }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 300,
  async run(context, { boardId, takesName }) {
    await beginReading(context);
    const place = await loadPlace(context, boardId, { forItems: false });
    // Nothing comes after this one while the connection rests: it is compared when it is in use again.
    if (!place) return;
    await context.transact(async (inside) => queueNextTime(inside, place.connectedBoard));
    try {
      if (takesName || place.connectedBoard.permalink === null) await takeBoard(context, place, takesName);
      await readLists(context, place);
      await readFields(context, place);
      await registerHook(context, place);
      await becomeActive(context, place);
      await askForLostDeliveries(context, place);
      if (place.takesItems) await compareItems(context, place);
      await comparePullRequests(context, boardId);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      await fail(context, place, error);
    }
  },
});

/** Where items rest nothing is read of them, so that the next comparison begins where the last one ended. */
async function compareItems(context: JobContext, place: Place): Promise<void> {
  const { boardId } = place.connectedBoard;
  await context.transact(async (inside) => {
    if ((await countWishes(inside.transaction, boardId)) > 0) continueBacklog(inside, boardId);
  });
  await queueWishes(context, place);
  await queueOurChanges(context, place.connectedBoard);
  await readChanges(context, place);
}

/** The board's own name and address, found among those that the connection reaches. */
async function takeBoard(context: JobContext, { tracker, connectedBoard }: Place, takesName: boolean): Promise<void> {
  const { id, boardId, platformBoardId } = connectedBoard;
  for (let cursor: string | undefined; ; ) {
    const page = await tracker.listBoards({ limit: 100, ...(cursor !== undefined && { cursor }) });
    const found = page.entries.find((entry) => entry.platformBoardId === platformBoardId);
    if (found) {
      const { permalink = null } = found;
      const name = cutText(found.name.replace(/\s+/g, " ").trim(), 200);
      await context.transact(async (inside) => {
        if (permalink !== connectedBoard.permalink)
          await updateConnectedBoard(inside.transaction, id, { permalink }, inside.clock.now());
        if (takesName && name !== "") await runAsSync(inside, "board.update", { id: boardId, name });
      });
      return;
    }
    if (page.nextCursor === null) throw new ConnectorError("not_found", "The connection does not reach this board");
    cursor = page.nextCursor;
  }
}

async function becomeActive(context: JobContext, { connectedBoard }: Place): Promise<void> {
  if (connectedBoard.state === "active") return;
  await context.transact(async (inside) => {
    const change = { state: "active", error: null } as const;
    const row = await updateConnectedBoard(inside.transaction, connectedBoard.id, change, inside.clock.now());
    if (row) announceConnectedBoard(inside, row, await workspaceOf(inside, row), "ready");
  });
}

/** Values that were given up on while the platform did not answer. */
async function queueWishes(context: JobContext, { connectedBoard }: Place): Promise<void> {
  await context.transact(async (inside) => {
    for (const link of await selectLinksWithWishes(inside.transaction, connectedBoard.boardId))
      for (const platformFieldId of Object.keys(link.wantedFields)) queueField(inside, link, platformFieldId);
  });
}

/** Page after page, so that a crash goes on where it was: the cursor moves in the transaction that queues what the page told. */
async function readChanges(context: JobContext, { tracker, connectedBoard }: Place): Promise<void> {
  const { platformBoardId } = connectedBoard;
  let cursor = connectedBoard.cursor;
  for (let more = true; more; ) {
    const page = await tracker.listChanges({ platformBoardId, limit: 100, ...(cursor !== null && { cursor }) });
    await context.transact((inside) => queueChanges(inside, connectedBoard, page));
    cursor = page.nextCursor;
    more = page.hasMore;
  }
}

async function queueChanges(context: Context, board: ConnectedBoardRow, page: ItemChanges): Promise<void> {
  const { id, boardId } = board;
  const named = page.changes.map((change) =>
    change.kind === "present"
      ? { platformItemId: change.item.platformItemId, remoteVersion: change.item.remoteVersion }
      : { platformItemId: change.platformItemId, remoteVersion: null },
  );
  const ids = named.map(({ platformItemId }) => platformItemId);
  const links = await selectLinkedAmong(context.transaction, boardId, ids);
  const wishes: BacklogWish[] = [];
  for (const { platformItemId, remoteVersion } of named) {
    const link = links.find((row) => row.platformItemId === platformItemId);
    const isGone = remoteVersion === null;
    if (!link && !isGone) wishes.push({ kind: "unknown", platformItemId });
    if (!link) continue;
    const hasOtherFields = link.remoteVersion !== remoteVersion;
    // What changed besides its fields may be what people said: lost deliveries of comments are found here.
    const { workItemId } = link;
    if (hasOtherFields || !isGone)
      wishes.push({ kind: "theirs", workItemId, platformItemId: isGone ? null : platformItemId, hasOtherFields });
  }
  await queueUnderCap(context, board, wishes);
  const now = context.clock.now();
  await updateConnectedBoard(context.transaction, id, { cursor: page.nextCursor, reconciledAt: now }, now);
}

async function fail(context: JobContext, { connectedBoard, connection }: Place, error: ConnectorError): Promise<void> {
  const reason = error.platformCode ? `${error.code} ${error.platformCode}` : error.code;
  await context.transact(async (inside) => {
    if (error.code === "unauthorized") await markNeedsReauth(inside, connection.id);
    const change = { state: "failed", error: reason } as const;
    const row = await updateConnectedBoard(inside.transaction, connectedBoard.id, change, inside.clock.now());
    if (row) announceConnectedBoard(inside, row, await workspaceOf(inside, row), "failed");
  });
}

async function workspaceOf(context: Context, { boardId }: ConnectedBoardRow) {
  return (await loadBoard(context, boardId)).board.workspaceId;
}
