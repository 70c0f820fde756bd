import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseQuickAdd } from "./parse-quick-add.ts";

/** Friday, 20 November 2026, 11:00 in Vienna. */
const moment = { now: new Date("2026-11-20T10:00:00Z"), timeZone: "Europe/Vienna" };
const parse = (text: string) => parseQuickAdd(text, moment);
const date = (day: string) => ({ type: "date", date: day });
const instant = (at: string) => ({ type: "instant", at });

describe("what people type", () => {
  it("understands the whole line of the guide", () => {
    expect(parse("Fix login page, urgent, by Monday @ann #web")).toEqual({
      title: "Fix login page",
      description: "",
      priority: "urgent",
      due: date("2026-11-23"),
      handles: ["ann"],
      labels: ["web"],
      recognised: [
        { kind: "priority", text: "urgent" },
        { kind: "due", text: "by Monday" },
        { kind: "assignee", text: "@ann" },
        { kind: "label", text: "#web" },
      ],
      unresolved: [],
    });
  });

  test.each([
    ["Fix login page, urgent", "Fix login page", "urgent"],
    ["Fix login page urgent", "Fix login page", "urgent"],
    ["urgent: fix login page", "fix login page", "urgent"],
    ["urgent fix login page", "fix login page", "urgent"],
    ["Fix login page !high", "Fix login page", "high"],
    ["!low Tidy the shelf", "Tidy the shelf", "low"],
    ["Tidy the shelf, low priority", "Tidy the shelf", "low"],
    ["Tidy the shelf priority: medium", "Tidy the shelf", "medium"],
    ["Fix login asap", "Fix login", "urgent"],
    ["Show the urgent queue first", "Show the urgent queue first", "none"],
    ["Wow! high five", "Wow! high five", "none"],
    ["Fix !important in CSS", "Fix !important in CSS", "none"],
  ])("priority in %j", (text, title, priority) => {
    expect(parse(text)).toMatchObject({ title, priority });
  });

  test.each([
    ["Ship it by Friday", date("2026-11-27")],
    ["Ship it by friday", date("2026-11-27")],
    ["Ship it next Friday", date("2026-11-27")],
    ["Ship it by Sat", date("2026-11-21")],
    ["Ship it on Thursday", date("2026-11-26")],
    ["Ship it Friday", date("2026-11-27")],
    ["Ship it today", date("2026-11-20")],
    ["Ship it tomorrow", date("2026-11-21")],
    ["Ship it the day after tomorrow", date("2026-11-22")],
    ["Ship it in two days", date("2026-11-22")],
    ["Ship it in 3 weeks", date("2026-12-11")],
    ["Ship it on 3 December", date("2026-12-03")],
    ["Ship it by December 3rd", date("2026-12-03")],
    ["Ship it by 3 Jan", date("2027-01-03")],
    ["Ship it before 3 December 2027", date("2027-12-03")],
    ["Ship it 2026-12-03", date("2026-12-03")],
    ["Ship it due: 2026-12-03", date("2026-12-03")],
    ["Ship it by 2028-02-29", date("2028-02-29")],
    ["Ship it tomorrow at 5pm", instant("2026-11-21T16:00:00.000Z")],
    ["Ship it by Friday at 17:30", instant("2026-11-27T16:30:00.000Z")],
    ["Ship it in an hour", instant("2026-11-20T11:00:00.000Z")],
    ["Ship it by 2026-12-03T17:00:00Z", instant("2026-12-03T17:00:00.000Z")],
  ])("due in %j", (text, due) => {
    expect(parse(text)).toMatchObject({ title: "Ship it", due, unresolved: [] });
  });

  test.each([
    ["Friday deploys fail"],
    ["Session expires in two days of silence"],
    ["Prepare the March release"],
    ["Today view shows nothing"],
    ["Sort by date"],
    ["Version 2026-11-30-rc1 crashes"],
    ["Sun rises in the logo"],
    ["May 5x be supported"],
    ["C# 12 and issue #42 and a@b.example stay"],
    ["Friday"],
  ])("no due date in %j", (text) => {
    expect(parse(text)).toMatchObject({ title: text, due: null });
  });

  it("takes the member's day, not the server's", () => {
    const lateInAuckland = { now: new Date("2026-11-20T12:00:00Z"), timeZone: "Pacific/Auckland" };
    expect(parseQuickAdd("Ship it tomorrow", lateInAuckland).due).toEqual(date("2026-11-22"));
    expect(parseQuickAdd("Ship it by Saturday", lateInAuckland).due).toEqual(date("2026-11-28"));
  });

  it("reads a time of day over a change of the clocks", () => {
    const beforeSummer = { now: new Date("2027-03-27T10:00:00Z"), timeZone: "Europe/Vienna" };
    expect(parseQuickAdd("Ship it tomorrow at 5pm", beforeSummer).due).toEqual(instant("2027-03-28T15:00:00.000Z"));
  });
});

