/** Which events an actor may see: those of workspaces where `event:read` holds, and the organization's own with a grant over it. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";

export interface EventSight {
  /** Events that belong to no workspace. */
  readonly organizationWide: boolean;
  readonly workspaceIds: readonly Id<"workspace">[];
  readonly memberId: Id<"member"> | null;
}

/** What the context's actor may see now. A stream asks anew when the actor's grants change. */
export async function visibleEvents(context: Context): Promise<EventSight> {
  const { organization, workspaceIds } = await visiblePlaces(context, "event:read");
  return { organizationWide: organization, workspaceIds, memberId: context.principal.memberId };
}

/**
 * Whether one event may be shown. An event whose `audience` is narrower than its workspace (a private channel, one person) shows only
 * to the members that it names; a channel's own stream shows it to all who are in the channel.
 */
export function seesEvent(sight: EventSight, event: Pick<EventEnvelope, "workspaceId" | "data">): boolean {
  if (!isForWholeWorkspace(event) && !namesMember(event, sight.memberId)) return false;
  return event.workspaceId === null ? sight.organizationWide : sight.workspaceIds.includes(event.workspaceId);
}

/** Whether everybody who sees the event's workspace may see it. */
function isForWholeWorkspace({ data }: Pick<EventEnvelope, "data">): boolean {
  return data.audience === undefined || data.audience === "workspace";
}

/** Whether the event names the member among those whom it concerns. */
export function namesMember({ data }: Pick<EventEnvelope, "data">, memberId: Id<"member"> | null): boolean {
  return memberId !== null && Array.isArray(data.memberIds) && data.memberIds.includes(memberId);
}
