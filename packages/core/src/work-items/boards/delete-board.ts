import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleBoard } from "../examples.ts";
import { deleteItem } from "../items/delete-item.ts";
import { lockItemsOfBoard } from "../items/placements.store.ts";
import { unplaceItem } from "../items/unplace-item.ts";
import { selectWorkItems } from "../items/work-items.store.ts";
import { deleteBoardRow } from "./boards.store.ts";
import { loadBoardForUpdate } from "./load-board.ts";

export const deleteBoard = defineOperation({
  name: "board.delete",
  summary: "Delete a board with its lists",
  description:
    "Work items that are on other boards too stay there. Work items that are only here are deleted with it when deleteItems is true; otherwise they stop the deletion.",
  input: z.strictObject({
    id: idSchema("board"),
    deleteItems: z.boolean().default(false).meta({ description: "Delete the work items that are on no other board." }),
  }),
  output: z
    .strictObject({ id: idSchema("board"), deletedItems: z.int(), unplacedItems: z.int() })
    .meta({ id: "DeletedBoard" }),
  permission: "board:delete",
  effect: "danger",
  http: { method: "DELETE", path: "/boards/{id}" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleBoard.id, deleteItems: true },
    output: { id: exampleBoard.id, deletedItems: 2, unplacedItems: 1 },
  },
  target: (context, input) => loadBoardForUpdate(context, input.id),
  run: async (context, { id, deleteItems }, { board }) => {
    const { transaction } = context;
    const items = await selectWorkItems(transaction, await lockItemsOfBoard(transaction, id));
    const onlyHere = items.filter((item) => item.placements.length === 1);
    if (onlyHere.length > 0 && !deleteItems) throw new EurekaError("board.not_empty", { id, count: onlyHere.length });
    for (const item of onlyHere) await deleteItem(context, item);
    const elsewhere = items.filter((item) => item.placements.length > 1);
    for (const item of elsewhere) await unplaceItem(context, item, id);
    await deleteBoardRow(transaction, id);
    context.emit({
      type: "board.deleted",
      subject: { type: "board", id },
      workspaceId: board.workspaceId,
      changes: { name: { from: board.name, to: null } },
    });
    return { id, deletedItems: onlyHere.length, unplacedItems: elsewhere.length };
  },
});
