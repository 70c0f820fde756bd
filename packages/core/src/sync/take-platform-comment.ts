/** Comments that were written on the platform become comments here; the threads of the item follow those. */
import { ConnectorError, type ItemReference, readAllPages } from "@eureka/connector-sdk";
import type { Person } from "@eureka/contracts/actor";
import { type Id, idSchema, newUuid } from "@eureka/contracts/ids";
import { platformPersonSchema } from "@eureka/contracts/people";
import { textLimits } from "@eureka/contracts/text";
import { z } from "zod";
import { outageAttempts } from "../connections/index.ts";
import { type Context, defineJob, type JobContext } from "../operations/index.ts";
import { addComment, loadWorkItemForUpdate } from "../work-items/index.ts";
import { becauseOfPlatform, causeOf, causeSchema, followCause } from "./cause.ts";
import {
  insertCommentLink,
  selectCommentLink,
  selectTakenComments,
  selectUnansweredComments,
  updateCommentLink,
} from "./comment-links.store.ts";
import { hashOf } from "./compare-sides.ts";
import { type ExternalLinkRow, selectLinkAt } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";
import { findPerson } from "./find-person.ts";
import { loadPlace, type Place } from "./load-place.ts";
import { cutText } from "./our-side.ts";
import { orderOfItem, queuePlatformItem, syncJobs } from "./queue-sync.ts";
import { mayGo, rulesOf } from "./rules-of.ts";
import { tryAsSync } from "./run-as-sync.ts";

const takenCommentSchema = z.strictObject({
  platformCommentId: z.string().min(1).max(255),
  author: platformPersonSchema.optional(),
  /** Null: it was deleted. */
  body: z.string().max(262_144).nullable(),
});

type TakenComment = z.infer<typeof takenCommentSchema>;

interface Wish {
  readonly boardId: Id<"board">;
  readonly platformItemId: string;
  readonly workItemId: Id<"work_item"> | null;
}

/** Takes over one comment as a delivery told of it. */
export function queuePlatformComment(
  context: Pick<Context, "enqueue" | "request">,
  wish: Wish,
  comment: TakenComment,
): void {
  enqueue(context, wish, { boardId: wish.boardId, platformItemId: wish.platformItemId, comment });
}

/** Takes over all comments of an item. */
export function queuePlatformComments(context: Pick<Context, "enqueue" | "request">, wish: Wish): void {
  enqueue(context, wish, { boardId: wish.boardId, platformItemId: wish.platformItemId });
}

function enqueue(
  context: Pick<Context, "enqueue" | "request">,
  wish: Wish,
  payload: Readonly<Record<string, unknown>>,
): void {
  const byPlatform = JSON.stringify(["sync", wish.boardId, wish.platformItemId]);
  const orderingKey = wish.workItemId ? orderOfItem(wish.workItemId) : byPlatform;
  context.enqueue({ name: syncJobs.remoteComment, payload: { ...payload, cause: causeOf(context) }, orderingKey });
}

