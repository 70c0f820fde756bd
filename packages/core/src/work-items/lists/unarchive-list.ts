import { idSchema } from "@eureka/contracts/ids";
import { listSchema } from "@eureka/contracts/list";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleList } from "../examples.ts";
import { emitListEvent } from "./emit-list-event.ts";
import { updateListRow } from "./lists.store.ts";
import { loadListForUpdate, readList, toList } from "./load-list.ts";

export const unarchiveList = defineOperation({
  name: "list.unarchive",
  summary: "Take an archived list back into use",
  input: z.strictObject({ id: idSchema("list") }),
  output: listSchema,
  permission: "list:update",
  sight: "board:read",
  effect: "write",
  http: { method: "POST", path: "/lists/{id}/unarchive" },
  command: { words: ["id"] },
  example: { input: { id: exampleList.id }, output: exampleList },
  target: (context, input) => loadListForUpdate(context, input.id),
  run: async (context, { id }, { list }) => {
    if (!list.archivedAt) return toList(list);
    await updateListRow(context.transaction, id, { archivedAt: null }, context.clock.now());
    emitListEvent(context, "list.unarchived", list, { archivedAt: { from: list.archivedAt, to: null } });
    return readList(context, id);
  },
});
