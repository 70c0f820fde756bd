import { codeLinkListSchema, exampleCodeLink } from "@eureka/contracts/pull-request";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem, loadWorkItem } from "../../work-items/index.ts";
import { selectCodeLinksOfItem } from "./code-links.store.ts";
import { viewCodeLink } from "./code-views.ts";

const most = 200;

export const listCodeLinks = defineOperation({
  name: "code_link.list",
  summary: "List the branches and commits that name a work item",
  description: `The newest first, at most ${most}.`,
  input: z.strictObject({ workItemId: workItemReferenceSchema }),
  output: codeLinkListSchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{workItemId}/code-links" },
  command: { words: ["workItemId"] },
  example: { input: { workItemId: exampleWorkItem.id }, output: { data: [exampleCodeLink] } },
  target: (context, input) => loadWorkItem(context, input.workItemId),
  run: async ({ transaction }, _input, { item }) => ({
    data: (await selectCodeLinksOfItem(transaction, item.id, most)).map(viewCodeLink),
  }),
});
