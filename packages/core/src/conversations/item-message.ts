/** What we say about work items: a card, and the same in words for whoever sees no cards. */
import type { Page } from "@eureka/contracts/page";
import { say } from "@eureka/contracts/words";
import type { WorkItem, WorkItemSummary } from "@eureka/contracts/work-item";
import { selectNames } from "../identity/index.ts";
import type { Context } from "../operations/index.ts";
import { loadBoard } from "../work-items/index.ts";
import type { DraftCard } from "./draft-card.ts";
import { findCopies } from "./find-copies.ts";
import type { Saying } from "./journal-message.ts";
import { drawListCard } from "./list-card.ts";
import { drawItemCard } from "./work-item-card.ts";

/** Shows one work item as it stands. */
export async function sayItem(context: Context, item: WorkItem): Promise<Saying> {
  const names = await selectNames(context.transaction, item.assignees);
  const boardId = item.placements[0]?.boardId;
  const board = boardId ? (await loadBoard(context, boardId)).board : null;
  return inWords(drawItemCard({ item, board, names, copies: await findCopies(context, item) }));
}

/** Shows a page of work items. */
export async function sayItems(context: Context, page: Page<WorkItemSummary>): Promise<Saying> {
  const names = await selectNames(
    context.transaction,
    page.data.flatMap(({ assignees }) => assignees),
  );
  return inWords(drawListCard({ items: page.data, hasMore: page.nextCursor !== null, names }));
}

/** A card of plain words, for instance of help. */
export function sayCard(card: DraftCard): Saying {
  return inWords(card);
}

/** What the last work item card says once its item is gone. */
export function sayRemoved(title: string): Saying {
  return inWords({ title, text: say("card.removed"), state: "closed" });
}

function inWords(card: DraftCard): Saying {
  const fields = (card.fields ?? []).map(({ label, value }) => `${label}: ${value}`);
  return { text: [`**${card.title}**`, card.text ?? "", ...fields].filter((line) => line !== "").join("\n"), card };
}
