/** A connection that is in use again, or was given new secrets, has much to catch up on. */
import type { Id } from "@eureka/contracts/ids";
import type { EventHandler } from "../operations/index.ts";
import { queueBoard } from "./compare-board.ts";
import { selectConnectedBoardsOf } from "./connected-boards.store.ts";

export const followConnections: EventHandler = {
  name: "sync.follow-connections",
  on: ["connection.resumed", "connection.updated"],
  orderBy: (event) => `sync:${event.subject.id}`,
  async run(context, event) {
    for (const row of await selectConnectedBoardsOf(context.transaction, event.subject.id as Id<"connection">))
      queueBoard(context, row);
  },
};
