/** Brings a comment to one copy of its item, keeps it the same there, and takes it away again. */
import { ConnectorError, type ItemReference, writeOnce } from "@eureka/connector-sdk";
import type { Person } from "@eureka/contracts/actor";
import { escapeMarkdown, silenceMentions } from "@eureka/contracts/escape-markdown";
import { type Id, idSchema, newUuid } from "@eureka/contracts/ids";
import type { SyncRules } from "@eureka/contracts/sync-rules";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { type LoadedConnection, outageAttempts } from "../connections/index.ts";
import { type Context, defineJob, type JobContext } from "../operations/index.ts";
import { actFor, findMandate } from "./act-for.ts";
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
  readonly author: Person | null;
  readonly texts: Texts;
  readonly isDeleted: boolean;
}

/** What it says over there: under the name of its author, and under ours, where the words say whose they are. */
interface Texts {
  readonly hers: string;
  readonly ours: string;
}

/** One that was made under a name stays under it, whoever edits it. */
function textOf({ hers, ours }: Texts, saidBy: string | null): string {
  return saidBy === null ? ours : hers;
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
  const cut = (text: string) => cutText(text, tracker.capabilities().maxBodyLength);
  const hers = comment ? cut(silenceMentions(comment.body)) : "";
  const texts = { hers, ours: comment ? cut(sayComment(comment, { connection, rules })) : "" };
  const author = comment?.author ?? null;
  if (row) {
    const isSame = row.bodyHash === hashOf(textOf(texts, row.saidBy)) && row.platformCommentId !== null;
    return isDeleted || !isSame ? { row, isNew: false, author, texts, isDeleted } : null;
  }
  context.log.debug({ connectionId: connection.id, commentId }, "sync.comment_begun");
  const made = await insertCommentLink(transaction, {
    id: newUuid(clock.now().getTime()),
    externalLinkId: link.id,
    commentId,
    origin: "ours",
    bodyHash: hashOf(texts.ours),
    attemptedAt: clock.now(),
    createdAt: clock.now(),
  });
  return made ? { row: made, isNew: true, author, texts, isDeleted } : null;
}

async function carryOut(
  context: JobContext,
  place: Place,
  item: ItemReference,
  { row, isNew, author, texts, isDeleted }: Begun,
): Promise<void> {
  const { tracker } = place;
  const find = () => tracker.findCommentByIntent({ intent: row.id, item, sentAfter: row.attemptedAt ?? row.createdAt });
  if (isDeleted) {
    const platformCommentId = row.platformCommentId ?? (await find())?.platformCommentId;
    if (platformCommentId !== undefined) await tracker.deleteComment({ intent: newUuid(), item, platformCommentId });
    await context.transact(({ transaction }) => deleteCommentLink(transaction, row));
    return;
  }
  const mandate = await findMandate(context, place, author);
  const edit = (platformCommentId: string, body: string) =>
    actFor(context, place, mandate, (their) =>
      their.updateComment({ intent: newUuid(), item, platformCommentId, body }),
    );
  if (row.platformCommentId !== null) {
    const body = textOf(texts, row.saidBy);
    await edit(row.platformCommentId, body);
    await context.transact(({ transaction }) => updateCommentLink(transaction, row, { bodyHash: hashOf(body) }));
    return;
  }
  context.ports.faults.reach("sync.before-remote");
  let isAdded = false;
  const made = await writeOnce({
    attemptedBefore: !isNew,
    // Under whose name an earlier attempt said it, the platform knows.
    find: async () => {
      const found = await find();
      const isHers = mandate !== null && found?.author.platformUserId === mandate.platformUserId;
      return found && { answer: found, by: isHers ? mandate.platformUserId : null };
    },
    write: () => {
      isAdded = true;
      return actFor(context, place, mandate, (their, hers) =>
        their.addComment({ intent: row.id, item, body: hers ? texts.hers : texts.ours }),
      );
    },
  });
  const { platformCommentId } = made.answer;
  const text = textOf(texts, made.by);
  // What an earlier attempt said may have been edited here before its answer was looked for.
  if (!isAdded && made.answer.body !== text) await edit(platformCommentId, text);
  context.ports.faults.reach("sync.after-remote");
  await context.transact(({ transaction }) =>
    updateCommentLink(transaction, row, { platformCommentId, bodyHash: hashOf(text), saidBy: made.by }),
  );
}

/**
 * What our account says over there says whose words they are, and calls nobody. Somebody who is not known there is named
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
