/** What we say of ideas, runs and bookmarks in chats: a card, and the same in words for whoever sees no cards. */
import type { Bookmark } from "@eureka/contracts/bookmark";
import { type CardOption, cardLimits } from "@eureka/contracts/card";
import type { IdeaRun } from "@eureka/contracts/idea-run";
import type { Page } from "@eureka/contracts/page";
import { say } from "@eureka/contracts/words";
import { hasChat } from "../../connections/index.ts";
import { type Saying, sayCard } from "../../conversations/index.ts";
import type { Context } from "../../operations/index.ts";
import { countBookmarksOfIdea } from "../bookmarks/bookmarks.store.ts";
import { selectIdeaRun } from "../idea-runs/idea-runs.store.ts";
import { type IdeaRow, type ItemOfIdeaRow, selectItemsOfIdeas } from "../library/ideas.store.ts";
import { selectShareChannels } from "./cards.store.ts";
import { drawBookmarksCard } from "./draw-bookmarks-card.ts";
import { drawEvaluationCard } from "./draw-evaluation-card.ts";
import { drawIdeaCard } from "./draw-idea-card.ts";
import { describeProgress, drawRunCard } from "./draw-run-card.ts";

const longestName = cardLimits.label;

/** Shows an idea as it stands, with the items that lie where it does. */
export async function sayIdea(context: Context, row: IdeaRow): Promise<Saying> {
  const { transaction, ports } = context;
  const [items, savedBy, channels, run] = await Promise.all([
    selectItemsOfIdeas(transaction, [row.id], { workspaceIds: [row.workspaceId], boardIds: [] }),
    countBookmarksOfIdea(transaction, row.id),
    findShareOptions(context, row),
    row.runId ? selectIdeaRun(transaction, row.runId) : undefined,
  ]);
  const { id, rank, title, text, engine, content } = row;
  return sayCard(
    drawIdeaCard({
      id,
      idea: { rank, title, text, engine, ...content },
      model: run?.model ?? null,
      itemKeys: items.map(nameItem),
      savedBy,
      channels,
      publicUrl: ports.settings.publicUrl,
    }),
  );
}

/** The channels that everybody who sees the card may know of. */
async function findShareOptions({ transaction, ports }: Context, { workspaceId }: IdeaRow): Promise<CardOption[]> {
  const channels = await selectShareChannels(transaction, workspaceId, cardLimits.options);
  return channels
    .filter(({ connection }) => connection === null || hasChat(ports, connection))
    .map(({ id, name, connection }) => {
      const label = `#${name.replace(/^#/, "")}${connection ? ` (${connection.title})` : ""}`;
      return { value: id, label: label.slice(0, longestName).toWellFormed() };
    });
}

/** Shows the evaluation of an idea as it stands. */
export async function sayEvaluation({ transaction, ports }: Context, row: IdeaRow): Promise<Saying> {
  const [items, run] = await Promise.all([
    selectItemsOfIdeas(transaction, [row.id], { workspaceIds: [row.workspaceId], boardIds: [] }),
    row.runId ? selectIdeaRun(transaction, row.runId) : undefined,
  ]);
  const { id, rank, title, text, engine, content } = row;
  return sayCard(
    drawEvaluationCard({
      id,
      idea: { rank, title, text, engine, ...content },
      model: run?.model ?? null,
      itemKeys: items.map(nameItem),
      publicUrl: ports.settings.publicUrl,
    }),
  );
}

function nameItem({ key, state, isArchived }: Pick<ItemOfIdeaRow, "key" | "state" | "isArchived">): string {
  if (state === "done" || state === "dropped") return say(`idea.item_${state}`, { key });
  return isArchived ? say("idea.item_archived", { key }) : key;
}

export function sayRun({ ports }: Pick<Context, "ports">, run: IdeaRun): Saying {
  const isWorking = run.state === "queued" || run.state === "running";
  return {
    ...sayCard(drawRunCard({ run, publicUrl: ports.settings.publicUrl })),
    ...(isWorking && { growing: describeProgress(run) }),
  };
}

/** Shows a page of bookmarks. */
export function sayBookmarks({ ports }: Pick<Context, "ports">, page: Page<Bookmark>): Saying {
  const { publicUrl } = ports.settings;
  return sayCard(drawBookmarksCard({ bookmarks: page.data, hasMore: page.nextCursor !== null, publicUrl }));
}
