import { idSchema } from "@eureka/contracts/ids";
import { listCategorySchema, listNameSchema, listSchema } from "@eureka/contracts/list";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import { lockBoard } from "../boards/boards.store.ts";
import { exampleList } from "../examples.ts";
import { hasChanges } from "../has-changes.ts";
import { followCategory } from "../items/follow-category.ts";
import { lockItemsOfList } from "../items/placements.store.ts";
import { emitListEvent } from "./emit-list-event.ts";
import { updateListRow } from "./lists.store.ts";
import { loadList, loadListForUpdate, readList, toList } from "./load-list.ts";
import { placeAmongLists } from "./place-among-lists.ts";

export const updateList = defineOperation({
  name: "list.update",
  summary: "Change a list's name, category or place on the board",
  description:
    "A new category is the new state of the list's work items; on other boards they move to a list of that category.",
  input: z.strictObject({
    id: idSchema("list"),
    name: listNameSchema.optional(),
    category: listCategorySchema.optional(),
    afterId: idSchema("list")
      .nullable()
      .optional()
      .meta({ description: "The list that shall stand to its left; null makes it the first." }),
  }),
  output: listSchema,
  permission: "list:update",
  sight: "board:read",
  effect: "write",
  http: { method: "PATCH", path: "/lists/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleList.id, name: "To do" }, output: exampleList },
  // Locks go board, work items, lists; that order holds in the whole module.
  target: async (context, { id, category, afterId }) => {
    const { list } = await loadList(context, id);
    if (afterId !== undefined) await lockBoard(context.transaction, list.boardId);
    const becomesAnother = category !== undefined && category !== list.category;
    const lockedItems = becomesAnother ? await lockItemsOfList(context.transaction, id) : [];
    return { ...(await loadListForUpdate(context, id)), lockedItems };
  },
  run: async (context, { id, afterId, ...given }, { list, lockedItems }) => {
    const position = afterId === undefined ? undefined : await placeAmongLists(context, list.boardId, afterId, id);
    const changes = fieldChanges(list, { ...given, ...(position !== undefined && { position }) });
    if (!hasChanges(changes)) return toList(list);
    await updateListRow(
      context.transaction,
      id,
      { ...given, ...(position !== undefined && { position }) },
      context.clock.now(),
    );
    emitListEvent(context, "list.updated", list, changes);
    if (given.category && given.category !== list.category) {
      await followCategory(context, { ...list, category: given.category }, lockedItems);
    }
    return readList(context, id);
  },
});
