/** Refuses a due date in the past, where a person sets one. */
import { invalidField } from "@eureka/contracts/errors";
import type { Due } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";

/** The last place on earth where a day ends is 12 hours behind UTC: until then somebody's today is meant. */
const lastTimeZoneMs = 12 * 3_600_000;

/** Throws `request.invalid` for a day that is over everywhere, or an instant gone by. The platform's own work may copy old dates, and one that stood there may come back. */
export function checkDue(context: Context, due: Due | null | undefined): void {
  if (!due || context.actor.type === "system" || context.request.because?.kind === "undo") return;
  const now = context.clock.now().getTime();
  const isPast =
    due.type === "date"
      ? due.date < new Date(now - lastTimeZoneMs).toISOString().slice(0, 10)
      : new Date(due.at).getTime() < now;
  if (isPast) throw invalidField("due", "in_the_past", "lies in the past; give today or a later day");
}
