import { connectedBoardPageSchema, exampleBoardConnection } from "@eureka/contracts/connected-board";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { viewConnectedBoard } from "./connected-board-view.ts";
import { selectVisibleConnectedBoards } from "./connected-boards.store.ts";

export const listConnectedBoards = defineOperation({
  name: "connected_board.list",
  summary: "List the boards that a platform shows too",
  input: z.strictObject({
    ...pageInput,
    connectionId: idSchema("connection").optional(),
    boardId: idSchema("board").optional(),
  }),
  output: connectedBoardPageSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/connected-boards" },
  command: {},
  example: { input: { limit: 50 }, output: { data: [exampleBoardConnection], nextCursor: null } },
  async run(context, input) {
    const after =
      (readCursor(context, "connected_board.list", input)?.[0] as Id<"connected_board"> | undefined) ?? null;
    const places = await visiblePlaces(context, "board:read");
    const rows = await selectVisibleConnectedBoards(context.transaction, {
      places,
      connectionId: input.connectionId,
      boardId: input.boardId,
      after,
      limit: input.limit + 1,
    });
    return pageOfRows(context, "connected_board.list", input, rows.map(viewConnectedBoard), ({ id }) => [id]);
  },
});
