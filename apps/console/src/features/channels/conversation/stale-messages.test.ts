import { expect, it } from "vitest";
import { staleMessages } from "./stale-messages.ts";

const channel = { channelId: "chn_1", threadId: null };
const thread = { channelId: "chn_1", threadId: "msg_1" };
const happen = (type: string, id: string, threadId: string | null, channelId = "chn_1") => ({
  type,
  subject: { type: "message", id },
  data: { channelId, threadId },
});

it("reads on when a message came into the same conversation", () => {
  expect(staleMessages(happen("message.posted", "msg_2", null), channel)).toEqual({ hasNew: true, ids: [] });
  expect(staleMessages(happen("message.posted", "msg_3", "msg_1"), thread)).toEqual({ hasNew: true, ids: ["msg_1"] });
});

it("counts the replies of a thread in its channel anew, and reads nothing else there", () => {
  expect(staleMessages(happen("message.posted", "msg_3", "msg_1"), channel)).toEqual({ hasNew: false, ids: ["msg_1"] });
  expect(staleMessages(happen("message.deleted", "msg_3", "msg_1"), channel)).toEqual({
    hasNew: false,
    ids: ["msg_1"],
  });
  expect(staleMessages(happen("message.edited", "msg_3", "msg_1"), channel)).toBeNull();
});

it("reads a changed message again where it stands, a thread's first one in both places", () => {
  expect(staleMessages(happen("reaction.added", "msg_1", null), channel)?.ids).toEqual(["msg_1"]);
  expect(staleMessages(happen("reaction.added", "msg_1", null), thread)?.ids).toEqual(["msg_1"]);
  expect(staleMessages(happen("message.edited", "msg_2", null), thread)).toBeNull();
});

it("leaves other channels and other happenings alone", () => {
  expect(staleMessages(happen("message.posted", "msg_2", null, "chn_2"), channel)).toBeNull();
  expect(staleMessages(happen("message.pressed", "msg_2", null), channel)).toBeNull();
  expect(
    staleMessages({ type: "board.updated", subject: { type: "board", id: "brd_1" }, data: {} }, channel),
  ).toBeNull();
});
