import { describe, expect, it } from "vitest";
import {
  type Conversation,
  type Message,
  newestPosition,
  oldestPosition,
  putMessages,
  putOlder,
  putPending,
  takeOut,
  takePending,
} from "./conversation.ts";

const me = "mem_me";
const empty: Conversation = { messages: [], hasOlder: false, pending: [] };

function say(position: number, text = `message ${position}`, more: Partial<Message> = {}): Message {
  return {
    id: `msg_${position}`,
    channelId: "chn_1",
    workspaceId: "wsp_1",
    position,
    threadId: null,
    author: { type: "member", id: me },
    text,
    card: null,
    mentions: [],
    fileIds: [],
    visibleTo: null,
    reactions: [],
    replyCount: 0,
    lastReplyAt: null,
    editedAt: null,
    deletedAt: null,
    version: 1,
    createdAt: "2026-11-20T09:00:00.000Z",
    ...more,
  };
}

const sending = (id: string, text: string) => ({
  id,
  text,
  files: [],
  authorId: me,
  createdAt: "2026-11-20T09:00:00.000Z",
  failure: null,
});
const failure = {
  kind: "connection",
  code: "connection.failed",
  status: null,
  title: "",
  detail: "",
  errors: [],
  requestId: null,
} as const;
const texts = ({ messages }: Conversation) => messages.map(({ text }) => text);

describe("messages", () => {
  it("stand by position, however they arrive, each once", () => {
    const held = putMessages(putMessages(empty, [say(3), say(1)]), [say(2), say(3)]);
    expect(held.messages.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(newestPosition(held)).toBe(3);
  });

  it("do not go back to an earlier version that was answered late", () => {
    const held = putMessages(putMessages(empty, [say(1, "new", { version: 3 })]), [say(1, "old", { version: 2 })]);
    expect(texts(held)).toEqual(["new"]);
  });

  it("take in what does not count as a version, like reactions", () => {
    const reactions = [{ emoji: "eyes", count: 1, mine: false, people: [{ id: "mem_2", name: "Bo" }] }];
    const held = putMessages(putMessages(empty, [say(1)]), [say(1, undefined, { reactions })]);
    expect(held.messages[0]?.reactions).toEqual(reactions);
  });

  it("are found again before the earliest one, the first of a thread apart", () => {
    const thread = putMessages(empty, [say(1), say(40, "reply", { threadId: "msg_1" })]);
    expect(oldestPosition(thread, { channelId: "chn_1", threadId: "msg_1" })).toBe(40);
    expect(oldestPosition(thread, { channelId: "chn_1", threadId: null })).toBe(1);
    expect(oldestPosition(empty, { channelId: "chn_1", threadId: null })).toBeNull();
  });

  it("come in older, and can be taken out", () => {
    const held = putOlder({ ...putMessages(empty, [say(5)]), hasOlder: true }, [say(4)], false);
    expect([texts(held).length, held.hasOlder]).toEqual([2, false]);
    expect(texts(takeOut(held, "msg_5"))).toEqual(["message 4"]);
  });
});

describe("my message on its way", () => {
  it("gives way to the one that the stream brought, before its call was answered", () => {
    const held = putMessages(putPending(empty, sending("a", "hello")), [say(1, "hello")]);
    expect([held.messages.length, held.pending.length]).toEqual([1, 0]);
    expect(takePending(held, "a").messages).toHaveLength(1);
  });

  it("gives way once for each, when the same was written twice", () => {
    const both = putPending(putPending(empty, sending("a", "hi")), sending("b", "hi"));
    const one = putMessages(both, [say(1, "hi")]);
    expect(one.pending.map(({ id }) => id)).toEqual(["b"]);
    expect(putMessages(one, [say(1, "hi")]).pending).toHaveLength(1);
    expect(putMessages(one, [say(2, "hi")]).pending).toHaveLength(0);
  });

  it("stays when somebody else wrote the same, and when it failed", () => {
    const other = say(1, "hi", { author: { type: "member", id: "mem_other" } });
    expect(putMessages(putPending(empty, sending("a", "hi")), [other]).pending).toHaveLength(1);
    const failed = putPending(putPending(empty, sending("a", "hi")), { ...sending("a", "hi"), failure });
    expect(failed.pending).toEqual([expect.objectContaining({ id: "a", failure })]);
    expect(putMessages(failed, [say(1, "hi")]).pending).toHaveLength(1);
  });
});
