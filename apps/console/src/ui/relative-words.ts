const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A time as one says it: "5 minutes ago", "yesterday", "12 Mar". Null for the last minute, and for clocks that differ a little.
 * Beyond a week it is the date, with the year if that is another one.
 */
export function relativeWords(time: number, now: number, language: string): string | null {
  const distance = time - now;
  const size = Math.abs(distance);
  if (size < minute) return null;
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
  if (size < hour) return words.format(Math.trunc(distance / minute), "minute");
  if (size < day) return words.format(Math.trunc(distance / hour), "hour");
  if (size < 7 * day) return words.format(daysBetween(now, time), "day");
  return dateWords(time, now, language);
}

/** A day of the calendar: "12 Mar", with the year if it is another one. */
export function dateWords(time: number, now: number, language: string): string {
  const isSameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    ...(!isSameYear && { year: "numeric" }),
  }).format(time);
}

/** How many midnights of the reader lie between two times. */
export function daysBetween(from: number, to: number): number {
  return Math.round((midnight(to) - midnight(from)) / day);
}

function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
