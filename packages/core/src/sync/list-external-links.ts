import { exampleLink, externalLinkListSchema } from "@eureka/contracts/connected-board";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadWorkItem } from "../work-items/index.ts";
import { readLinks } from "./read-links.ts";

export const listExternalLinks = defineOperation({
  name: "external_link.list",
  summary: "List a work item's copies on platforms",
  input: z.strictObject({ workItemId: workItemReferenceSchema }),
  output: externalLinkListSchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{workItemId}/external-links" },
  command: { words: ["workItemId"] },
  example: {
    input: { workItemId: exampleLink.workItemId },
    output: { data: [exampleLink] },
  },
  target: (context, input) => loadWorkItem(context, input.workItemId),
  run: async (context, _input, { item }) => ({ data: await readLinks(context, item.id) }),
});
