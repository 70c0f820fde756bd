import type { Input } from "@eureka/sdk";

/** What is kept in the address; "" = any. */
export interface ActivityFilters {
  readonly actor: string;
  readonly operation: string;
  readonly target: string;
  readonly id: string;
  readonly result: "" | "success" | "refused" | "held";
  /** Days of the reader: 2026-11-22. */
  readonly from: string;
  readonly to: string;
  readonly reads: boolean;
}

const results = ["success", "refused", "held"] as const;

export function readFilters(search: URLSearchParams): ActivityFilters {
  const text = (name: string) => search.get(name) ?? "";
  return {
    actor: text("actor"),
    operation: text("operation"),
    target: text("target"),
    id: text("id"),
    result: results.find((result) => result === search.get("result")) ?? "",
    from: dayOf(text("from")),
    to: dayOf(text("to")),
    reads: text("reads") === "true",
  };
}

/** The address with the filters changed; what is open beside it stays. */
export function writeFilters(search: URLSearchParams, changed: Partial<ActivityFilters>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changed)) {
    if (value === "" || value === false) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
}

export function isFiltered(filters: ActivityFilters): boolean {
  return Object.values(filters).some((value) => value !== "" && value !== false);
}

/** The filters as the operation takes them: whole days of the reader become instants, the last day included. */
export function inputOf({
  actor,
  operation,
  target,
  id,
  result,
  from,
  to,
}: ActivityFilters): Input<"audit_record.list"> {
  return {
    ...(actor && { actorId: actor }),
    ...(operation && { operation }),
    ...(target && { targetType: target }),
    ...(id && { targetId: id }),
    ...(result && { result }),
    ...(from && { from: startOf(from, 0) }),
    ...(to && { to: startOf(to, 1) }),
  };
}

/** Midnight of the reader, some days later. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** What stands in an address may be anything. */
function dayOf(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
}
