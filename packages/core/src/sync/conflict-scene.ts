/** Both sides of a copy while people are asked about them. */
import type { WorkItem } from "@eureka/contracts/work-item";
import type { ExternalLinkRow } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";
import type { SyncedFields } from "./our-side.ts";

export interface ConflictScene {
  readonly place: Place;
  readonly item: WorkItem;
  readonly link: ExternalLinkRow;
  readonly ours: SyncedFields;
  readonly theirs: SyncedFields;
  /** Who is known to have changed the copy, by the platform's id. */
  readonly by: string | undefined;
  readonly changedAt: Date;
}
