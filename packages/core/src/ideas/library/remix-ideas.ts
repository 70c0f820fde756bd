import { tagsSchema } from "@eureka/contracts/bookmark";
import { exampleIdea } from "@eureka/contracts/idea";
import { ideaRunSchema, newIdeaRunSchema } from "@eureka/contracts/idea-run";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { assertActiveWorkspace, loadWorkspace, type WorkspaceTarget } from "../../tenancy/index.ts";
import { completeRequest } from "../idea-runs/complete-request.ts";
import { exampleNewRun } from "../idea-runs/create-idea-run.ts";
import { startIdeaRun } from "../idea-runs/start-idea-run.ts";
import { composeRemix, type Parent } from "./compose-remix.ts";
import { findParents, mostParents } from "./find-parents.ts";

interface RemixTarget extends WorkspaceTarget {
  readonly parents: readonly [Parent, ...Parent[]];
}

/** Starts a run that takes up ideas, by their ids or by the tags of bookmarks, and names them as its parents. */
export const remixIdeas = defineOperation({
  name: "idea.remix",
  summary: "Start an idea run that builds on ideas",
  description:
    "Topic and context are those of the first idea unless others are given. With tags the newest ten bookmarks that have one of them are taken up.",
  input: z
    .strictObject({
      ...newIdeaRunSchema.shape,
      ideaIds: z.array(idSchema("idea")).min(1).max(mostParents).optional(),
      tags: tagsSchema.optional().meta({ description: "Of bookmarks that are yours or shared with you." }),
      topic: newIdeaRunSchema.shape.topic.optional(),
      context: newIdeaRunSchema.shape.context.unwrap().optional(),
    })
    .refine(({ ideaIds, tags }) => (ideaIds === undefined) !== (tags === undefined || tags.length === 0), {
      message: "name ideas or tags, not both",
      path: ["ideaIds"],
    }),
  output: ideaRunSchema,
  permission: "idea_run:create",
  effect: "write",
  http: { method: "POST", path: "/ideas/remix", status: 202 },
  command: { words: ["ideaIds"] },
  cost: 5,
  example: {
    input: { ideaIds: [exampleIdea.id] },
    output: { ...exampleNewRun, parentIds: [exampleIdea.id] },
  },
  async target(context, input): Promise<RemixTarget> {
    const { parents, workspaceId } = await findParents(context, input);
    return { ...(await loadWorkspace(context, input.workspaceId ?? workspaceId)), parents };
  },
  async run(context, input, { parents, ...workspace }) {
    assertActiveWorkspace(workspace);
    const { workspaceId: _named, ideaIds: _ideas, tags: _tags, weights, topic, context: words, ...options } = input;
    const request = completeRequest({ ...options, ...composeRemix(parents, { topic, context: words }) });
    const parentIds = parents.map(({ id }) => id);
    return startIdeaRun(context, { workspaceId: workspace.value.id, request, weights, parentIds });
  },
});
