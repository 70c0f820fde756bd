/** Brings the items that were there before a link, or before its rules changed, to where they belong. */
import { type Id, idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineJob } from "../../operations/index.ts";
import { announceBoardLink } from "./announce-board-link.ts";
import { type BoardLinkRow, selectBoardLink } from "./board-links.store.ts";
import { addBackfillProgress, selectItemsOnBoards } from "./link-items.store.ts";
import { placeAlong } from "./place-along.ts";

const name = "work-items.fill-board-link";

/** Items that are looked at in one transaction: each is locked until its end. */
const pageSize = 20;

/** Looks at all items of the link's boards, in the background; goes on where it was after a crash. */
export function queueBackfill(
  context: Pick<Context, "enqueue">,
  { id, version }: Pick<BoardLinkRow, "id" | "version">,
): void {
  const uniqueKey = JSON.stringify([name, id, version]);
  context.enqueue({ name, payload: { boardLinkId: id, version }, orderingKey: name + id, uniqueKey, background: true });
}

export const fillBoardLink = defineJob({
  name,
  payload: z.strictObject({ boardLinkId: idSchema("board_link"), version: z.int() }),
  timeoutSeconds: 300,
  async run(context, { boardLinkId, version }) {
    while (await context.transact((inside) => fillPage(inside, boardLinkId, version)));
  },
});

/** False when there is nothing more to do: all were looked at, or the link rests, is gone, or has other rules. */
async function fillPage(context: Context, boardLinkId: Id<"board_link">, version: number): Promise<boolean> {
  const link = await selectBoardLink(context.transaction, boardLinkId, { lock: true });
  if (!link || link.version !== version || link.isPaused || link.backfill.finishedAt !== null) return false;
  const boards = link.sides.filter(({ sends }) => sends).map(({ boardId }) => boardId);
  const items = await selectItemsOnBoards(context.transaction, boards, link.backfillAfter, pageSize);
  let placed = 0;
  for (const item of items) placed += (await placeAlong(context, item, [link])) > 0 ? 1 : 0;
  const more = items.length === pageSize;
  const finishedAt = more ? null : context.clock.now();
  await addBackfillProgress(context.transaction, link, {
    after: items.at(-1) ?? null,
    looked: items.length,
    placed,
    finishedAt,
  });
  if (!more) await announceBoardLink(context, link, "filled");
  return more;
}
