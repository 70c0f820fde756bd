/** Says a deleted comment again, in the name of whoever said it: the empty place of the first one stays. */

import { personOf } from "@eureka/contracts/actor";
import type { Comment } from "@eureka/contracts/comment";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { requirePermission } from "../../permissions/index.ts";
import { scopesOf } from "../items/load-work-item.ts";
import { addComment } from "./add-comment.ts";

/** The item must be locked. Whoever may delete somebody's comment may bring it back: its author, or who runs the workspace. */
export async function sayAgain(
  context: Context,
  item: WorkItem,
  { author }: Pick<Comment, "author">,
  body: string,
): Promise<Comment> {
  const scopes = scopesOf(item);
  const isOwn = author !== null && personOf(context.actor, context.onBehalfOf)?.id === author.id;
  await requirePermission(context, isOwn ? "comment:create" : "workspace:update", { scopes });
  return addComment(context, item, { author, body, sourceMessageId: null });
}
