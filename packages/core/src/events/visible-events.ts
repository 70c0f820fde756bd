/** Which events an actor may see: those of workspaces where `event:read` holds, and the organization's own with a grant over it. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";

export interface EventSight {
  /** Events that belong to no workspace. */
  readonly organizationWide: boolean;
  readonly workspaceIds: readonly Id<"workspace">[];
}

/** What the context's actor may see now. A stream asks anew when the actor's grants change. */
export async function visibleEvents(context: Context): Promise<EventSight> {
  const { organization, workspaceIds } = await visiblePlaces(context, "event:read");
  return { organizationWide: organization, workspaceIds };
}

/** Whether one event may be shown. */
export function seesEvent(sight: EventSight, event: Pick<EventEnvelope, "workspaceId">): boolean {
  return event.workspaceId === null ? sight.organizationWide : sight.workspaceIds.includes(event.workspaceId);
}
