import { personOf } from "@eureka/contracts/actor";
import { quickAddTextSchema } from "@eureka/contracts/quick-add";
import {
  destinationFields,
  workItemAssigneesSchema,
  workItemSchema,
  workItemSourceSchema,
} from "@eureka/contracts/work-item";
import { z } from "zod";
import { type Context, defineOperation, type Target } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { isPermitted } from "../is-permitted.ts";
import { findDestination, listOf } from "../items/find-destination.ts";
import { makeWorkItem } from "../items/make-work-item.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import { resolveQuickAdd } from "./resolve-quick-add.ts";

export const captureWorkItem = defineOperation({
  name: "work_item.capture",
  summary: "Make a work item from a line as people type it",
  description:
    "Understands the text as work_item.parse does. Labels that do not exist yet are made, if you may make them; otherwise they stay in the title.",
  input: z.strictObject({
    text: quickAddTextSchema,
    ...destinationFields,
    assignees: workItemAssigneesSchema
      .default([])
      .meta({ description: "People besides those that the text names; a chat resolves its own mentions." }),
    source: workItemSourceSchema.optional().meta({ description: "The message that the item is made from." }),
  }),
  output: workItemSchema,
  permission: "work_item:create",
  sight: "board:read",
  effect: "write",
  http: { method: "POST", path: "/work-items/capture", status: 201 },
  command: {
    words: ["text"],
    chat: {
      verb: "new",
      help: "new <text>: make a work item, for example: new Fix login, urgent, by Friday @ann #web",
    },
  },
  example: { input: { text: "Fix login page, urgent, by Friday @ann #web" }, output: exampleWorkItem },
  target: (context, input) => findDestination(context, input),
  run: async (context, { text, assignees, source }, target) => {
    const list = listOf(target);
    const onlyKnownLabels = !(await mayMakeLabels(context, target));
    const parsed = await resolveQuickAdd(context, text, { workspaceId: list.workspaceId, onlyKnownLabels });
    const people = [...parsed.assignees, ...(await resolvePeople(context, assignees))];
    return makeWorkItem(context, list, {
      ...parsed,
      assignees: people,
      source: source ?? null,
      createdBy: personOf(context.actor, context.onBehalfOf),
    });
  },
});

/** Labels belong to the workspace, so a role on the board alone is not enough. */
function mayMakeLabels(context: Context, { scopes }: Target): Promise<boolean> {
  const workspaces = scopes.flatMap(({ workspaceId }) => (workspaceId ? [{ workspaceId }] : []));
  return isPermitted(context, "label:create", { scopes: workspaces });
}
