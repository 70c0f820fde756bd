import { type Id, idPrefixes, idSchema } from "@eureka/contracts/ids";
import { labelNameSchema } from "@eureka/contracts/label";
import { type ListCategory, listCategories } from "@eureka/contracts/list";
import { pageInput } from "@eureka/contracts/page";
import { lineSchema } from "@eureka/contracts/text";
import {
  personReferenceSchema,
  prioritySchema,
  stateFilters,
  workItemPageSchema,
  workItemSorts,
} from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { toPersonColumns } from "../columns.ts";
import { exampleWorkItem, exampleWorkItemSummary } from "../examples.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import { selectItemPage } from "./item-list.store.ts";

type StateFilter = (typeof stateFilters)[number];

const states: Readonly<Partial<Record<StateFilter, readonly ListCategory[]>>> = {
  open: ["backlog", "todo", "doing"],
  closed: ["done", "dropped"],
};

export const listWorkItems = defineOperation({
  name: "work_item.list",
  summary: "List work items that you may read",
  description: "By default in their order on the board where a board or list is given, else the last changed first.",
  input: z
    .strictObject({
      workspaceId: idSchema("workspace").optional().meta({ description: "Only items whose home it is." }),
      boardId: idSchema("board").optional(),
      listId: idSchema("list").optional(),
      state: z
        .enum(stateFilters)
        .optional()
        .meta({ description: "A category; open: neither done nor dropped; closed: the rest." }),
      assignee: personReferenceSchema.optional(),
      label: labelNameSchema.optional().meta({ description: "A label's id or name." }),
      parentId: idSchema("work_item").optional().meta({ description: "Only the parts of this work item." }),
      text: lineSchema(200).optional().meta({ description: "Words in the key, title or description." }),
      priority: prioritySchema.optional(),
      dueBefore: z.iso.date().optional().meta({ description: "Due before this day." }),
      dueAfter: z.iso.date().optional().meta({ description: "Due after this day." }),
      archived: z.boolean().default(false).meta({ description: "Archived items instead of those in use." }),
      sort: z.enum(workItemSorts).optional(),
      ...pageInput,
    })
    .refine(({ sort, boardId, listId }) => sort !== "position" || boardId !== undefined || listId !== undefined, {
      message: "items have a position only on a board or in a list: give boardId or listId too",
      path: ["sort"],
    }),
  output: workItemPageSchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items" },
  command: {
    chat: { verb: "list", help: "list [--assignee me] [--state open]: show work items" },
    offeredFlags: ["assignee", "state"],
  },
  example: {
    input: { boardId: exampleWorkItem.placements[0]?.boardId, state: "open", limit: 50 },
    output: { data: [exampleWorkItemSummary], nextCursor: null },
  },
  run: async (context, input) => {
    const [assignee] = await resolvePeople(context, input.assignee ? [input.assignee] : []);
    const rows = await selectItemPage(context.transaction, {
      ...input,
      places: await visiblePlaces(context, "work_item:read"),
      states: input.state && (states[input.state] ?? listCategories.filter((category) => category === input.state)),
      assignee: assignee && toPersonColumns(assignee),
      label: input.label === undefined ? undefined : readLabel(input.label),
      sort: input.sort ?? (input.boardId || input.listId ? "position" : "updated"),
      after: readCursor(context, "work_item.list", input),
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "work_item.list", input, rows, ({ cursorKey }) => cursorKey);
    return { data: page.data.map(({ item }) => item), nextCursor: page.nextCursor };
  },
});

function readLabel(label: string): { id: Id<"label"> } | { name: string } {
  const id = idSchema("label").safeParse(label);
  return label.startsWith(idPrefixes.label) && id.success ? { id: id.data } : { name: label };
}
