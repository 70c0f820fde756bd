import { expect, test } from "vitest";
import { dueWords } from "./due-words.ts";
import { relativeWords } from "./relative-words.ts";

/** Wednesday the 18th of November 2026, half past nine in the reader's zone. */
const now = new Date(2026, 10, 18, 9, 30).getTime();
const day = (date: string) => dueWords({ type: "date", date }, now, "en");

test("days are named as people name them", () => {
  expect(day("2026-11-18")).toEqual({ when: "today", isLate: false, isToday: true });
  expect(day("2026-11-19").when).toBe("tomorrow");
  expect(day("2026-11-21").when).toBe("Saturday");
  expect(day("2026-11-25").when).toBe("Nov 25");
  expect(day("2027-01-02").when).toBe("Jan 2, 2027");
});

test("a day is late once it is over, not before", () => {
  expect(day("2026-11-17")).toMatchObject({ when: "yesterday", isLate: true });
  expect(day("2026-11-15")).toMatchObject({ when: "3 days ago", isLate: true });
  expect(day("2026-11-18").isLate).toBe(false);
});

test("an instant is late the moment that it has passed, and says its time while it is near", () => {
  const instant = (hours: number) => {
    const at = new Date(2026, 10, 18, hours).toISOString();
    return dueWords({ type: "instant", at }, now, "en");
  };
  expect(instant(9)).toMatchObject({ isLate: true, isToday: true });
  expect(instant(17)).toMatchObject({ isLate: false });
  expect(instant(17).when).toMatch(/^today 5:00.PM$/u);
});

test("what happened is told from now, then by its date, in the reader's language", () => {
  const hour = 3_600_000;
  expect(relativeWords(now - 20_000, now, "en")).toBeNull();
  expect(relativeWords(now - hour, now, "en")).toBe("1 hr. ago");
  expect(relativeWords(now - 26 * hour, now, "en")).toBe("yesterday");
  expect(relativeWords(now - 26 * hour, now, "de")).toBe("gestern");
  expect(relativeWords(now - 20 * 24 * hour, now, "en")).toBe("Oct 29");
  expect(relativeWords(now - 400 * 24 * hour, now, "en")).toContain("2025");
});
