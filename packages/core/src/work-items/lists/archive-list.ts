import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { listSchema } from "@eureka/contracts/list";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleList } from "../examples.ts";
import { countItemsInUse } from "../items/placements.store.ts";
import { emitListEvent } from "./emit-list-event.ts";
import { updateListRow } from "./lists.store.ts";
import { loadListForUpdate, readList, toList } from "./load-list.ts";

export const archiveList = defineOperation({
  name: "list.archive",
  summary: "Put a list away",
  description: "Only a list whose work items are all archived or moved can be put away.",
  input: z.strictObject({ id: idSchema("list") }),
  output: listSchema,
  permission: "list:update",
  sight: "board:read",
  effect: "write",
  http: { method: "POST", path: "/lists/{id}/archive" },
  command: { words: ["id"] },
  example: { input: { id: exampleList.id }, output: { ...exampleList, archivedAt: exampleList.updatedAt } },
  target: (context, input) => loadListForUpdate(context, input.id),
  run: async (context, { id }, { list }) => {
    if (list.archivedAt) return toList(list);
    const count = await countItemsInUse(context.transaction, id);
    if (count > 0) throw new EurekaError("list.not_empty", { id, count });
    const archivedAt = context.clock.now();
    await updateListRow(context.transaction, id, { archivedAt }, archivedAt);
    emitListEvent(context, "list.archived", list, { archivedAt: { from: null, to: archivedAt.toISOString() } });
    return readList(context, id);
  },
});
