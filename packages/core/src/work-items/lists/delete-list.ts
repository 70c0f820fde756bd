import { EurekaError, notFound } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { exampleList } from "../examples.ts";
import { emptyList } from "../items/empty-list.ts";
import { countPlacements, lockItemsOfList } from "../items/placements.store.ts";
import { emitListEvent } from "./emit-list-event.ts";
import { deleteListRow, type ListOnBoard, lockLists } from "./lists.store.ts";
import { type ListTarget, loadList } from "./load-list.ts";

const exampleOther = "lst_01k8z7v3q8e9mbtz5a6rx4w2yd";

interface Lists extends ListTarget {
  /** The list that takes over the work items. */
  readonly other: ListOnBoard | null;
  readonly lockedItems: readonly Id<"work_item">[];
}

export const deleteList = defineOperation({
  name: "list.delete",
  summary: "Delete a list, moving its work items to another one",
  input: z.strictObject({
    id: idSchema("list"),
    moveItemsTo: idSchema("list")
      .optional()
      .meta({ description: "Another list of the same board; without it the list must be empty." }),
  }),
  output: z
    .strictObject({ id: idSchema("list"), moved: z.int().meta({ description: "How many work items moved." }) })
    .meta({ id: "DeletedList" }),
  permission: "list:delete",
  sight: "board:read",
  effect: "danger",
  http: { method: "DELETE", path: "/lists/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleList.id, moveItemsTo: exampleOther }, output: { id: exampleList.id, moved: 3 } },
  target: (context, input) => lockForDeletion(context, input.id, input.moveItemsTo),
  run: async (context, { id }, { list, other, lockedItems }) => {
    const count = other ? 0 : await countPlacements(context.transaction, id);
    if (count > 0) throw new EurekaError("list.not_empty", { id, count });
    if (other?.archivedAt) throw new EurekaError("list.archived", { id: other.id });
    const moved = other ? await emptyList(context, list, other, lockedItems) : 0;
    await deleteListRow(context.transaction, id);
    emitListEvent(context, "list.deleted", list, { name: { from: list.name, to: null } });
    return { id, moved };
  },
});

/** Locks the work items, then both lists. */
async function lockForDeletion(context: Context, id: Id<"list">, otherId: Id<"list"> | undefined): Promise<Lists> {
  const target = await loadList(context, id);
  const lockedItems = otherId ? await lockItemsOfList(context.transaction, id) : [];
  const locked = await lockLists(context.transaction, otherId ? [id, otherId] : [id]);
  const list = locked.find((candidate) => candidate.id === id);
  if (!list) throw notFound("list", id);
  const other = locked.find((candidate) => candidate.id === otherId) ?? null;
  if (otherId && (other?.boardId !== list.boardId || otherId === id)) throw notFound("list", otherId);
  return { ...target, version: list.version, list, other, lockedItems };
}
