/** Reads one phrase for a day or a time ("tomorrow at 5pm", "3 December", "in two days"). chrono-node sees nothing longer. */
import type { Due } from "@eureka/contracts/work-item";
import { en } from "chrono-node";
import { offsetMinutes, toInstant, toIsoDate, toWallTime } from "./zoned-time.ts";

export interface Moment {
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
}

/** A phrase that an expression found, and whether it may stand for a day without a word like "by" in front of it. */
export interface DatePhrase {
  readonly text: string;
  readonly kind: "explicit" | "relative" | "weekday" | "abbreviated" | "tomorrow" | "today";
}

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const number = "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const time = "(?:,?\\s+(?:at\\s+)?(?:\\d{1,2}(?::\\d{2})?\\s?[ap]m|\\d{1,2}:\\d{2}|noon|midnight))?";
const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const behind = "(?![\\p{L}\\p{N}_'’/@-])";

const patterns: readonly (readonly [DatePhrase["kind"], RegExp])[] = [
  ["explicit", phrase("\\d{4}-\\d{2}-\\d{2}(?:[t ]\\d{2}:\\d{2}(?::\\d{2})?(?:z|[+-]\\d{2}:?\\d{2})?)?")],
  ["explicit", phrase(`\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}(?:,?\\s+\\d{4})?${time}`)],
  ["explicit", phrase(`${month}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?${time}`)],
  ["relative", phrase(`in\\s+${number}\\s+(?:minute|hour|day|week|month)s?`)],
  ["tomorrow", phrase(`(?:the\\s+)?day\\s+after\\s+tomorrow${time}`)],
  ["tomorrow", phrase(`tomorrow${time}`)],
  ["today", phrase(`(?:today|tonight)${time}`)],
  ["weekday", phrase(`(?:(?:next|this|coming)\\s+)?(?:${weekdays.join("|")})${time}`)],
  ["abbreviated", phrase(`(?:(?:next|this|coming)\\s+)?(?:mon|tues?|wed|thur?s?|fri|sat|sun)${time}`)],
];

function phrase(body: string): RegExp {
  return new RegExp(`^${body}${behind}`, "iu");
}

/** The longest phrase that any of the expressions matches. */
const longestPhrase = 60;

/** The phrase at the start of `text`, or null. */
export function matchDate(text: string): DatePhrase | null {
  const window = text.slice(0, longestPhrase);
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(window);
    if (match) return { kind, text: match[0] };
  }
  return null;
}

/** What a phrase means, or why it means nothing. */
export function readDate({ text, kind }: DatePhrase, moment: Moment): Due | "no_such_date" | "date_in_the_past" {
  const plain =
    kind === "weekday" || kind === "abbreviated" ? withNextWeekday(text, moment) : withDayAfterTomorrow(text, moment);
  const reference = { instant: moment.now, timezone: offsetMinutes(moment.now, moment.timeZone) };
  const [result] = en.casual.parse(plain, reference, { forwardDate: true });
  // A part of it being a date is not enough: of "31 February 2027" that would be some day in 2027.
  if (result?.index !== 0 || result.text.length !== plain.length) return "no_such_date";

  const [year, monthOfYear, day] = [result.start.get("year"), result.start.get("month"), result.start.get("day")];
  if (year === null || monthOfYear === null || day === null) return "no_such_date";
  if (!result.start.isCertain("hour")) {
    const date = toIsoDate({ year, month: monthOfYear, day });
    return date < toIsoDate(toWallTime(moment.now, moment.timeZone)) ? "date_in_the_past" : { type: "date", date };
  }
  const wall = {
    year,
    month: monthOfYear,
    day,
    hour: result.start.get("hour") ?? 0,
    minute: result.start.get("minute") ?? 0,
  };
  const at = result.start.isCertain("timezoneOffset") ? result.start.date() : toInstant(wall, moment.timeZone);
  return at < moment.now ? "date_in_the_past" : { type: "instant", at: at.toISOString() };
}

/** A weekday is the next one: neither today nor gone by. */
function withNextWeekday(text: string, { now, timeZone }: Moment): string {
  return text.replace(/^(?:(?:next|this|coming)\s+)?([a-z]{3})[a-z]*/i, (_words, short: string) => {
    const today = toWallTime(now, timeZone);
    const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
    const wanted = weekdays.findIndex((name) => name.startsWith(short.toLowerCase()));
    return toIsoDate(today, ((wanted - weekday + 6) % 7) + 1);
  });
}

function withDayAfterTomorrow(text: string, { now, timeZone }: Moment): string {
  return text.replace(/^(?:the\s+)?day\s+after\s+tomorrow/i, () => toIsoDate(toWallTime(now, timeZone), 2));
}
