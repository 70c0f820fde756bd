import { invalidField, notFound } from "@eureka/contracts/errors";
import { rankingScore } from "@eureka/contracts/idea";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import type { Context } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { bookmarkSight } from "../bookmarks/bookmark-sight.ts";
import { selectBookmarks } from "../bookmarks/bookmarks.store.ts";
import { selectIdeaRun } from "../idea-runs/idea-runs.store.ts";
import type { Parent } from "./compose-remix.ts";
import { type IdeaRow, selectIdeasById } from "./ideas.store.ts";

/** How many ideas a remix takes up at the most. */
export const mostParents = 10;

export interface FoundParents {
  readonly parents: readonly [Parent, ...Parent[]];
  /** Where the first of them lies. */
  readonly workspaceId: Id<"workspace">;
}

interface Named {
  readonly ideaIds?: readonly Id<"idea">[] | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** The ideas by their ids, in the order given, or the newest bookmarks with one of the tags. Throws not found for what the actor may not see. */
export async function findParents(context: Context, { ideaIds, tags }: Named): Promise<FoundParents> {
  const found = ideaIds ? await findById(context, ideaIds) : await findByTags(context, tags ?? []);
  const [first, ...others] = found;
  if (!first) throw invalidField("tags", "nothing_found", say("idea.remix.nothing_tagged"));
  return { parents: [first.parent, ...others.map(({ parent }) => parent)], workspaceId: first.workspaceId };
}

interface Found {
  readonly parent: Parent;
  readonly workspaceId: Id<"workspace">;
}

async function findById(context: Context, ideaIds: readonly Id<"idea">[]): Promise<Found[]> {
  const ids = [...new Set(ideaIds)];
  const { workspaceIds } = await visiblePlaces(context, "idea:read");
  const rows = await selectIdeasById(context.transaction, ids);
  const found: Found[] = [];
  for (const id of ids) {
    const row = rows.find((each) => each.id === id);
    if (!row || !workspaceIds.includes(row.workspaceId)) throw notFound("idea", id);
    found.push({ parent: await toParent(context, row), workspaceId: row.workspaceId });
  }
  return found;
}

async function toParent(context: Context, row: IdeaRow): Promise<Parent> {
  const { id, topic, title, text, content } = row;
  const run = row.runId && (await selectIdeaRun(context.transaction, row.runId));
  const { improvement } = content;
  return {
    id,
    topic,
    context: run ? run.request.context : "",
    title: improvement?.title ?? title,
    text: improvement?.text ?? text,
    score: rankingScore(content),
  };
}

async function findByTags(context: Context, tags: readonly string[]): Promise<Found[]> {
  const sight = await bookmarkSight(context);
  if (!sight) return [];
  const rows = await selectBookmarks(context.transaction, {
    sight,
    owner: "anyone",
    workspaceId: undefined,
    tags,
    search: undefined,
    before: null,
    limit: mostParents,
  });
  return rows.map(({ ideaId, topic, context, idea, workspaceId }) => ({
    parent: {
      id: ideaId,
      topic,
      context,
      title: idea.improvement?.title ?? idea.title,
      text: idea.improvement?.text ?? idea.text,
      score: rankingScore(idea),
    },
    workspaceId,
  }));
}
