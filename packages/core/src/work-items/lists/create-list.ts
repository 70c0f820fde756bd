import { EurekaError } from "@eureka/contracts/errors";
import { idSchema, newId } from "@eureka/contracts/ids";
import { listCategorySchema, listNameSchema, listSchema } from "@eureka/contracts/list";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadBoardForUpdate } from "../boards/load-board.ts";
import { exampleList } from "../examples.ts";
import { emitListEvent } from "./emit-list-event.ts";
import { insertLists } from "./lists.store.ts";
import { readList } from "./load-list.ts";
import { placeAmongLists } from "./place-among-lists.ts";

export const createList = defineOperation({
  name: "list.create",
  summary: "Add a list to a board",
  input: z.strictObject({
    boardId: idSchema("board"),
    name: listNameSchema,
    category: listCategorySchema,
    afterId: idSchema("list")
      .nullable()
      .optional()
      .meta({ description: "The list to its left; null makes it the first, nothing the last." }),
  }),
  output: listSchema,
  permission: "list:create",
  sight: "board:read",
  effect: "write",
  http: { method: "POST", path: "/lists", status: 201 },
  command: { words: ["boardId", "name"] },
  example: { input: { boardId: exampleList.boardId, name: "To do", category: "todo" }, output: exampleList },
  target: (context, input) => loadBoardForUpdate(context, input.boardId),
  run: async (context, { boardId, name, category, afterId }, { board }) => {
    if (board.archivedAt) throw new EurekaError("board.archived", { id: boardId });
    const createdAt = context.clock.now();
    const id = newId("list", createdAt.getTime());
    const position = await placeAmongLists(context, boardId, afterId);
    await insertLists(context.transaction, [{ id, boardId, name, category, position, createdAt }]);
    emitListEvent(
      context,
      "list.created",
      { id, boardId, workspaceId: board.workspaceId },
      {
        name: { from: null, to: name },
        category: { from: null, to: category },
        position: { from: null, to: position },
      },
    );
    return readList(context, id);
  },
});
