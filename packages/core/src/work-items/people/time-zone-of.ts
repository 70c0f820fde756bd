/** The time zone in which a person's "Friday" is meant. */
import { personOf } from "@eureka/contracts/actor";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { selectTimeZone, selectWorkspaceTimeZone } from "./people.store.ts";

/** The member's own, else the workspace's, else UTC. */
export async function timeZoneOf(context: Context, workspaceId?: Id<"workspace">): Promise<string> {
  const person = personOf(context.actor, context.onBehalfOf);
  const own = person?.type === "member" ? await selectTimeZone(context.transaction, person.id) : undefined;
  const theirs = own ?? (workspaceId && (await selectWorkspaceTimeZone(context.transaction, workspaceId)));
  return theirs ?? "UTC";
}
