import type { Due } from "@eureka/contracts/work-item";

/** A due date as its two columns, of which at most one is set. */
export function toDueColumns(due: Due | null): { dueDate: string | null; dueAt: Date | null } {
  return {
    dueDate: due?.type === "date" ? due.date : null,
    dueAt: due?.type === "instant" ? new Date(due.at) : null,
  };
}
