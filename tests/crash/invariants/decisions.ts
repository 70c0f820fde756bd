import type { OrganizationSnapshot } from "../snapshot.ts";

/** What was approved was made once; what was rejected, expired, taken back or is still open was not made at all. */
export function decisions({ decisions: all, itemsByTitle, eventsOf }: OrganizationSnapshot): string[] {
  return all.flatMap(({ id, title, state, verb, hasError }) => {
    const wanted = state === "answered" && verb === "approve" && !hasError ? 1 : 0;
    const made = itemsByTitle.get(title)?.length ?? 0;
    const answers = eventsOf(id, "decision.answered").length;
    return [
      ...(made === wanted ? [] : [`${id} is ${state} (${verb}), and there are ${made} of ${title}`]),
      ...(answers === (state === "answered" ? 1 : 0) ? [] : [`${id} is ${state} after ${answers} answers that decide`]),
    ];
  });
}
