/** The members whom a comment mentions. */
import { mostMentionsInComment } from "@eureka/contracts/comment";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import { findHandles, findMembersByHandle, memberPrincipal } from "../../identity/index.ts";
import type { Context } from "../../operations/index.ts";
import { hasRoleAt } from "../../permissions/index.ts";
import { scopesOf } from "../items/load-work-item.ts";

/** Only those who may see the item: the comment's event names them, and tells them what it says. */
export async function findMentioned(
  context: Context,
  item: Pick<WorkItem, "workspaceId" | "placements">,
  body: string,
): Promise<Id<"member">[]> {
  const handles = findHandles(body, mostMentionsInComment);
  if (handles.length === 0) return [];
  const members = await findMembersByHandle(context, handles);
  const mentioned: Id<"member">[] = [];
  for (const { id } of members.values()) {
    const principal = await memberPrincipal(context, id);
    if (principal && (await hasRoleAt(context, principal, "viewer", scopesOf(item)))) mentioned.push(id);
  }
  return mentioned;
}
