import { describe, expect, it } from "vitest";
import { readRecordedDelivery, requestOfRecordedDelivery } from "../recorded-delivery.ts";
import { replay } from "../replay.ts";
import { describeChatContract } from "../testing/index.ts";
import { createReferenceChat } from "./reference-chat.ts";
import { ReferenceChatServer } from "./reference-chat-server.ts";
import { referenceChat } from "./reference-connectors.ts";
import { signReferenceDelivery } from "./reference-delivery.ts";

for (const intents of ["lookup", "enforced"] as const) {
  describeChatContract(`reference chat with ${intents} intents`, async () => {
    const server = new ReferenceChatServer({ intents });
    const { platformChannelId } = server.addChannel("general");
    const actor = server.addPerson("Ann");
    server.addChannel("random");
    return {
      chat: createReferenceChat(server),
      platformChannelId,
      platformUserId: actor.platformUserId,
      unknownMessageId: "M999999",
      faults: server.faults,
      readTexts: async () =>
        server
          .messagesIn(platformChannelId)
          .flatMap(({ visibleTo, message }) => (visibleTo === null ? [message.text] : [])),
      readReactions: async ({ platformMessageId }) => server.getMessage(platformChannelId, platformMessageId).reactions,
      pressForHandle: async () => {
        const { message } = server.post({ platformChannelId, author: server.ourselves, text: "press me" });
        const { platformMessageId } = message;
        const [event] = server.press({ platformChannelId, platformMessageId, actor, actionId: "open" }).events;
        return event?.type === "action.invoked" ? (event.replyHandle ?? "") : "";
      },
    };
  });
}

describe("the reference chat's platform", () => {
  it("delivers what a person says so that the connector understands it, thread, mention and permalink included", async () => {
    const server = new ReferenceChatServer({ platformWorkspaceId: "W7" });
    const { platformChannelId } = server.addChannel("general");
    const author = server.addPerson("Ann");
    const start = server.say({ platformChannelId, author, text: "The login page is broken" });
    const [first] = start.events;
    const platformThreadId = first?.type === "message.posted" ? first.message.platformMessageId : "";
    const now = new Date("2026-11-22T12:00:00Z");
    const delivery = server.say({ platformChannelId, platformThreadId, author, text: "<@U0> make an item" });
    const request = signReferenceDelivery({ delivery, secret: "s3cret", now });

    expect(referenceChat.inbound?.identify(request)).toEqual({ kind: "workspace", platformWorkspaceIds: ["W7"] });
    expect(referenceChat.inbound?.verify(request, { signing: "s3cret" }, now)).toEqual({ ok: true });
    expect(referenceChat.inbound?.parse(request).events).toMatchObject([
      {
        type: "message.posted",
        platform: "reference-chat",
        platformWorkspaceId: "W7",
        channel: { platformChannelId, name: "general" },
        message: {
          platformThreadId,
          author: { displayName: "Ann", isBot: false },
          text: "<@U0> make an item",
          mentions: [{ platformUserId: "U0" }],
          permalink: expect.stringContaining(platformChannelId),
        },
      },
    ]);
  });

  it("opens one form per reply handle", async () => {
    const server = new ReferenceChatServer();
    const { platformChannelId } = server.addChannel("general");
    const { message } = server.post({ platformChannelId, author: server.ourselves, text: "press me" });
    const actor = server.addPerson("Ann");
    const delivery = server.press({
      platformChannelId,
      platformMessageId: message.platformMessageId,
      actor,
      actionId: "open",
    });
    const [event] = delivery.events;
    const replyHandle = event?.type === "action.invoked" ? (event.replyHandle ?? "") : "";
    const form = { id: "f", title: "New item", submitLabel: "Make", inputs: [] };
    const chat = createReferenceChat(server);
    await chat.openForm?.({ form, replyHandle });
    await expect(chat.openForm?.({ form, replyHandle })).rejects.toMatchObject({ code: "invalid" });
    expect(server.openedForms).toEqual([form]);
  });

  it("ignores kinds of events that nobody knows yet, and counts them", async () => {
    const now = new Date("2026-11-22T12:00:00Z");
    const secret = "s3cret";
    const unknown = {
      deliveryId: "D1",
      platformWorkspaceId: "W1",
      sentAt: now.toISOString(),
      events: [{ type: "huddle.started" }],
    };
    const { headers } = signReferenceDelivery({ delivery: { challenge: "unused" }, secret, now });
    const recorded = readRecordedDelivery({
      name: "a new kind",
      headers,
      body: unknown,
      receivedAt: now.toISOString(),
      expected: { events: [], ignored: [{ kind: "huddle.started" }] },
    });
    expect(referenceChat.inbound?.parse(requestOfRecordedDelivery(recorded)).ignored).toEqual([
      { kind: "huddle.started" },
    ]);
    expect((await replay(referenceChat, { ...recorded, secrets: { signing: secret } })).verified).toEqual({
      ok: false,
      reason: "signature_wrong",
    });
  });
});
