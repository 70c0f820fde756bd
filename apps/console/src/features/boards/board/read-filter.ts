/** The filter as it stands in the address: others can be sent the same view, and the back button knows it. */
import { priorities } from "@eureka/contracts/work-item";
import { type BoardFilter, dueFilters, sorts } from "./filter-items.ts";

const names = {
  text: "q",
  assignee: "assignee",
  label: "label",
  priority: "priority",
  due: "due",
  sort: "sort",
} as const;

/** What the address says; words that it cannot know are left out. */
export function readFilter(parameters: URLSearchParams): BoardFilter {
  return {
    text: parameters.get(names.text) ?? "",
    assignee: parameters.get(names.assignee),
    label: parameters.get(names.label)?.toLowerCase() ?? null,
    priority: oneOf(priorities, parameters.get(names.priority)),
    due: oneOf(dueFilters, parameters.get(names.due)),
    sort: oneOf(sorts, parameters.get(names.sort)) ?? "position",
  };
}

/** The address with a changed filter; everything else in it (the opened item) stays. */
export function writeFilter(parameters: URLSearchParams, change: Partial<BoardFilter>): URLSearchParams {
  const next = new URLSearchParams(parameters);
  for (const [field, value] of Object.entries(change)) {
    const name = names[field as keyof BoardFilter];
    if (value === null || value === "" || (field === "sort" && value === "position")) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export const noFilter: Omit<BoardFilter, "sort"> = { text: "", assignee: null, label: null, priority: null, due: null };

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
