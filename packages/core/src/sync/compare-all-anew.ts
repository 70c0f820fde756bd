/** After its rules changed, every item of a board is compared with its copy, whether or not anything else changed. */
import { type Id, idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { beginReading, type Context, defineJob } from "../operations/index.ts";
import { queueUnderCap } from "./backlog/queue-under-cap.ts";
import { queueBoard } from "./compare-board.ts";
import { selectConnectedBoardOf } from "./connected-boards.store.ts";
import { selectLinksOfBoard } from "./external-links.store.ts";
import { syncJobs } from "./queue-sync.ts";

const pageSize = 100;

export function compareAllAnew(
  context: Pick<Context, "enqueue">,
  boardId: Id<"board">,
  after: Id<"external_link"> | null = null,
): void {
  const orderingKey = JSON.stringify(["sync-board", boardId]);
  const uniqueKey = JSON.stringify(["sync-board-anew", boardId, after]);
  context.enqueue({ name: syncJobs.boardAnew, payload: { boardId, after }, orderingKey, uniqueKey, background: true });
}

/** Page after page, each queueing the next one, so that a crash goes on where it was. */
export const compareBoardAnew = defineJob({
  name: syncJobs.boardAnew,
  payload: z.strictObject({ boardId: idSchema("board"), after: idSchema("external_link").nullable() }),
  async run(context, { boardId, after }) {
    await beginReading(context);
    await context.transact(async (inside) => {
      const board = await selectConnectedBoardOf(inside.transaction, boardId);
      if (!board) return;
      const links = await selectLinksOfBoard(inside.transaction, boardId, { after, limit: pageSize });
      const wishes = links.map(({ id }) => ({ kind: "anew" as const, externalLinkId: id }));
      await queueUnderCap(inside, board, wishes);
      const last = links.at(-1);
      if (last && links.length === pageSize) compareAllAnew(inside, boardId, last.id);
      else queueBoard(inside, board);
    });
  },
});
