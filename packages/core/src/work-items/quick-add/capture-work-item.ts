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
import { askForNewWork, type ProposedWork } from "../items/new-work-approval.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import { resolveQuickAdd } from "./resolve-quick-add.ts";

const inputSchema = z.strictObject({
  text: quickAddTextSchema,
  ...destinationFields,
  assignees: workItemAssigneesSchema
    .default([])
    .meta({ description: "People besides those that the text names; a chat resolves its own mentions." }),
  source: workItemSourceSchema.optional().meta({ description: "The message that the item is made from." }),
});

type CaptureInput = z.output<typeof inputSchema>;

export const captureWorkItem = defineOperation({
  name: "work_item.capture",
  summary: "Make a work item from a line as people type it",
  description:
    "Understands the text as work_item.parse does. Labels that do not exist yet are made, if you may make them; otherwise they stay in the title.",
  input: inputSchema,
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
  approval: (context, input, target) => askForNewWork(context, target, () => understand(context, input, target)),
  run: async (context, input, target) => {
    const list = listOf(target);
    const work = await understand(context, input, target);
    return makeWorkItem(context, list, { ...work, createdBy: personOf(context.actor, context.onBehalfOf) });
  },
});

async function understand(
  context: Context,
  { text, assignees, source }: CaptureInput,
  target: Target,
): Promise<ProposedWork> {
  const workspaceId = target.scopes[0]?.workspaceId;
  const onlyKnownLabels = !(await mayMakeLabels(context, target));
  const parsed = await resolveQuickAdd(context, text, { workspaceId, onlyKnownLabels });
  const people = [...parsed.assignees, ...(await resolvePeople(context, assignees))];
  return { ...parsed, assignees: people, source: source ?? null };
}

/** Labels belong to the workspace, so a role on the board alone is not enough. */
function mayMakeLabels(context: Context, { scopes }: Target): Promise<boolean> {
  const workspaces = scopes.flatMap(({ workspaceId }) => (workspaceId ? [{ workspaceId }] : []));
  return isPermitted(context, "label:create", { scopes: workspaces });
}
