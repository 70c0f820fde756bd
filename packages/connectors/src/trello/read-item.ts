/** A card in neutral words. */
import { createHash } from "node:crypto";
import { cleanText, type TrackerItem } from "@eureka/connector-sdk";
import { type PlatformItemFields, universalEventLimits } from "@eureka/contracts/universal-event";
import { readAttachments } from "./attachments.ts";
import { withoutMarker } from "./marker.ts";
import { writeOrderKey } from "./order-key.ts";
import type { TrelloCard, TrelloChecklist, TrelloLabel } from "./wire.ts";

/** Our entries stand in the checklist of this name; those of others are read behind them. */
export const ourChecklistName = "Checklist";

const limits = universalEventLimits;

export function readItem(card: TrelloCard): TrackerItem {
  const fields: PlatformItemFields = {
    title: cleanText(card.name, limits.title),
    body: cleanText(withoutMarker(card.desc), limits.text),
    // A card says only that its due date was met; the category of its list says how far the work is.
    state: "open",
    platformListId: card.idList,
    labels: namesOfLabels(card.labels),
    assignees: card.idMembers.slice(0, limits.people),
    due: card.due === null ? null : { kind: "instant", at: new Date(card.due).toISOString() },
    priority: "none",
    checklist: inReadingOrder(card.checklists)
      .flatMap(({ checkItems }) => checkItems)
      .slice(0, limits.checklist)
      .map(({ name, state }) => ({ text: cleanText(name, limits.title), done: state === "complete" })),
    archived: card.closed,
    parent: null,
  };
  const orderKey = writeOrderKey(card.pos, card.id);
  const attachments = readAttachments(card.attachments);
  const values = card.customFieldItems
    .map(({ idCustomField, value, idValue }) => [idCustomField, value ?? null, idValue ?? null])
    .sort();
  return {
    platformBoardId: card.idBoard,
    platformItemId: card.id,
    fields,
    orderKey,
    // The date of the last activity changes with every comment, so the version is made of what it stands for.
    remoteVersion: createHash("sha256")
      .update(JSON.stringify([fields, orderKey, attachments, values]))
      .digest("base64url")
      .slice(0, 24),
    updatedAt: new Date(card.dateLastActivity),
    ...(card.shortUrl !== undefined && { permalink: card.shortUrl }),
    attachments,
  };
}

/** Trello's labels may have a colour only: those have no neutral name and are left as they are. */
export function namesOfLabels(labels: readonly TrelloLabel[]): string[] {
  const names = labels.map(({ name }) => cleanText(name ?? "", limits.name)).filter((name) => name !== "");
  return [...new Set(names)].slice(0, limits.labels);
}

export function inReadingOrder(checklists: readonly TrelloChecklist[]): TrelloChecklist[] {
  const sorted = checklists.toSorted(byPosition);
  const ours = findOurChecklist(sorted);
  const inOrder = ours ? [ours, ...sorted.filter((checklist) => checklist !== ours)] : sorted;
  return inOrder.map((checklist) => ({ ...checklist, checkItems: checklist.checkItems.toSorted(byPosition) }));
}

export function findOurChecklist(checklists: readonly TrelloChecklist[]): TrelloChecklist | undefined {
  return checklists.toSorted(byPosition).find(({ name }) => name === ourChecklistName);
}

function byPosition(
  one: { readonly pos: number; readonly id: string },
  other: { readonly pos: number; readonly id: string },
): number {
  return one.pos - other.pos || (one.id < other.id ? -1 : 1);
}
