import { expect, it } from "vitest";
import { arrangeMessages } from "./arrange-messages.ts";
import type { Message } from "./conversation.ts";

interface Said {
  readonly by?: string | null;
  readonly minute?: number;
  readonly day?: number;
  readonly visibleTo?: string;
  readonly deleted?: boolean;
}

function talk(...said: Said[]): Message[] {
  return said.map(({ by = "ann", minute = 0, day = 1, visibleTo, deleted }, index) => ({
    id: `msg_${index + 1}`,
    position: index + 1,
    author: by === null ? null : { type: "member", id: by },
    visibleTo: visibleTo ?? null,
    deletedAt: deleted ? "2026-11-09T00:00:00.000Z" : null,
    // Noon, so that no time zone moves the day.
    createdAt: new Date(2026, 10, day, 12, minute).toISOString(),
  })) as unknown as Message[];
}

function shape(messages: Message[], readPosition: number | null = null, memberId = "me"): string[] {
  return arrangeMessages(messages, { readPosition, memberId }).map((row) =>
    row.kind === "message" ? `${row.isFirst ? "+" : "-"}${row.message.position}` : row.kind,
  );
}

it("groups what one person says within five minutes", () => {
  expect(shape(talk({}, { minute: 4 }, { by: "bo", minute: 4 }, { minute: 5 }, { minute: 11 }))).toEqual([
    "day",
    "+1",
    "-2",
    "+3",
    "+4",
    "+5",
  ]);
});

it("begins each day of the reader with a line", () => {
  expect(shape(talk({}, { day: 2 }))).toEqual(["day", "+1", "day", "+2"]);
});

it("draws the line above the first message of somebody else that is new, once", () => {
  expect(shape(talk({}, { by: "me" }, { by: "bo" }, { by: "bo" }), 1)).toEqual([
    "day",
    "+1",
    "+2",
    "unread",
    "+3",
    "-4",
  ]);
  expect(shape(talk({}, { by: "me" }), 1)).toEqual(["day", "+1", "+2"]);
  expect(shape(talk({}), null)).toEqual(["day", "+1"]);
});

it("keeps the place of a deleted message, but not of words to me alone that were taken back", () => {
  expect(shape(talk({ deleted: true }, {}))).toEqual(["day", "+1", "+2"]);
  expect(shape(talk({}, { by: null, visibleTo: "me", deleted: true }, { minute: 1 }))).toEqual(["day", "+1", "-3"]);
});

it("sets apart what only I see", () => {
  expect(shape(talk({ by: null }, { by: null, visibleTo: "me" }))).toEqual(["day", "+1", "+2"]);
});
