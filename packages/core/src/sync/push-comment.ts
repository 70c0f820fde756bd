/** Brings a comment to one copy of its item, keeps it the same there, and takes it away again. */
import { ConnectorError, type ItemReference, writeOnce } from "@eureka/connector-sdk";
import { escapeMarkdown, silenceMentions } from "@eureka/contracts/escape-markdown";
import { type Id, idSchema, newUuid } from "@eureka/contracts/ids";
import type { SyncRules } from "@eureka/contracts/sync-rules";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { type LoadedConnection, outageAttempts } from "../connections/index.ts";
import { type Context, defineJob, type JobContext } from "../operations/index.ts";
import {
  type CommentLinkRow,
  deleteCommentLink,
  insertCommentLink,
  selectCommentLink,
  updateCommentLink,
} from "./comment-links.store.ts";
import { type CopiedComment, selectCopiedComment } from "./comments.store.ts";
import { hashOf } from "./compare-sides.ts";
import { type ExternalLinkRow, selectExternalLink } from "./external-links.store.ts";
import { loadPlace, type Place } from "./load-place.ts";
import { cutText } from "./our-side.ts";
import { syncJobs } from "./queue-sync.ts";
import { mayGo, rulesOf } from "./rules-of.ts";

export const pushComment = defineJob({
  name: syncJobs.comment,
  payload: z.strictObject({
    commentId: idSchema("comment"),
    externalLinkId: idSchema("external_link"),
    // Jobs of before name none.
    boardId: idSchema("board").optional(),
  }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 60,
  async run(context, { commentId, externalLinkId }) {
    const read = (inside: Context) => selectExternalLink(inside.transaction, externalLinkId);
    const link = await context.transact(read);
    if (link?.state !== "linked" || link.platformItemId === null) return;
    const place = await loadPlace(context, link.boardId);
    if (!place || place.tracker.capabilities().comments === "none") return;
    const begun = await context.transact((inside) => begin(inside, place, link, commentId));
    if (!begun) return;
    const item = { platformBoardId: place.connectedBoard.platformBoardId, platformItemId: link.platformItemId };
    try {
      await carryOut(context, place, item, begun);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      context.log.warn({ code: error.code, commentId, externalLinkId }, "sync.comment_refused");
    }
  },
});

interface Begun {
  readonly row: CommentLinkRow;
  readonly isNew: boolean;
  readonly text: string;
  readonly hash: string;
  readonly isDeleted: boolean;
}

/** Notes the intent. Null when nothing is to be done: words from over there are theirs, and what is the same is left alone. */
async function begin(
  context: Context,
  { tracker, connection, connectedBoard }: Place,
  link: ExternalLinkRow,
  commentId: Id<"comment">,
): Promise<Begun | null> {
  const { transaction, clock } = context;
  const rules = rulesOf(connectedBoard);
  if (!mayGo(rules.comments, "there")) return null;
  const comment = await selectCopiedComment(transaction, commentId);
  const row = await selectCommentLink(transaction, link.id, { commentId });
  if (row?.origin === "theirs" || (!row && (!comment || comment.isDeleted))) return null;
  const isDeleted = !comment || comment.isDeleted;
  const text = comment ? cutText(sayComment(comment, { connection, rules }), tracker.capabilities().maxBodyLength) : "";
  const hash = hashOf(text);
  if (row)
    return isDeleted || row.bodyHash !== hash || row.platformCommentId === null
      ? { row, isNew: false, text, hash, isDeleted }
      : null;
  context.log.debug({ connectionId: connection.id, commentId }, "sync.comment_begun");
  const made = await insertCommentLink(transaction, {
    id: newUuid(clock.now().getTime()),
    externalLinkId: link.id,
    commentId,
    origin: "ours",
    bodyHash: hash,
    attemptedAt: clock.now(),
    createdAt: clock.now(),
  });
  return made ? { row: made, isNew: true, text, hash, isDeleted } : null;
}

async function carryOut(
  context: JobContext,
  { tracker }: Place,
  item: ItemReference,
  { row, isNew, text, hash, isDeleted }: Begun,
): Promise<void> {
  const find = () => tracker.findCommentByIntent({ intent: row.id, item, sentAfter: row.attemptedAt ?? row.createdAt });
  if (isDeleted) {
    const platformCommentId = row.platformCommentId ?? (await find())?.platformCommentId;
    if (platformCommentId !== undefined) await tracker.deleteComment({ intent: newUuid(), item, platformCommentId });
    await context.transact(({ transaction }) => deleteCommentLink(transaction, row));
    return;
  }
  if (row.platformCommentId !== null) {
    await tracker.updateComment({ intent: newUuid(), item, platformCommentId: row.platformCommentId, body: text });
    await context.transact(({ transaction }) => updateCommentLink(transaction, row, { bodyHash: hash }));
    return;
  }
  context.ports.faults.reach("sync.before-remote");
  let isAdded = false;
  const { platformCommentId, body } = await writeOnce({
    attemptedBefore: !isNew,
    find,
    write: () => {
      isAdded = true;
      return tracker.addComment({ intent: row.id, item, body: text });
    },
  });
  // What an earlier attempt said may have been edited here before its answer was looked for.
  if (!isAdded && body !== text)
    await tracker.updateComment({ intent: newUuid(), item, platformCommentId, body: text });
  context.ports.faults.reach("sync.after-remote");
  await context.transact(({ transaction }) =>
    updateCommentLink(transaction, row, { platformCommentId, bodyHash: hash }),
  );
}

/**
 * Over there everything is said by our account: the words say whose they are, and call nobody. Somebody who is not known there is named
 * with where he said it.
 */
function sayComment(
  { authorName, body, saidAt, platformConnections }: CopiedComment,
  { connection, rules }: { readonly connection: Pick<LoadedConnection, "id">; readonly rules: SyncRules },
): string {
  const text = silenceMentions(body);
  if (!rules.authorNote) return text;
  const name = escapeMarkdown(authorName ?? say("person.someone"));
  const isKnownThere = platformConnections.includes(connection.id);
  if (isKnownThere || saidAt === null) return say("comment.by", { name, text });
  return say("comment.by_via", { name, place: escapeMarkdown(saidAt), text });
}
