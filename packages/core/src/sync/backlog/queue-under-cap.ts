/** What the comparison of a whole board finds is done at once, or so much of it a minute as the board's rules allow. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import type { ConnectedBoardRow } from "../connected-boards.store.ts";
import { syncJobs } from "../queue-sync.ts";
import { rulesOf } from "../rules-of.ts";
import { insertWishes } from "./backlog.store.ts";
import { type BacklogWish, keyOfWish } from "./backlog-wish.ts";
import { carryOutWish } from "./carry-out-wish.ts";

export async function queueUnderCap(
  context: Context,
  board: Pick<ConnectedBoardRow, "boardId" | "rules">,
  wishes: readonly BacklogWish[],
): Promise<void> {
  const { boardId } = board;
  if (rulesOf(board).itemsPerMinute === null) {
    for (const wish of wishes) await carryOutWish(context, boardId, wish);
    return;
  }
  const keyed = new Map(wishes.map((wish) => [keyOfWish(wish), wish]));
  const entries = [...keyed].map(([wishKey, wish]) => ({ wishKey, wish }));
  await insertWishes(context.transaction, boardId, entries, context.clock.now());
  continueBacklog(context, boardId);
}

/**
 * Goes on with what waits. One job of a board at a time, on all nodes: the next one is queued in the transaction in which the one before
 * ends, also when nothing waits any more, so that nobody who comes soon after is let through too early.
 */
export function continueBacklog(context: Pick<Context, "enqueue">, boardId: Id<"board">, runAt?: Date): void {
  const uniqueKey = JSON.stringify(["sync-backlog", boardId]);
  context.enqueue({
    name: syncJobs.backlog,
    payload: { boardId },
    uniqueKey,
    background: true,
    ...(runAt && { runAt }),
  });
}
