import { EurekaError, notFound } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import {
  neighbourFields,
  type Placement,
  type WorkItem,
  workItemReferenceSchema,
  workItemSchema,
} from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { selectList } from "../lists/lists.store.ts";
import { assertMayPlace } from "./assert-may-place.ts";
import { loadWorkItemForUpdate } from "./load-work-item.ts";
import { assertNeedsNoApproval } from "./new-work-approval.ts";
import { relocateItem } from "./relocate-item.ts";

export const moveWorkItem = defineOperation({
  name: "work_item.move",
  summary: "Move a work item within its list, to another list or to another board",
  description:
    "A list of another category is a new state; then the item moves to a list of that category on its other boards too. Key and home stay the same.",
  input: z
    .strictObject({
      id: workItemReferenceSchema,
      listId: idSchema("list"),
      ...neighbourFields,
      fromBoardId: idSchema("board").optional().meta({
        description: "The board that it leaves, when it is on several boards and the list is on none of them.",
      }),
    })
    .refine(
      ({ beforeId, afterId, index }) => [beforeId, afterId, index].filter((given) => given !== undefined).length <= 1,
      {
        message: "give at most one of beforeId, afterId and index",
        path: ["beforeId"],
      },
    ),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/move" },
  command: { words: ["id", "listId"] },
  example: {
    input: { id: exampleWorkItem.id, listId: "lst_01k8z7v3q8e9mbtz5a6rx4w2yc", index: 0 },
    output: exampleWorkItem,
  },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: async (context, { listId, fromBoardId, ...neighbours }, { item }) => {
    const list = await selectList(context.transaction, listId);
    if (!list) throw notFound("list", listId);
    const scopes = [{ workspaceId: list.workspaceId, boardId: list.boardId }];
    await assertMayPlace(context, "work_item:update", { noun: "list", id: listId, scopes });
    const isOnBoard = item.placements.some(({ boardId }) => boardId === list.boardId);
    if (!isOnBoard) await assertNeedsNoApproval(context, list);
    if (item.archivedAt) throw new EurekaError("work_item.archived", { id: item.id });
    return relocateItem(context, item, movingPlacement(item, list.boardId, fromBoardId), list, neighbours);
  },
});

/** The placement on the list's board; else the one that leaves its board for it. */
function movingPlacement(item: WorkItem, boardId: Id<"board">, fromBoardId: Id<"board"> | undefined): Placement {
  const there = item.placements.find((placement) => placement.boardId === boardId);
  if (there) return there;
  const leaving = fromBoardId
    ? item.placements.find((placement) => placement.boardId === fromBoardId)
    : item.placements.length === 1 && item.placements[0];
  if (!leaving) throw new EurekaError("work_item.not_on_board", { id: item.id, boardId: fromBoardId ?? boardId });
  return leaving;
}
