import { examplePullRequest, pullRequestListSchema } from "@eureka/contracts/pull-request";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem, loadWorkItem } from "../../work-items/index.ts";
import { viewPullRequest } from "./code-views.ts";
import { selectAuthorNames, selectPullRequestsOfItem } from "./pull-requests.store.ts";

export const listPullRequests = defineOperation({
  name: "pull_request.list",
  summary: "List the pull requests of a work item",
  input: z.strictObject({ workItemId: workItemReferenceSchema }),
  output: pullRequestListSchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{workItemId}/pull-requests" },
  command: { words: ["workItemId"] },
  example: { input: { workItemId: exampleWorkItem.id }, output: { data: [examplePullRequest] } },
  target: (context, input) => loadWorkItem(context, input.workItemId),
  async run({ transaction }, _input, { item }) {
    const linked = await selectPullRequestsOfItem(transaction, item.id);
    const names = await selectAuthorNames(
      transaction,
      linked.map(({ row }) => row.authorId),
    );
    return { data: linked.map((pull) => viewPullRequest(pull, names)) };
  },
});
