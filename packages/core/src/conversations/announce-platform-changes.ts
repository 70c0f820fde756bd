/**
 * What happened to work items on a platform is told in the channels whose work goes onto that board, unless their rules say otherwise: a new item as a card that opens its
 * discussion, everything else in its thread. Never in a channel of another organization, and never to a channel that is mapped elsewhere.
 */

import { EurekaError } from "@eureka/contracts/errors";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import type { WorkItem } from "@eureka/contracts/work-item";
import { loadConnection } from "../connections/index.ts";
import type { Context, EventHandler } from "../operations/index.ts";
import { readLinks } from "../sync/index.ts";
import { loadWorkItem } from "../work-items/index.ts";
import { describePlatformChange } from "./describe-platform-change.ts";
import { findToldPlaces, type ToldPlace } from "./find-told-places.ts";
import { journalMessage } from "./journal-message.ts";
import { postItemCard } from "./post-item-card.ts";

export const announcePlatformChanges: EventHandler = {
  name: "conversations.announce-platform-changes",
  on: [
    "work_item.created",
    "work_item.updated",
    "work_item.moved",
    "work_item.assigned",
    "work_item.unassigned",
    "work_item.archived",
    "work_item.unarchived",
    "checklist_entry.created",
    "checklist_entry.updated",
    "checklist_entry.deleted",
    "attachment.created",
    "attachment.deleted",
    "comment.created",
    "comment.updated",
    "comment.deleted",
    "external_link.changed",
  ],
  when: (event) => isTold(event),
  orderBy: (event) => `announce:${event.subject.id}`,
  async run(context, event) {
    const item = await findItem(context, event.subject.id as Id<"work_item">);
    if (!item) return;
    for (const boardId of boardsOf(event)) {
      for (const place of await findToldPlaces(context, boardId, item.id, event.id))
        await announce(context, item, place, event);
    }
  },
};

/** Only what happened over there: what was done here is told by whoever did it. */
function isTold({ type, actor, data, changes }: EventEnvelope): boolean {
  if (type === "external_link.changed") return data.changed !== undefined;
  if (actor.type !== "system" || !actor.id.startsWith("sync.") || !Array.isArray(data.connectedBoardIds)) return false;
  // Another place in the same list is nothing to be told.
  return type !== "work_item.moved" || changes.listId !== undefined;
}

function boardsOf({ type, data }: EventEnvelope): Id<"board">[] {
  return type === "external_link.changed" ? [data.boardId as Id<"board">] : (data.connectedBoardIds as Id<"board">[]);
}

async function findItem(context: Context, id: Id<"work_item">): Promise<WorkItem | null> {
  try {
    return (await loadWorkItem(context, id)).item;
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}

async function announce(
  context: Context,
  item: WorkItem,
  { answers, ...place }: ToldPlace,
  event: EventEnvelope,
): Promise<void> {
  const hasThread = place.platformThreadId !== null;
  if (event.type === "work_item.created") {
    if (!hasThread) await postItemCard(context, place, item, { answers, opensDiscussion: true });
    return;
  }
  // The threads of an item hear its comments as its discussion.
  if (event.type.startsWith("comment.") && hasThread) return;
  const change = await describePlatformChange(context, event, item);
  if (change === null) return;
  const text = say("platform.changed", {
    platform: escapeMarkdown(await nameOfPlatform(context, item)),
    item: escapeMarkdown(`${item.key} ${item.title}`),
    change,
  });
  await journalMessage(context, place, { text }, { answers });
}

async function nameOfPlatform(context: Context, { id }: WorkItem): Promise<string> {
  const [link] = await readLinks(context, id);
  return link ? (await loadConnection(context, link.connectionId)).title : say("platform.unknown");
}
