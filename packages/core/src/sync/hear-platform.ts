/** What a platform told of its boards and items: hints that lead to comparing, except comments, which are taken as they were told. */
import type { Id } from "@eureka/contracts/ids";
import type { SyncRules } from "@eureka/contracts/sync-rules";
import type { UniversalEvent, UniversalEventOf } from "@eureka/contracts/universal-event";
import type { LoadedConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import { announceActivity } from "./announce-activity.ts";
import { queueBoard } from "./compare-board.ts";
import { hashOf } from "./compare-sides.ts";
import { type ConnectedBoardRow, selectConnectedBoardByPlatform } from "./connected-boards.store.ts";
import { type ExternalLinkRow, selectLinkAt } from "./external-links.store.ts";
import { queueItem, queuePlatformItem } from "./queue-sync.ts";
import { rulesOf } from "./rules-of.ts";
import { queuePlatformComment } from "./take-platform-comment.ts";

export type ItemEvent = Extract<UniversalEvent, { platformItemId: string }>;

/** In the transaction that handles the delivery. False for a board that nobody connected: it is not ours to follow. */
export async function hearItem(context: Context, connection: LoadedConnection, event: ItemEvent): Promise<boolean> {
  const board = await findBoard(context, connection, event.platformBoardId);
  if (!board) return false;
  const { boardId } = board;
  const { platformItemId } = event;
  const link = await selectLinkAt(context.transaction, boardId, { platformItemId });
  const isIgnored = event.actor !== undefined && rulesOf(board).ignoredAuthors.includes(event.actor.platformUserId);
  const comment = commentOf(event);
  if (comment) {
    queuePlatformComment(context, { boardId, platformItemId, workItemId: link?.workItemId ?? null }, comment);
    return true;
  }
  const told = link && isEcho(link, event) ? {} : whatIsTold(event, rulesOf(board));
  const change = { changed: "there", ...(isIgnored && { isIgnored }) } as const;
  if (link) queueItem(context, { boardId, workItemId: link.workItemId, ...change }, false, told);
  else if (event.type !== "item.deleted") queuePlatformItem(context, { boardId, platformItemId }, false, told);
  return true;
}

export async function hearBoard(
  context: Context,
  connection: LoadedConnection,
  event: UniversalEventOf<"board.changed">,
): Promise<boolean> {
  const board = await findBoard(context, connection, event.platformBoardId);
  if (board) queueBoard(context, board);
  return board !== undefined;
}

export type ActivityOutcome = "told" | "nothing_of_ours" | "from_program";

/** Something that has no counterpart here: it is stated for whoever tells people of it, and nothing else comes of it. */
export async function hearActivity(
  context: Context,
  connection: LoadedConnection,
  event: UniversalEventOf<"board.activity">,
): Promise<ActivityOutcome> {
  const board = await findBoard(context, connection, event.platformBoardId);
  if (!board) return "nothing_of_ours";
  if (event.mayBeOurs && event.actor && event.actor.platformUserId === connection.ourselves) return "from_program";
  await announceActivity(context, connection, board, event);
  return "told";
}

async function findBoard(
  context: Context,
  { id }: { readonly id: Id<"connection"> },
  platformBoardId: string,
): Promise<ConnectedBoardRow | undefined> {
  return (await selectConnectedBoardByPlatform(context.transaction, id, [platformBoardId]))[0];
}

/** What we wrote in the name of a person comes back under her name, in the words in which we wrote it: she did nothing over there. */
function isEcho({ ledger }: ExternalLinkRow, event: ItemEvent): boolean {
  if (event.type !== "item.updated" || event.changed.length === 0) return false;
  const told: Readonly<Record<string, unknown>> = event.fields;
  return event.changed.every((field) => {
    const value = told[field];
    const shown = Array.isArray(value) ? [...new Set(value)].sort() : value;
    const { written, theirs } = ledger[field] ?? {};
    return written?.by !== undefined && written.by === event.actor?.platformUserId && theirs === hashOf(shown);
  });
}

/** Who did it, and which fields the delivery says that he changed. */
function whatIsTold(event: ItemEvent, { labelLists }: Pick<SyncRules, "labelLists">) {
  const told = event.type === "item.updated" ? [...Object.keys(event.fields), ...event.changed] : [event.type];
  // Its label may say in which list it stands.
  const fields = [...new Set(labelLists.length > 0 && told.includes("labels") ? [...told, "platformListId"] : told)];
  return { ...(event.actor && { by: event.actor }), fields };
}

function commentOf(event: ItemEvent) {
  if (event.type === "item.comment_deleted") return { platformCommentId: event.platformCommentId, body: null };
  if (event.type !== "item.commented" && event.type !== "item.comment_edited") return null;
  const { platformCommentId, author, body } = event.comment;
  return { platformCommentId, author, body };
}
