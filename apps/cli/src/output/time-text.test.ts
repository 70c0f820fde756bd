import { expect, it } from "vitest";
import { daysAwayText, instantText } from "./time-text.ts";

const now = new Date(2026, 10, 22, 23, 30);

it.each([
  ["2026-11-22", "today"],
  ["2026-11-23", "tomorrow"],
  ["2026-11-24", "in 2 days"],
  ["2026-11-21", "yesterday"],
  ["2025-11-22", "365 days ago"],
  [new Date(2026, 10, 23, 0, 15).toISOString(), "tomorrow"],
  ["no day", ""],
])("counts the days until %s", (when, text) => {
  expect(daysAwayText(when, now)).toBe(text);
});

it("shows the clock of the reader", () => {
  expect(instantText(now)).toBe("2026-11-22 23:30");
});
