import type { Due } from "@eureka/contracts/work-item";
import { dateWords, daysBetween } from "./relative-words.ts";

/** A due date as it is said today. */
export interface DueWords {
  readonly when: string;
  readonly isLate: boolean;
  readonly isToday: boolean;
}

/**
 * When something is due: "yesterday", "today", "tomorrow", a day of this week by its name, else the date. A day is that day
 * wherever the reader is and late once it is over; an instant is late once it has passed.
 */
export function dueWords(due: Due, now: number, language: string): DueWords {
  const time = due.type === "date" ? localDay(due.date) : Date.parse(due.at);
  const days = daysBetween(now, time);
  const isLate = due.type === "date" ? days < 0 : time < now;
  const clock = due.type === "instant" && days >= 0 && days <= 1 ? ` ${clockOf(time, language)}` : "";
  return { when: dayWords(days, time, now, language) + clock, isLate, isToday: days === 0 };
}

function dayWords(days: number, time: number, now: number, language: string): string {
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
  if (days > 1 && days < 7) return new Intl.DateTimeFormat(language, { weekday: "long" }).format(time);
  if (days < -1 && days > -7) return new Intl.RelativeTimeFormat(language).format(days, "day");
  return dateWords(time, now, language);
}

function clockOf(time: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(time);
}

/** Noon of a day without a zone, so that no change of clocks moves it. */
function localDay(date: string): number {
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day, 12).getTime();
}
