/** What we say of ideas, runs and bookmarks in chats: a card, and the same in words for whoever sees no cards. */
import type { Bookmark } from "@eureka/contracts/bookmark";
import { cardLimits } from "@eureka/contracts/card";
import type { IdeaRun } from "@eureka/contracts/idea-run";
import type { Page } from "@eureka/contracts/page";
import { say } from "@eureka/contracts/words";
import { type Saying, sayCard } from "../../conversations/index.ts";
import type { Context } from "../../operations/index.ts";
import { countBookmarksOfIdea } from "../bookmarks/bookmarks.store.ts";
import { selectIdeaRun } from "../idea-runs/idea-runs.store.ts";
import { type IdeaRow, selectItemsOfIdeas } from "../library/ideas.store.ts";
import { selectPublicChannels } from "./cards.store.ts";
import { drawBookmarksCard } from "./draw-bookmarks-card.ts";
import { drawIdeaCard } from "./draw-idea-card.ts";
import { drawRunCard } from "./draw-run-card.ts";

const longestName = cardLimits.label;

/** Shows an idea as it stands, with the items that lie where it does. */
export async function sayIdea(context: Context, row: IdeaRow): Promise<Saying> {
  const { transaction, ports } = context;
  const [items, savedBy, channels, run] = await Promise.all([
    selectItemsOfIdeas(transaction, [row.id], { workspaceIds: [row.workspaceId], boardIds: [] }),
    countBookmarksOfIdea(transaction, row.id),
    selectPublicChannels(transaction, row.workspaceId, cardLimits.options),
    row.runId ? selectIdeaRun(transaction, row.runId) : undefined,
  ]);
  const { id, rank, title, text, engine, content } = row;
  return sayCard(
    drawIdeaCard({
      id,
      idea: { rank, title, text, engine, ...content },
      model: run?.model ?? null,
      itemKeys: items.map(({ key, isArchived }) => (isArchived ? say("idea.item_archived", { key }) : key)),
      savedBy,
      channels: channels.map(({ value, label }) => ({ value, label: label.slice(0, longestName).toWellFormed() })),
      publicUrl: ports.settings.publicUrl,
    }),
  );
}

export function sayRun({ ports }: Pick<Context, "ports">, run: IdeaRun): Saying {
  return sayCard(drawRunCard({ run, publicUrl: ports.settings.publicUrl }));
}

/** Shows a page of bookmarks. */
export function sayBookmarks({ ports }: Pick<Context, "ports">, page: Page<Bookmark>): Saying {
  const { publicUrl } = ports.settings;
  return sayCard(drawBookmarksCard({ bookmarks: page.data, hasMore: page.nextCursor !== null, publicUrl }));
}
