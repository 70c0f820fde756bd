import { describe, expect, it } from "vitest";
import { nameOfPerson } from "./people.ts";
import {
  keyOfUniversalEvent,
  type UniversalEventOf,
  universalEventLimits,
  universalEventSchema,
} from "./universal-event.ts";

const posted: UniversalEventOf<"message.posted"> = {
  version: 1,
  type: "message.posted",
  platform: "slack",
  platformWorkspaceId: "T1",
  deliveryId: "Ev1",
  deliveryPart: 0,
  occurredAt: "2026-11-22T12:00:00.000Z",
  channel: { platformChannelId: "C1" },
  message: {
    platformMessageId: "M1",
    author: { platformUserId: "U1", isBot: false },
    text: "hello 👩‍👩‍👧‍👦",
    mentions: [],
    mentionsEveryone: false,
    files: [],
    postedAt: "2026-11-22T12:00:00.000Z",
  },
};

describe("a universal event", () => {
  it("survives JSON unchanged", () => {
    expect(universalEventSchema.parse(JSON.parse(JSON.stringify(posted)))).toEqual(posted);
  });

  it.each([
    ["a NUL", "a\0b"],
    ["half a character", "a\uD83D"],
    ["too much", "x".repeat(universalEventLimits.text + 1)],
  ])("refuses text with %s", (_, text) => {
    const event = { ...posted, message: { ...posted.message, text } };
    expect(universalEventSchema.safeParse(event).error?.issues[0]?.path).toEqual(["message", "text"]);
  });

  it.each([
    { platformWorkspaceId: "" },
    { platform: "Slack" },
    { occurredAt: "2026-11-22T12:00:00+01:00" },
    { deliveryPart: -1 },
    { type: "message.exploded" },
    { surprise: true },
  ])("refuses %o", (change) => {
    expect(universalEventSchema.safeParse({ ...posted, ...change }).success).toBe(false);
  });

  it("is named for good by its delivery and part", () => {
    expect(keyOfUniversalEvent({ ...posted, deliveryPart: 2 })).toBe("Ev1/2");
  });

  it("shows a person by name, or by the platform's id where a delivery carries no name", () => {
    expect(nameOfPerson(posted.message.author)).toBe("U1");
    expect(nameOfPerson({ platformUserId: "U1", displayName: "Ann", isBot: false })).toBe("Ann");
  });
});
