/** Times as a person reads them, in the time zone of the machine. */

/** `2026-11-20 09:30`. */
export function instantText(time: Date): string {
  return `${dayText(time)} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** `in 2 days`, `tomorrow`: how far away a day (`2026-12-04`) or an instant is, counted in days of the reader. */
export function daysAwayText(when: string, now: Date): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(when) ? when : dayText(new Date(when));
  const days = Math.round((Date.parse(day) - Date.parse(dayText(now))) / dayMilliseconds);
  return Number.isNaN(days) ? "" : relative.format(days, "day");
}

/** The name of the time zone, such as `Europe/Berlin`. */
export function timeZoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const dayMilliseconds = 86_400_000;

function dayText(time: Date): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
