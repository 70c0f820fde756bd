/** Comments: actions of the kind `commentCard`. */
import {
  type AddCommentInput,
  type CommentIntentSearch,
  cleanText,
  type DeleteCommentInput,
  type ItemReference,
  type Page,
  type PageRequest,
  type UpdateCommentInput,
} from "@eureka/connector-sdk";
import { type PlatformComment, universalEventLimits } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { part, type TrelloClient } from "./client.ts";
import { markerOf, readMarker, withoutMarker } from "./marker.ts";
import { personOf } from "./person.ts";
import { takePage } from "./take-page.ts";
import { commentSchema, type TrelloComment } from "./wire.ts";

/** The largest page of a log. */
const logPage = 1_000;
/** Their clock and ours may differ by this much. */
const clockSkewMilliseconds = 300_000;

export async function listComments(
  client: TrelloClient,
  { item, ...page }: PageRequest & { readonly item: ItemReference },
): Promise<Page<PlatformComment>> {
  const since = page.cursor === undefined ? undefined : part(page.cursor);
  const comments = await readComments(client, item.platformItemId, since);
  // Ids rise with time, so their order is that of the talk.
  const { entries, nextCursor } = takePage(comments, page);
  return { entries: entries.map(readComment), nextCursor };
}

export async function addComment(client: TrelloClient, input: AddCommentInput): Promise<PlatformComment> {
  const text = input.body + markerOf(input.intent);
  const path = `/cards/${part(input.item.platformItemId)}/actions/comments`;
  return readComment(await client.send("POST", path, { text }, commentSchema));
}

export async function findCommentByIntent(
  client: TrelloClient,
  { intent, item, sentAfter }: CommentIntentSearch,
): Promise<PlatformComment | null> {
  const since = new Date(sentAfter.getTime() - clockSkewMilliseconds).toISOString();
  const comments = await readComments(client, item.platformItemId, since);
  const marker = markerOf(intent);
  const found = comments.find(({ data }) => readMarker(data.text) === marker);
  return found ? readComment(found) : null;
}

export async function updateComment(client: TrelloClient, input: UpdateCommentInput): Promise<PlatformComment> {
  const id = part(input.platformCommentId);
  const { data } = await client.get(`/actions/${id}`, commentSchema);
  const path = `/cards/${part(input.item.platformItemId)}/actions/${id}/comments`;
  return readComment(await client.send("PUT", path, { text: input.body + readMarker(data.text) }, commentSchema));
}

export function deleteComment(client: TrelloClient, input: DeleteCommentInput): Promise<void> {
  const card = part(input.item.platformItemId);
  return client.remove(`/cards/${card}/actions/${part(input.platformCommentId)}/comments`);
}

async function readComments(client: TrelloClient, idCard: string, since?: string): Promise<TrelloComment[]> {
  const comments: TrelloComment[] = [];
  let before: string | undefined;
  do {
    const page: TrelloComment[] = await client.get(`/cards/${part(idCard)}/actions`, z.array(commentSchema), {
      filter: "commentCard",
      limit: String(logPage),
      ...(since !== undefined && { since }),
      ...(before !== undefined && { before }),
    });
    comments.push(...page);
    before = page.length === logPage ? page.at(-1)?.id : undefined;
  } while (before !== undefined);
  return comments;
}

function readComment({ id, date, data, memberCreator, idMemberCreator }: TrelloComment): PlatformComment {
  return {
    platformCommentId: id,
    author: personOf(memberCreator ?? { id: idMemberCreator }),
    body: cleanText(withoutMarker(data.text), universalEventLimits.text),
    createdAt: new Date(date).toISOString(),
  };
}
