import { type Id, idSchema } from "@eureka/contracts/ids";
import { releaseUniqueKey } from "@eureka/kit/queue";
import { z } from "zod";
import { beginReading, defineJob } from "../../operations/index.ts";
import { selectConnectedBoardOf } from "../connected-boards.store.ts";
import { loadPlace } from "../load-place.ts";
import { syncJobs } from "../queue-sync.ts";
import { rulesOf } from "../rules-of.ts";
import { takeWishes } from "./backlog.store.ts";
import { carryOutWish } from "./carry-out-wish.ts";
import { continueBacklog } from "./queue-under-cap.ts";

/** Without a cap, which was taken back while something waited. */
const everything = { items: 500, milliseconds: 0 };

/** How many items go next, and how long the ones after them wait then: never more than a second's worth at once. */
export function sliceOf(itemsPerMinute: number | null): { readonly items: number; readonly milliseconds: number } {
  if (itemsPerMinute === null) return everything;
  const items = Math.ceil(itemsPerMinute / 60);
  return { items, milliseconds: Math.ceil((items * 60_000) / itemsPerMinute) };
}

export const releaseBacklog = defineJob({
  name: syncJobs.backlog,
  payload: z.strictObject({ boardId: idSchema("board") }),
  async run(context, { boardId }) {
    // What waits goes on waiting while the connection or the items rest: the comparison that comes after that goes on with it. It may
    // have come while this job had the key, and counts on it.
    if (!(await loadPlace(context, boardId))) {
      await beginReading(context);
      if (!(await loadPlace(context, boardId))) return;
    }
    await context.transact(async (inside) => {
      await releaseUniqueKey(inside.transaction, context.job.id as Id<"job">);
      const board = await selectConnectedBoardOf(inside.transaction, boardId);
      if (!board) return;
      const { items, milliseconds } = sliceOf(rulesOf(board).itemsPerMinute);
      const wishes = await takeWishes(inside.transaction, boardId, items);
      for (const wish of wishes) await carryOutWish(inside, boardId, wish);
      if (wishes.length > 0) continueBacklog(inside, boardId, new Date(inside.clock.now().getTime() + milliseconds));
    });
  },
});
