import type { Idea } from "@eureka/contracts/idea";
import type { Context } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { selectOwnOfIdeas } from "../bookmarks/bookmarks.store.ts";
import { type IdeaRow, selectItemsOfIdeas } from "./ideas.store.ts";
import { viewItemsOfIdea } from "./view-items-of-idea.ts";

/** Ideas as the context's actor sees them: with the items that he may see, and with his own bookmarks. */
export async function viewIdeas(context: Context, rows: readonly IdeaRow[]): Promise<Idea[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { memberId } = context.principal;
  const places = await visiblePlaces(context, "work_item:read");
  const [items, bookmarks] = await Promise.all([
    selectItemsOfIdeas(context.transaction, ids, places),
    memberId ? selectOwnOfIdeas(context.transaction, memberId, ids) : new Map(),
  ]);
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspaceId,
    runId: row.runId,
    rank: row.rank,
    title: row.title,
    text: row.text,
    engine: row.engine,
    ...row.content,
    outcome: row.outcome,
    ...viewItemsOfIdea(items, row.id),
    bookmarkId: bookmarks.get(row.id) ?? null,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  }));
}

export async function viewIdea(context: Context, row: IdeaRow): Promise<Idea> {
  const [view] = await viewIdeas(context, [row]);
  return view as Idea;
}