export const takePlatformComment = defineJob({
  name: syncJobs.remoteComment,
  payload: z.strictObject({
    boardId: idSchema("board"),
    platformItemId: z.string().min(1).max(255),
    comment: takenCommentSchema.optional(),
    // Jobs of before name none.
    cause: causeSchema.optional(),
  }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 60,
  async run(job, { boardId, platformItemId, comment, cause }) {
    const context = followCause(job, cause);
    const place = await loadPlace(context, boardId);
    if (!place) return;
    const link = await context.transact((inside) => selectLinkAt(inside.transaction, boardId, { platformItemId }));
    if (!link) return waitForItem(context, { boardId, platformItemId, comment });
    const item = { platformBoardId: place.connectedBoard.platformBoardId, platformItemId };
    try {
      if (comment) await take(context, place, link, item, comment);
      else await takeAll(context, place, link, item);
    } catch (error) {
      // What it was said on is gone over there, with all that was said.
      if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
    }
  },
});

/** The item itself was not heard of yet: it comes first, and brings its comments along. A comment on what is no work item is dropped. */
async function waitForItem(
  context: JobContext,
  {
    comment,
    ...item
  }: { readonly boardId: Id<"board">; readonly platformItemId: string; readonly comment: TakenComment | undefined },
): Promise<void> {
  if (!comment || comment.body === null) return;
  await context.transact(async (inside) => queuePlatformItem(inside, item));
}

/** All comments as they are now; those of theirs that are not there any more were deleted. */
async function takeAll(context: JobContext, place: Place, link: ExternalLinkRow, item: ItemReference): Promise<void> {
  // Known before the list is read: what is added meanwhile is not taken for deleted.
  const known = await context.transact(({ transaction }) => selectTakenComments(transaction, link.id));
  const present = new Set<string>();
  for await (const entry of readAllPages((page) => place.tracker.listComments({ ...page, item, limit: 100 }))) {
    present.add(entry.platformCommentId);
    await take(context, place, link, item, entry);
  }
  for (const platformCommentId of known.filter((id) => !present.has(id)))
    await take(context, place, link, item, { platformCommentId, body: null });
}

async function take(
  context: JobContext,
  place: Place,
  link: ExternalLinkRow,
  item: ItemReference,
  comment: Pick<TakenComment, "platformCommentId" | "author" | "body">,
): Promise<void> {
  const { platformCommentId } = comment;
  const known = await context.transact(async ({ transaction }) => ({
    row: await selectCommentLink(transaction, link.id, { platformCommentId }),
    unanswered: await selectUnansweredComments(transaction, link.id),
  }));
  if (!known.row && comment.body !== null) {
    for (const row of known.unanswered) {
      const sentAfter = row.attemptedAt ?? row.createdAt;
      const ours = await place.tracker.findCommentByIntent({ intent: row.id, item, sentAfter });
      if (ours?.platformCommentId === platformCommentId) return;
    }
  }
  await context.transact((inside) => write(inside, place, link, comment));
}

async function write(
  outside: Context,
  place: Place,
  link: ExternalLinkRow,
  { platformCommentId, author, body }: Pick<TakenComment, "platformCommentId" | "author" | "body">,
): Promise<void> {
  // Who wrote it stands with the comment; who edits or deletes one over there need not be its author.
  const because = { causes: [], taken: [] };
  const context = await becauseOfPlatform(outside, place, link.platformItemId ?? "", because);
  const { transaction, clock } = context;
  const rules = rulesOf(place.connectedBoard);
  if (!mayGo(rules.comments, "here")) return;
  if (author && rules.ignoredAuthors.includes(author.platformUserId)) return;
  const row = await selectCommentLink(transaction, link.id, { platformCommentId });
  const text = body === null ? null : cutText(body, textLimits.comment - 1_000);
  if (row) {
    // Our own words are ours to change: what became of them over there is not taken over.
    if (row.origin === "ours") return;
    if (text === null) return void (await tryAsSync(context, "comment.delete", { id: row.commentId }));
    const bodyHash = hashOf(text);
    if (bodyHash === row.bodyHash || text.trim() === "") return;
    if (await tryAsSync(context, "comment.update", { id: row.commentId, body: text }))
      await updateCommentLink(transaction, row, { bodyHash });
    return;
  }
  if (text === null || text.trim() === "") return;
  // Its item is gone here: there is nothing left to say it on.
  if (!(await findItem(context, link))) return;
  const { item } = await loadWorkItemForUpdate(context, link.workItemId);
  const comment = await addComment(context, item, {
    author: author ? await findAuthor(context, place, author) : null,
    body: text,
    sourceMessageId: null,
  });
  const now = clock.now();
  const made = await insertCommentLink(transaction, {
    id: newUuid(now.getTime()),
    externalLinkId: link.id,
    commentId: comment.id,
    platformCommentId,
    origin: "theirs",
    bodyHash: hashOf(text),
    createdAt: now,
  });
  if (!made) throw new Error("a platform's comment was taken twice at once");
}

async function findAuthor(
  context: Context,
  { connection }: Place,
  { platformUserId, displayName }: z.infer<typeof platformPersonSchema>,
): Promise<Person> {
  const identity = await findPerson(context, connection, platformUserId, displayName);
  return identity.memberId ? { type: "member", id: identity.memberId } : { type: "external", id: identity.id };
}