describe("what it cannot use stays in the title, with a note", () => {
  test.each([
    ["Ship it by 31 February", "by 31 February", "no_such_date"],
    ["Ship it by February 30th 2027", "by February 30th 2027", "no_such_date"],
    ["Ship it by 2026-02-31", "by 2026-02-31", "no_such_date"],
    ["Ship it by 2020-01-01", "by 2020-01-01", "date_in_the_past"],
    ["Ship it today at 9:00", "today at 9:00", "date_in_the_past"],
  ])("%j", (title, text, reason) => {
    expect(parse(title)).toMatchObject({ title, due: null, unresolved: [{ text, reason }] });
  });

  it("keeps a second date and a second priority", () => {
    expect(parse("Ship it by Monday, by Tuesday !high !low")).toMatchObject({
      title: "Ship it, by Tuesday !low",
      due: date("2026-11-23"),
      priority: "high",
      unresolved: [
        { text: "!low", reason: "given_already" },
        { text: "by Tuesday", reason: "given_already" },
      ],
    });
  });

  it("keeps people and labels that nobody knows", () => {
    const known = {
      ...moment,
      isHandle: (handle: string) => handle === "ann",
      isLabel: (name: string) => name === "web",
    };
    expect(parseQuickAdd("Fix it @ann @nobody #web #else", known)).toMatchObject({
      title: "Fix it @nobody #else",
      handles: ["ann"],
      labels: ["web"],
      unresolved: [
        { text: "@nobody", reason: "unknown_person" },
        { text: "#else", reason: "unknown_label" },
      ],
    });
  });
});

describe("longer texts", () => {
  it("makes the further lines the description, letter by letter", () => {
    const body = "  ```ts\n@ann #not-a-label urgent\n```\n\nby Friday ";
    expect(parse(`Fix it #web\r\n${body}`)).toMatchObject({ title: "Fix it #web", description: body, labels: [] });
  });

  it("keeps a line that is too long for a title in the description", () => {
    const line = `${"word ".repeat(150)}end`;
    const parsed = parse(line);
    expect(parsed.title.length).toBeLessThanOrEqual(500);
    expect(parsed.title).toMatch(/word…$/);
    expect(parsed.description).toBe(line);
  });

  it("never cuts a character in half", () => {
    expect(parse("😀".repeat(400)).title.isWellFormed()).toBe(true);
  });

  test.each([
    ["by ".repeat(34_000)],
    ["@".repeat(100_000)],
    ["1 may ".repeat(17_000)],
    ["due: ".repeat(20_000)],
    ["a".repeat(100_000)],
    [" ,".repeat(50_000)],
    [`#a ${" ,".repeat(49_990)}x`],
  ])("answers for 100,000 characters", (text) => {
    expect(parse(text).title.length).toBeLessThanOrEqual(500);
  });
});

describe("whatever is typed", () => {
  const token = fc.oneof(
    fc.constantFrom(
      "urgent",
      "asap",
      "!high",
      "@ann",
      "#web",
      "by Friday",
      "tomorrow",
      "on 3 December",
      "in two days",
      "2026-02-31",
      "low priority",
      "due",
      "by",
      ",",
      ";",
      "Fix",
      "the",
      "page.",
      "at 5pm",
    ),
    fc.string({ maxLength: 12, unit: "grapheme" }),
  );
  const line = fc
    .array(token, { maxLength: 15 })
    .map((tokens) => tokens.join(" ").replace(/[\r\n\u0085\u2028\u2029]/g, " "));
  const wordsOf = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted();

  it("loses no word and invents none", () => {
    fc.assert(
      fc.property(line, (text) => {
        const { title, recognised } = parse(text);
        expect(wordsOf([title, ...recognised.map((part) => part.text)].join(" "))).toEqual(wordsOf(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves a line without anything to understand as it is", () => {
    fc.assert(
      fc.property(line, (text) => {
        const { title, recognised } = parse(text);
        fc.pre(recognised.length === 0);
        expect(title).toBe(text.trim());
      }),
    );
  });

  it("never throws, and never gives a day that is over", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: "binary" }),
        fc.constantFrom("UTC", "Pacific/Kiritimati", "Not/AZone", ""),
        (text, timeZone) => {
          const { due } = parseQuickAdd(text, { ...moment, timeZone });
          expect(due === null || due.type === "instant" || due.date >= "2026-11-20").toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
