import { branchNameSchema } from "@eureka/contracts/pull-request";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem, loadWorkItem } from "../../work-items/index.ts";
import { branchNameOf } from "./branch-name.ts";

export const getBranchName = defineOperation({
  name: "work_item.branch_name",
  summary: "Read a name for the branch on which a work item is done",
  description: "Its key and words of its title; whatever is pushed to such a branch is linked to the item.",
  input: z.strictObject({ workItemId: workItemReferenceSchema }),
  output: branchNameSchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{workItemId}/branch-name" },
  command: { words: ["workItemId"] },
  example: { input: { workItemId: exampleWorkItem.id }, output: { branchName: "ops-12-fix-login-page" } },
  target: (context, input) => loadWorkItem(context, input.workItemId),
  run: async (_context, _input, { item }) => ({ branchName: branchNameOf(item) }),
});
