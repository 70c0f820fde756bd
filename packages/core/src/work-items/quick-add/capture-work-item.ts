import { personOf } from "@eureka/contracts/actor";
import type { Id } from "@eureka/contracts/ids";
import { labelNameSchema } from "@eureka/contracts/label";
import { quickAddTextSchema } from "@eureka/contracts/quick-add";
import {
  destinationFields,
  prioritySchema,
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
import { selectLabelsByName } from "../labels/labels.store.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import { resolveQuickAdd } from "./resolve-quick-add.ts";

/** As many as the rules of a channel can name. */
const mostDefaultLabels = 10;

const inputSchema = z.strictObject({
  text: quickAddTextSchema,
  ...destinationFields,
  assignees: workItemAssigneesSchema
    .default([])
    .meta({ description: "People besides those that the text names; a chat resolves its own mentions." }),
  source: workItemSourceSchema.optional().meta({ description: "The message that the item is made from." }),
  defaults: z
    .strictObject({
      priority: prioritySchema.optional(),
      labels: z.array(labelNameSchema).max(mostDefaultLabels).optional(),
    })
    .optional()
    .meta({
      description:
        "What the item gets besides: a priority where the text names none, and labels besides those of the text. A chat gives what the rules of its channel say.",
    }),
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
  { text, assignees, source, defaults = {} }: CaptureInput,
  target: Target,
): Promise<ProposedWork> {
  const workspaceId = target.scopes[0]?.workspaceId;
  const onlyKnownLabels = !(await mayMakeLabels(context, target));
  const parsed = await resolveQuickAdd(context, text, { workspaceId, onlyKnownLabels });
  const people = [...parsed.assignees, ...(await resolvePeople(context, assignees))];
  const { labels, priority } = parsed;
  return {
    ...parsed,
    priority: priority === "none" ? (defaults.priority ?? priority) : priority,
    labels: joinNames(labels, await usableLabels(context, defaults.labels ?? [], workspaceId, onlyKnownLabels)),
    assignees: people,
    source: source ?? null,
  };
}

/** Whoever may make no labels gets those that are there. */
async function usableLabels(
  context: Context,
  names: readonly string[],
  workspaceId: Id<"workspace"> | undefined,
  onlyKnown: boolean,
): Promise<readonly string[]> {
  if (!onlyKnown || names.length === 0) return names;
  if (!workspaceId) return [];
  return (await selectLabelsByName(context.transaction, workspaceId, [...names])).map(({ name }) => name);
}

/** Two spellings of one name are one label. */
function joinNames(first: readonly string[], second: readonly string[]): string[] {
  const known = new Set(first.map((name) => name.toLowerCase()));
  return [...first, ...second.filter((name) => !known.has(name.toLowerCase()))];
}

/** Labels belong to the workspace, so a role on the board alone is not enough. */
function mayMakeLabels(context: Context, { scopes }: Target): Promise<boolean> {
  const workspaces = scopes.flatMap(({ workspaceId }) => (workspaceId ? [{ workspaceId }] : []));
  return isPermitted(context, "label:create", { scopes: workspaces });
}
