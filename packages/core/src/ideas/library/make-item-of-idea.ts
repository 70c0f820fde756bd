import { personOf } from "@eureka/contracts/actor";
import { exampleIdea } from "@eureka/contracts/idea";
import { idSchema } from "@eureka/contracts/ids";
import {
  destinationFields,
  type WorkItem,
  workItemAssigneesSchema,
  workItemLabelsSchema,
  workItemSchema,
} from "@eureka/contracts/work-item";
import { z } from "zod";
import { assertNotAsked } from "../../decisions/index.ts";
import { becauseOf, type Context, defineOperation } from "../../operations/index.ts";
import { requirePermission } from "../../permissions/index.ts";
import { loadOrganization } from "../../tenancy/index.ts";
import {
  askForNewWork,
  type DestinationTarget,
  findDestination,
  listOf,
  loadWorkItem,
  makeWorkItem,
  type NewWorkItem,
  resolvePeople,
} from "../../work-items/index.ts";
import { selectIdeaRun } from "../idea-runs/idea-runs.store.ts";
import { describeIdea } from "./describe-idea.ts";
import { type IdeaRow, insertItemOfIdea, selectItemOfIdea } from "./ideas.store.ts";
import { loadVisibleIdea } from "./load-idea.ts";
import { updateIdeaOutcome } from "./update-idea-outcome.ts";

interface PlaceForIdea extends DestinationTarget {
  readonly idea: IdeaRow;
}

/** Makes a work item of an idea. Who asks twice gets the item of the first time, as long as it exists. */
export const makeItemOfIdea = defineOperation({
  name: "idea.make_item",
  summary: "Make a work item of an idea",
  description:
    "It carries the text, the evaluation and a link back. An idea has one item on a board: a repetition answers with that one. Where the board's new work is approved first, people are asked once at a time.",
  input: z.strictObject({
    id: idSchema("idea"),
    ...destinationFields,
    labels: workItemLabelsSchema.default([]),
    assignees: workItemAssigneesSchema.default([]),
  }),
  output: workItemSchema,
  permission: "work_item:create",
  sight: "board:read",
  effect: "write",
  http: { method: "POST", path: "/ideas/{id}/make-item", status: 201 },
  command: { words: ["id"] },
  example: { input: { id: exampleIdea.id }, output: workItemSchema.meta()?.example },
  async target(context, { id, workspaceId, boardId, listId }): Promise<PlaceForIdea> {
    const { row } = await loadVisibleIdea(context, id);
    const isNamed = workspaceId ?? boardId ?? listId;
    const named = isNamed ? { workspaceId, boardId, listId } : { workspaceId: row.workspaceId };
    const place = await findDestination(context, named);
    return { ...place, idea: row };
  },
  async approval(context, input, target) {
    const { boardId } = listOf(target);
    if (await selectItemOfIdea(context.transaction, input.id, boardId)) return null;
    const request = await askForNewWork(context, target, () => describeWork(context, target.idea, input));
    if (!request) return null;
    const call = { operation: "idea.make_item", input };
    const subject = { type: "idea", id: input.id };
    await loadVisibleIdea(context, input.id, { lock: true });
    const { workspaceId } = request;
    await assertNotAsked(context, { workspaceId, boardId, operation: call.operation, subject });
    // What is agreed to is the idea as it stands: it keeps its link to the item, and still makes no more than one.
    return { ...request, fields: [], subject, call };
  },
  async run(context, input, target): Promise<WorkItem> {
    const { id } = input;
    const list = listOf(target);
    const { row: idea } = await loadVisibleIdea(context, id, { lock: true });
    const known = await selectItemOfIdea(context.transaction, id, list.boardId);
    if (known) return showItem(context, known);
    const made = becauseOf(context, { kind: "idea", ideaId: id, runId: idea.runId });
    const item = await makeWorkItem(made, list, {
      ...(await describeWork(context, idea, input)),
      createdBy: personOf(context.actor, context.onBehalfOf),
    });
    const { boardId } = list;
    const createdAt = context.clock.now();
    await insertItemOfIdea(context.transaction, { ideaId: id, boardId, workItemId: item.id, createdAt });
    context.emit({
      type: "idea.item_made",
      subject: { type: "idea", id },
      workspaceId: idea.workspaceId,
      data: { runId: idea.runId, workItemId: item.id, boardId },
    });
    await updateIdeaOutcome(context, idea);
    return item;
  },
});

interface Asked {
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

async function describeWork(
  context: Context,
  row: IdeaRow,
  { labels, assignees }: Asked,
): Promise<Omit<NewWorkItem, "createdBy">> {
  const { id, title, text, engine, topic, content, runId } = row;
  const { publicUrl } = context.ports.settings;
  const run = runId ? await selectIdeaRun(context.transaction, runId) : undefined;
  const { ideaTemplate: template } = (await loadOrganization(context)).value.settings;
  const idea = { title, text, engine, ...content };
  return {
    title: content.improvement?.title ?? title,
    description: describeIdea({ id, topic, idea, model: run?.model ?? null, publicUrl, template }),
    priority: "none",
    due: null,
    labels,
    assignees: await resolvePeople(context, assignees),
    source: { ideaId: id },
  };
}

/** Since it was made it may have gone where the actor sees nothing. */
async function showItem(context: Context, id: string): Promise<WorkItem> {
  const { item, scopes } = await loadWorkItem(context, id);
  await requirePermission(context, "work_item:read", { scopes });
  return item;
}
