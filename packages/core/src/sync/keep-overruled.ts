/** A value that a rule or an answer gave up is kept in the item's history, so that people can bring it back. */
import type { SyncSide } from "@eureka/contracts/sync-rules";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import type { ExternalLinkRow } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";
import type { SyncedFields } from "./our-side.ts";
import { selectPlatformNames } from "./people.store.ts";
import type { Overruled, SideName } from "./plan-meeting.ts";
import { ruledNameOf } from "./rules-of.ts";
import { sayValue } from "./say-value.ts";

export const placeOfSide: Readonly<Record<SideName, SyncSide>> = { ours: "here", theirs: "there" };

export async function keepOverruled(
  context: Context,
  { connection, lists }: Place,
  { item, link }: { readonly item: WorkItem; readonly link: ExternalLinkRow },
  overruled: readonly Overruled[],
): Promise<void> {
  if (overruled.length === 0) return;
  const users = overruled.flatMap(({ field, value }) => (field === "assignees" ? (value as string[]) : []));
  const people = await selectPlatformNames(context.transaction, connection.id, users);
  for (const { field, side, value, rule } of overruled) {
    const ruled = ruledNameOf(field);
    const shown: SyncedFields = { [field]: value };
    context.emit({
      type: "external_link.overruled",
      subject: { type: "work_item", id: item.id },
      workspaceId: item.workspaceId,
      data: {
        ...dataOfCopy(item, link),
        field: ruled,
        side: placeOfSide[side],
        value: sayValue(ruled, shown, { lists, people }),
        rule,
      },
    });
  }
}

export function dataOfCopy({ key, placements }: WorkItem, { id, boardId }: Pick<ExternalLinkRow, "id" | "boardId">) {
  return { key, boardIds: placements.map((placement) => placement.boardId), boardId, externalLinkId: id };
}
