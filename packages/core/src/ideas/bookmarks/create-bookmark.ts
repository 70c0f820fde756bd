import {
  bookmarkLimits,
  exampleBookmark,
  type SavedBookmark,
  savedBookmarkSchema,
  tagsSchema,
} from "@eureka/contracts/bookmark";
import { EurekaError, forbidden } from "@eureka/contracts/errors";
import { type Id, idSchema, newId } from "@eureka/contracts/ids";
import { textSchema } from "@eureka/contracts/text";
import { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { selectIdeaRun } from "../idea-runs/idea-runs.store.ts";
import type { IdeaRow } from "../library/ideas.store.ts";
import { loadIdea } from "../library/load-idea.ts";
import { bookmarkSight } from "./bookmark-sight.ts";
import { type BookmarkRow, type BookmarkSight, insertBookmark, selectOwnOfIdea } from "./bookmarks.store.ts";
import { readText } from "./compare-texts.ts";
import { emitBookmarkEvent } from "./emit-bookmark-event.ts";
import { similarByKeywords } from "./similar-ideas.ts";
import { viewBookmark } from "./view-bookmarks.ts";

/** Saves an idea for the actor. Who saves it twice gets what he has. */
export const createBookmark = defineOperation({
  name: "bookmark.create",
  summary: "Save an idea",
  description:
    "An idea that is much like one that you saved is refused with bookmark.duplicate unless you say force; bookmark.find_similar shows which ones.",
  input: z.strictObject({
    ideaId: idSchema("idea"),
    tags: tagsSchema.default([]),
    note: textSchema(bookmarkLimits.note).default(""),
    force: z.boolean().default(false).meta({ description: "Save it whatever it is like." }),
  }),
  output: savedBookmarkSchema,
  permission: "bookmark:create",
  effect: "write",
  http: { method: "POST", path: "/bookmarks", status: 201 },
  command: { words: ["ideaId"] },
  example: {
    input: { ideaId: exampleBookmark.idea.id, tags: ["bakery"] },
    output: { ...exampleBookmark, duplicates: [] },
  },
  target: (context, input) => loadIdea(context, input.ideaId),
  async run(context, { tags, note, force }, { row: idea }) {
    const sight = await bookmarkSight(context);
    if (!sight) throw forbidden("bookmark:create");
    const known = await selectOwnOfIdea(context.transaction, sight.memberId, idea.id);
    if (known) return answer(context, known, sight);
    const duplicates = await similarByKeywords.find(context, sight.memberId, { ...idea, ideaId: idea.id });
    const [likest] = duplicates;
    if (likest && likest.level !== "notice" && !force) {
      const percent = Math.round(likest.similarity * 100);
      throw new EurekaError("bookmark.duplicate", { percent, id: likest.bookmarkId });
    }
    const row = await insertBookmark(context.transaction, await toRow(context, sight.memberId, idea, { tags, note }));
    if (!row) {
      // Two clicks at once: the other one was first.
      const first = await selectOwnOfIdea(context.transaction, sight.memberId, idea.id);
      return answer(context, first as BookmarkRow, sight);
    }
    emitBookmarkEvent(context, "bookmark.created", row);
    return { ...(await viewBookmark(context, row, sight)), duplicates };
  },
});

async function answer(context: Context, row: BookmarkRow, sight: BookmarkSight): Promise<SavedBookmark> {
  return { ...(await viewBookmark(context, row, sight)), duplicates: [] };
}

async function toRow(
  context: Context,
  ownerMemberId: Id<"member">,
  { id: ideaId, workspaceId, runId, rank, topic, title, text, engine, content, createdAt }: IdeaRow,
  words: { readonly tags: string[]; readonly note: string },
): Promise<Omit<BookmarkRow, "organizationId" | "version">> {
  const now = context.clock.now();
  const run = runId && (await selectIdeaRun(context.transaction, runId));
  const { keywords, topicKeywords } = readText({ title, text, topic });
  return {
    id: newId("bookmark", now.getTime()),
    workspaceId,
    ownerMemberId,
    ideaId,
    title,
    text,
    topic,
    context: run ? run.request.context : "",
    idea: { ...content, workspaceId, runId, rank, title, text, engine, createdAt: createdAt.toISOString() },
    keywords: [...keywords],
    topicKeywords: [...topicKeywords],
    ...words,
    createdAt: now,
    updatedAt: now,
  };
}
