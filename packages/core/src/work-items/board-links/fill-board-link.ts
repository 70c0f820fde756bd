/** Brings the items that were there before a link, or before its rules changed, to where they belong. */
import { type Id, idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { beginReading, type Context, defineJob } from "../../operations/index.ts";
import { announceBoardLink } from "./announce-board-link.ts";
import { type BoardLinkRow, selectBoardLink } from "./board-links.store.ts";
import { joinPairs } from "./join-pairs.ts";
import { addBackfillProgress, selectItemsOnBoards } from "./link-items.store.ts";
import { areBeingRead } from "./pairs.store.ts";
import { placeAlong } from "./place-along.ts";

const name = "work-items.fill-board-link";

/** Who places what was there before, as events name him: nobody waits for it. */
export const backfillActor = name;

/** Items that are looked at in one transaction: each is locked until its end. */
const pageSize = 20;
/** Looking for pairs reads all items of the boards; only pairs are locked. */
const pageSizeOfPairs = 100;

/** While items of a platform's board are still on their way here, they have no place yet that a pair could be known by. */
const secondsToWait = 5;

/** Looks at all items of the link's boards, in the background; goes on where it was after a crash. */
export function queueBackfill(
  context: Pick<Context, "enqueue">,
  { id, version }: Pick<BoardLinkRow, "id" | "version">,
  runAt?: Date,
): void {
  // A wish for later must not wait for the job that states it.
  const uniqueKey = JSON.stringify([name, id, version, runAt !== undefined]);
  const payload = { boardLinkId: id, version };
  context.enqueue({ name, payload, orderingKey: name + id, uniqueKey, background: true, ...(runAt && { runAt }) });
}

export const fillBoardLink = defineJob({
  name,
  payload: z.strictObject({ boardLinkId: idSchema("board_link"), version: z.int() }),
  timeoutSeconds: 300,
  async run(context, { boardLinkId, version }) {
    await beginReading(context);
    while (await context.transact((inside) => fillPage(inside, boardLinkId, version)));
  },
});

/** False when there is nothing more to do: all were looked at, or the link rests, is gone, or has other rules, or has to wait. */
async function fillPage(context: Context, boardLinkId: Id<"board_link">, version: number): Promise<boolean> {
  const link = await selectBoardLink(context.transaction, boardLinkId, { lock: true });
  if (!link || link.version !== version || link.isPaused || link.backfill.finishedAt !== null) return false;
  return link.backfillJoins ? joinPage(context, link) : placePage(context, link);
}

/** Before anything is placed: an item that a copy was made of is no part of a pair any more. */
async function joinPage(context: Context, link: BoardLinkRow): Promise<boolean> {
  const boards = link.sides.map(({ boardId }) => boardId);
  if (link.backfillAfter === null && (await areBeingRead(context.transaction, boards))) {
    queueBackfill(context, link, new Date(context.clock.now().getTime() + secondsToWait * 1_000));
    return false;
  }
  const items = await selectItemsOnBoards(context.transaction, boards, link.backfillAfter, pageSizeOfPairs);
  const joined = await joinPairs(context, link, items);
  const joins = items.length === pageSizeOfPairs;
  const after = joins ? (items.at(-1) ?? null) : null;
  const progress = { after, joins, joined, looked: 0, placed: 0, finishedAt: null };
  await addBackfillProgress(context.transaction, link, progress);
  return true;
}

async function placePage(context: Context, link: BoardLinkRow): Promise<boolean> {
  const boards = link.sides.filter(({ sends }) => sends).map(({ boardId }) => boardId);
  const items = await selectItemsOnBoards(context.transaction, boards, link.backfillAfter, pageSize);
  let placed = 0;
  for (const item of items) placed += (await placeAlong(context, item, [link])) > 0 ? 1 : 0;
  const more = items.length === pageSize;
  const finishedAt = more ? null : context.clock.now();
  const after = items.at(-1) ?? link.backfillAfter;
  const progress = { after, joins: false, joined: 0, looked: items.length, placed, finishedAt };
  await addBackfillProgress(context.transaction, link, progress);
  if (!more) await announceBoardLink(context, link, "filled");
  return more;
}
