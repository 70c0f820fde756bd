import { boardPageSchema } from "@eureka/contracts/board";
import { idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { exampleBoard } from "../examples.ts";
import { selectBoardPage } from "./boards.store.ts";

export const listBoards = defineOperation({
  name: "board.list",
  summary: "List the boards that you may read",
  input: z.strictObject({
    workspaceId: idSchema("workspace").optional(),
    archived: z.boolean().default(false).meta({ description: "Archived boards instead of those in use." }),
    ...pageInput,
  }),
  output: boardPageSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/boards" },
  command: {},
  example: { input: { limit: 50 }, output: { data: [exampleBoard], nextCursor: null } },
  run: async (context, input) => {
    const after = readCursor(context, "board.list", input)?.[0];
    const rows = await selectBoardPage(context.transaction, {
      places: await visiblePlaces(context, "board:read"),
      workspaceId: input.workspaceId,
      archived: input.archived,
      after: after === undefined ? null : String(after),
      limit: input.limit + 1,
    });
    return pageOfRows(context, "board.list", input, rows, (board) => [board.id]);
  },
});
