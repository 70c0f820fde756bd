/** The jobs of sync by name, and their order: what concerns one work item is done one after the other, on all nodes. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { selectSubItems } from "../work-items/index.ts";
import { type Cause, causeOf } from "./cause.ts";
import { type ExternalLinkRow, selectItemsWithOpenParent } from "./external-links.store.ts";

export const syncJobs = {
  item: "sync.compare-item",
  attachments: "sync.compare-attachments",
  order: "sync.compare-order",
  field: "sync.push-field",
  remote: "sync.take-platform-item",
  comment: "sync.push-comment",
  remoteComment: "sync.take-platform-comment",
  board: "sync.compare-board",
  boardLater: "sync.compare-board-again",
  boardAnew: "sync.compare-board-anew",
  backlog: "sync.release-backlog",
} as const;

export function orderOfItem(workItemId: Id<"work_item">): string {
  return JSON.stringify(["sync", workItemId]);
}

/**
 * Compares an item with its copy on a board. `changed` says which side is known to have changed; several wishes become one. Without
 * `background` it is as urgent as what asks for it.
 */
export function queueItem(
  context: Pick<Context, "enqueue" | "request">,
  {
    runAt,
    ...wish
  }: {
    readonly boardId: Id<"board">;
    readonly workItemId: Id<"work_item">;
    readonly changed: "here" | "there";
    readonly isIgnored?: boolean;
    /** Not before then. */
    readonly runAt?: Date;
  },
  background?: boolean,
  told: Pick<Cause, "by" | "fields"> = {},
): void {
  context.enqueue({
    name: syncJobs.item,
    payload: { ...wish, causes: [causeOf(context, told)] },
    orderingKey: orderOfItem(wish.workItemId),
    // What is ignored is a wish of its own: it must not stand for an edit that counts.
    uniqueKey: JSON.stringify(["sync", wish.boardId, wish.workItemId, wish.isIgnored ? "ignored" : wish.changed]),
    ...(runAt && { runAt }),
    ...(background !== undefined && { background }),
  });
}

/** Compares the parts of an item that has a copy now, or has none any more: theirs can say from now on what they are a part of, or no longer. */
export async function queueSubItems(
  context: Pick<Context, "enqueue" | "request" | "transaction">,
  { boardId, workItemId }: { readonly boardId: Id<"board">; readonly workItemId: Id<"work_item"> },
): Promise<void> {
  for (const subItemId of await selectSubItems(context.transaction, workItemId))
    queueItem(context, { boardId, workItemId: subItemId, changed: "here" });
}

/** Compares once more what could not be a part of its parent over there: with another parent somewhere it may be possible now. */
export async function queueOpenParents(
  context: Pick<Context, "enqueue" | "request" | "transaction">,
  boardId: Id<"board">,
): Promise<void> {
  for (const workItemId of await selectItemsWithOpenParent(context.transaction, boardId))
    queueItem(context, { boardId, workItemId, changed: "here" });
}

/** Compares what hangs on an item with what hangs on its copy. */
export function queueAttachments(
  context: Pick<Context, "enqueue">,
  { boardId, workItemId }: { readonly boardId: Id<"board">; readonly workItemId: Id<"work_item"> },
): void {
  context.enqueue({
    name: syncJobs.attachments,
    payload: { boardId, workItemId },
    orderingKey: orderOfItem(workItemId),
    uniqueKey: JSON.stringify(["sync-attachments", boardId, workItemId]),
    background: true,
  });
}

/** Brings the value of a field to the platform of a copy: the one that is wanted when it is its turn. */
export function queueField(
  context: Pick<Context, "enqueue">,
  { id, boardId, workItemId }: Pick<ExternalLinkRow, "id" | "boardId" | "workItemId">,
  platformFieldId: string,
): void {
  context.enqueue({
    name: syncJobs.field,
    payload: { externalLinkId: id, boardId, platformFieldId },
    orderingKey: orderOfItem(workItemId),
    uniqueKey: JSON.stringify(["sync-field", id, platformFieldId]),
  });
}

/** Compares the order of a list with that on the platform. `changed` says which side is known to have moved something. */
export function queueOrder(
  context: Pick<Context, "enqueue">,
  wish: { readonly boardId: Id<"board">; readonly listId: Id<"list">; readonly changed: "here" | "there" },
): void {
  const { boardId, listId, changed } = wish;
  context.enqueue({
    name: syncJobs.order,
    payload: wish,
    orderingKey: JSON.stringify(["sync-order", boardId, listId]),
    uniqueKey: JSON.stringify(["sync-order", boardId, listId, changed]),
    background: true,
  });
}

/** Looks at an item of the platform that may have no counterpart here yet. */
export function queuePlatformItem(
  context: Pick<Context, "enqueue" | "request">,
  wish: { readonly boardId: Id<"board">; readonly platformItemId: string },
  background?: boolean,
  told: Pick<Cause, "by" | "fields"> = {},
): void {
  const key = JSON.stringify(["sync", wish.boardId, wish.platformItemId]);
  const payload = { ...wish, causes: [causeOf(context, told)] };
  const urgency = background !== undefined && { background };
  context.enqueue({ name: syncJobs.remote, payload, orderingKey: key, uniqueKey: key, ...urgency });
}
