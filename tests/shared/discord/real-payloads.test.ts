/** Whatever the simulator emits has the shape of Discord's own samples of the same kind. */
import { beforeAll, describe, expect, it } from "vitest";
import { clientMessage } from "../../../packages/simulators/src/discord/gateway/gateway-messages.ts";
import { commandList } from "../../../packages/simulators/src/discord/schemas/commands.ts";
import { messageObject } from "../../../packages/simulators/src/discord/schemas/messages.ts";
import { compareShapes } from "./compare-shapes.ts";
import { emitKinds } from "./emitted-kinds.ts";
import { readPayloads, readRecording } from "./material.ts";

/** What we emit, and the sample that it is held against. */
const samples: Readonly<Record<string, string>> = {
  "application-commands--example-interaction-1": "user command interaction",
  "application-commands--example-interaction-2": "message command interaction",
  "channel--example-dm-channel": "dm channel",
  "channel--example-guild-announcement-channel": "announcement channel",
  "channel--example-guild-text-channel": "text channel",
  "channel--example-thread-channel": "thread channel",
  "gateway--example-heartbeat-ack": "heartbeat ack",
  "gateway--example-hello-event": "hello",
  "gateway--example-response": "gateway address",
  "gateway-events--example-gateway-invalid-session": "invalid session",
  "gateway-events--example-gateway-reconnect": "reconnect",
  "guild--example-guild": "guild",
  "guild--example-guild-member": "guild member",
  "message--example-crossposted-message": "message",
  "webhook-events--application-authorized-example": "application authorized",
  "webhook-events--application-deauthorized-example": "application deauthorized",
};

/** Requests among the samples: our schemas must take them. */
const requests = {
  "application-commands--example-of-editing-permissions": (body: unknown) => commandList.safeParse([body]),
  "application-commands--example-slash-command": (body: unknown) => commandList.safeParse([body]),
  "application-commands--example-user-command": (body: unknown) => commandList.safeParse([body]),
  "application-commands--localization": (body: unknown) => commandList.safeParse([body]),
  "gateway--example-gateway-resume-event": (body: unknown) => clientMessage.safeParse(body),
  "message--allowed-mentions-examples": (body: unknown) => messageObject.safeParse(body),
  "message--allowed-mentions-examples-1": (body: unknown) => messageObject.safeParse(body),
  "message--allowed-mentions-examples-3": (body: unknown) => messageObject.safeParse(body),
  "message--default-settings-for-allowed-mentions": (body: unknown) =>
    messageObject.safeParse({ content: "x", allowed_mentions: body }),
  "gateway-events--example-resume": (body: unknown) => clientMessage.safeParse(body),
  "using-message-components--nesting-components-with-layout-components": (body: unknown) =>
    messageObject.safeParse(body),
  "using-message-components--sending-a-message-with-a-component": (body: unknown) => messageObject.safeParse(body),
};

/** Requests that Discord's documentation shows because they are refused, or that we refuse, with the reason. */
const refusedRequests: Readonly<Record<string, { reason: string; parse: (body: unknown) => { success: boolean } }>> = {
  "message--allowed-mentions-examples-4": {
    reason: "shown as invalid: parse and users exclude each other",
    parse: (body) => messageObject.safeParse(body),
  },
  "gateway-events--example-identify": {
    reason: "asks for compression, which the simulated gateway does not speak",
    parse: (body) => clientMessage.safeParse(body),
  },
};

/** Kinds that this simulator neither emits nor takes. */
const notEmitted = [
  "application-commands--example-entry-point-command",
  "application-commands--retrieving-localized-commands",
  "channel--example-group-dm-channel",
  "gateway-events--example-activity-with-rich-presence",
  "gateway-events--example-gateway-presence-update",
  "gateway-events--example-gateway-voice-state-update",
  "gateway-events--example-request-guild-members",
  "gateway-events--example-request-soundboard-sounds",
  "gateway-events--example-voice-server-update-payload",
  "guild--example-ban",
  "guild--example-guild-onboarding",
  "guild--example-guild-preview",
  "guild--example-guild-widget-settings",
  "guild--example-incidents-data",
  "guild--example-partial-invite-object",
  "guild--example-response-1",
  "message--example-shared-client-theme",
  "message--search-guild-messages",
  "webhook--example-application-webhook",
  "webhook--example-incoming-webhook",
  "webhook-events--entitlement-delete-example",
  "webhook-events--entitlement-update-example",
  "webhook-events--game-direct-message-delete-example",
  "webhook-events--game-direct-message-update-example",
  "webhook-events--lobby-message-delete-example",
  "webhook-events--lobby-message-update-example",
];

const oldName = "the former name of pending; the recorded session has it no more";

/** Keys of samples that we leave out, by kind, with the reason. */
const leftOut: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "user command interaction": {
    "member.is_pending: missing": oldName,
    "data.resolved.members.*.is_pending: missing": oldName,
  },
  "message command interaction": { "member.is_pending: missing": oldName },
  message: {
    "mention_channels: missing": "only in messages that were published to other guilds",
    "message_reference: missing": "this message is no reply; the reply below has one",
  },
};

const differencesOf = (kind: string, theirs: unknown, ours: unknown) =>
  compareShapes(theirs, ours).filter((difference) => !(leftOut[kind] && difference in leftOut[kind]));

describe("the shapes of what the simulated Discord emits", () => {
  const payloads = readPayloads();
  let emitted: ReadonlyMap<string, unknown>;
  beforeAll(async () => {
    emitted = await emitKinds();
  });

  it("every sample of the documentation is compared, taken, refused for a reason, or named as not emitted", () => {
    const known = [...Object.keys(samples), ...Object.keys(requests), ...Object.keys(refusedRequests), ...notEmitted];
    expect([...payloads.keys()].sort()).toEqual(known.sort());
  });

  it.each(Object.entries(samples))("%s", (name, kind) => {
    expect(emitted.has(kind)).toBe(true);
    expect(differencesOf(kind, payloads.get(name), emitted.get(kind))).toEqual([]);
  });

  it.each(Object.entries(requests))("takes %s", (name, parse) => {
    expect(parse(payloads.get(name)).error?.issues ?? []).toEqual([]);
  });

  it.each(Object.entries(refusedRequests))("refuses %s", (name, { parse }) => {
    expect(parse(payloads.get(name)).success).toBe(false);
  });

  it("a reply refers to its message as a published one does", () => {
    const published = payloads.get("message--example-crossposted-message") as { message_reference: unknown };
    const reply = emitted.get("reply") as { message_reference: unknown };
    expect(compareShapes(published.message_reference, reply.message_reference)).toEqual([]);
  });

  it("a recorded session has the same shape", () => {
    const recording = readRecording();
    const mention = recording.mention as { data: unknown };
    expect(differencesOf("message create", mention.data, emitted.get("message create"))).toEqual([]);
    expect(
      differencesOf("component interaction", recording.channel_post_action, emitted.get("component interaction")),
    ).toEqual([]);
  });
});
