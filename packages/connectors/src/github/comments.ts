import {
  type AddCommentInput,
  type CommentIntentSearch,
  ConnectorError,
  type DeleteCommentInput,
  type ItemReference,
  type Page,
  type PageRequest,
  type UpdateCommentInput,
} from "@eureka/connector-sdk";
import type { PlatformComment } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { type GitHubClient, issuePath, part, repositoryPath } from "./client.ts";
import { clockSkewMilliseconds, longestText } from "./limits.ts";
import { markerOf, readMarker } from "./marker.ts";
import { readAll, readPage } from "./pages.ts";
import { personOf } from "./person.ts";
import { readBody } from "./read-item.ts";
import { commentSchema, type GitHubComment } from "./wire.ts";

const commentsSchema = z.array(commentSchema);

export function listComments(
  client: GitHubClient,
  { item, ...page }: PageRequest & { readonly item: ItemReference },
): Promise<Page<PlatformComment>> {
  // GitHub gives the oldest first.
  return readPage(client, `${issuePath(item)}/comments`, commentsSchema, page, (comments) => comments.map(readComment));
}

export async function addComment(
  client: GitHubClient,
  { intent, item, body }: AddCommentInput,
): Promise<PlatformComment> {
  const wish = { body: markerOf(intent) + checkLength(body) };
  return readComment(await client.send("POST", `${issuePath(item)}/comments`, wish, commentSchema));
}

export async function findCommentByIntent(
  client: GitHubClient,
  { intent, item, sentAfter }: CommentIntentSearch,
): Promise<PlatformComment | null> {
  const since = new Date(sentAfter.getTime() - clockSkewMilliseconds).toISOString();
  const marker = markerOf(intent);
  for await (const comment of readAll(client, `${issuePath(item)}/comments`, commentsSchema, { since })) {
    if (readMarker(comment.body ?? "") === marker) return readComment(comment);
  }
  return null;
}

export async function updateComment(client: GitHubClient, input: UpdateCommentInput): Promise<PlatformComment> {
  const path = commentPath(input);
  const { body } = await client.get(path, commentSchema);
  const wish = { body: readMarker(body ?? "") + checkLength(input.body) };
  return readComment(await client.send("PATCH", path, wish, commentSchema));
}

export function deleteComment(client: GitHubClient, input: DeleteCommentInput): Promise<void> {
  return client.remove(commentPath(input));
}

/** Comments are named below the repository, not below their issue. */
function commentPath({ item, platformCommentId }: DeleteCommentInput): string {
  return `${repositoryPath(item.platformBoardId)}/issues/comments/${part(platformCommentId)}`;
}

export function readComment({ id, body, user, created_at: createdAt }: GitHubComment): PlatformComment {
  return {
    platformCommentId: String(id),
    author: personOf(user),
    body: readBody(body),
    createdAt: new Date(createdAt).toISOString(),
  };
}

function checkLength(body: string): string {
  if (body.length > longestText) throw new ConnectorError("invalid", "The comment is too long");
  return body;
}
