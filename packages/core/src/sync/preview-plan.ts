/** What plans would write, and where, as people read it. */
import type { SyncPreview } from "@eureka/contracts/sync-rules";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import type { Place } from "./load-place.ts";
import { cutText, type SyncedFields } from "./our-side.ts";
import { selectPlatformNames } from "./people.store.ts";
import type { MeetingPlan } from "./plan-meeting.ts";
import { ruledNameOf } from "./rules-of.ts";
import { sayValue, type ValueNames } from "./say-value.ts";

export interface PlannedItem {
  readonly item: WorkItem;
  readonly ours: SyncedFields;
  readonly theirs: SyncedFields;
  readonly plan: MeetingPlan;
}

type Way = SyncPreview["examples"][number]["way"];

const mostExamples = 20;
const longestValue = 300;

export async function describePlan(
  { transaction }: Pick<Context, "transaction">,
  { connection, lists: known }: Place,
  planned: readonly PlannedItem[],
  more: ValueNames["lists"],
): Promise<Pick<SyncPreview, "counts" | "examples">> {
  const lists = [...known, ...more];
  const counts: Record<Way, number> = { here: 0, there: 0, both: 0, ask: 0 };
  const steps = planned.flatMap((one) => waysOf(one.plan).map(([field, way]) => ({ ...one, field, way })));
  for (const { way } of steps) counts[way]++;
  const shown = steps.slice(0, mostExamples);
  const users = shown.flatMap(({ ours, theirs }) => [...(ours.assignees ?? []), ...(theirs.assignees ?? [])]);
  const people = await selectPlatformNames(transaction, connection.id, [...new Set(users)]);
  const examples = shown.map(({ item, ours, theirs, field: name, way }) => {
    const field = ruledNameOf(name);
    const value = (side: SyncedFields) => cutText(sayValue(field, side, { lists, people }), longestValue);
    return {
      workItemId: item.id,
      key: item.key,
      title: item.title,
      field,
      way,
      here: value(ours),
      there: value(theirs),
    };
  });
  return { counts, examples };
}

function waysOf({ toThem, toUs, held }: MeetingPlan): [string, Way][] {
  const fields = new Set([...Object.keys(toThem), ...Object.keys(toUs)]);
  const written = [...fields].map((field): [string, Way] => {
    if (field in toThem && field in toUs) return [field, "both"];
    return [field, field in toThem ? "there" : "here"];
  });
  return [...written, ...held.map((field): [string, Way] => [field, "ask"])];
}
