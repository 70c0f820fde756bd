import { FaultSwitches } from "@eureka/connector-sdk/reference";
import { catchConnectorError, describeChatContract } from "@eureka/connector-sdk/testing";
import { type BuiltInChatClient, builtIn } from "@eureka/connectors/built-in";
import { cardSchema } from "@eureka/contracts/card";
import type { Channel } from "@eureka/contracts/channel";
import { newId } from "@eureka/contracts/ids";
import type { Message } from "@eureka/contracts/message";
import { channelsModule, createChannelsClient, createDefaultChannel, describeDelivery } from "@eureka/core/channels";
import {
  chatOf,
  connectionsModule,
  createBuiltInConnection,
  findBuiltInConnection,
  installConnector,
} from "@eureka/core/connections";
import { readHistory } from "@eureka/core/events";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";

/** What happens between the connector and the chat of a running server, on demand: nothing else can go wrong in one process. */
function withFaults(client: BuiltInChatClient, faults: FaultSwitches): BuiltInChatClient {
  const writes = new Set(["postMessage", "postDirectMessage", "updateMessage", "deleteMessage", "setReaction"]);
  return new Proxy(client, {
    get: (target, name, receiver) => {
      const method = Reflect.get(target, name, receiver) as (...parameters: unknown[]) => Promise<unknown>;
      return async (...parameters: unknown[]) => {
        await faults.run("read", () => undefined);
        const result = await method.apply(target, parameters);
        if (writes.has(String(name))) await faults.run("write", () => undefined);
        return result;
      };
    },
  });
}

async function startChat(faults = new FaultSwitches()) {
  const installed = installConnector(builtIn, (application, { organizationId }) =>
    withFaults(createChannelsClient(application, organizationId), faults),
  );
  const organization = await testOrganization({
    modules: [connectionsModule, channelsModule],
    ports: { connectors: new Map([[installed.name, installed]]) },
    async initializeWorkspace(context, workspace) {
      await createBuiltInConnection(context);
      await createDefaultChannel(context, workspace);
    },
  });
  const { application, transact, run, user, workspaceId } = organization;
  const connection = await transact((context) => findBuiltInConnection(context));
  const channel = await run<Channel>(user, "channel.create", { workspaceId, name: "talk" });
  return { ...organization, chat: chatOf(application, connection), channelId: channel.id };
}

describeChatContract("the built-in chat over core/channels", async () => {
  const faults = new FaultSwitches();
  const { chat, channelId, run, transact, user } = await startChat(faults);
  return {
    chat,
    platformChannelId: channelId,
    platformUserId: user.memberId,
    unknownMessageId: newId("message"),
    faults,
    async readTexts() {
      const { data } = await run<{ data: Message[] }>(user, "message.list", { channelId, order: "oldest-first" });
      return data
        .filter(({ deletedAt, visibleTo }) => deletedAt === null && visibleTo === null)
        .map(({ text }) => text);
    },
    async pressForHandle() {
      const actions = [{ kind: "form", id: "open", label: "Open" }] as const;
      const content = { text: "press me", card: cardSchema.parse({ title: "Press me", actions }) };
      const { platformMessageId: id } = await chat.post({ intent: "press", platformChannelId: channelId, content });
      await run(user, "message.press", { id, actionId: "open" });
      return transact(async (context) => {
        const [pressed] = (await readHistory(context, { type: "message", id })).slice(-1);
        const delivery = pressed && (await describeDelivery(context, pressed));
        const body = new TextEncoder().encode(JSON.stringify(delivery));
        const [event] = builtIn.inbound?.parse({ method: "POST", url: "", headers: {}, body }).events ?? [];
        return event?.type === "action.invoked" ? (event.replyHandle ?? "") : "";
      });
    },
    async readReactions({ platformMessageId }) {
      const message = await run<Message>(user, "message.get", { id: platformMessageId });
      return message.reactions.map(({ emoji }) => emoji);
    },
  };
});

test("ids that are none are not found, in every call", async () => {
  const { chat, channelId } = await startChat();
  const content = { text: "hello" };
  const message = { platformChannelId: channelId, platformMessageId: "nonsense" };
  for (const call of [
    () => chat.post({ intent: "i1", platformChannelId: "nonsense", content }),
    () => chat.post({ intent: "i2", platformChannelId: channelId, platformThreadId: "nonsense", content }),
    () => chat.postEphemeral({ intent: "i3", platformChannelId: channelId, platformUserId: "nonsense", content }),
    () => chat.directMessage({ intent: "i4", platformUserId: newId("member"), content }),
    () => chat.update({ intent: "i5", message, content }),
    () => chat.react({ intent: "i6", message, emoji: "eyes", change: "add" }),
    () => chat.getMessage(message),
    () => chat.readThread({ platformChannelId: channelId, platformThreadId: newId("message") }, {}),
    () => chat.listMembers({ platformChannelId: newId("channel") }),
  ]) {
    expect(await catchConnectorError(call), String(call)).toMatchObject({ code: "not_found" });
  }
});

test("a cursor of another list is refused", async () => {
  const { chat } = await startChat();
  for (const call of [
    () => chat.listChannels({ cursor: "nonsense" }),
    () => chat.listMembers({ cursor: "nonsense" }),
  ]) {
    expect(await catchConnectorError(call)).toMatchObject({ code: "invalid" });
  }
});

test("an archived channel and a text that cannot be kept are refused for good", async () => {
  const { chat, channelId, run, manager } = await startChat();
  const place = { intent: "i1", platformChannelId: channelId };
  expect(await catchConnectorError(() => chat.post({ ...place, content: { text: "nul \0" } }))).toMatchObject({
    code: "invalid",
  });
  await run(manager, "channel.archive", { id: channelId });
  expect(await catchConnectorError(() => chat.post({ ...place, content: { text: "hello" } }))).toMatchObject({
    code: "invalid",
    platformCode: "channel.archived",
  });
});

test("people in a channel are listed, with a page for each, and the author of a message is known by name", async () => {
  const { chat, channelId, run, user, viewer } = await startChat();
  await run(viewer, "channel.join", { id: channelId });
  const first = await chat.listMembers({ platformChannelId: channelId, limit: 1 });
  const second = await chat.listMembers({ platformChannelId: channelId, limit: 1, cursor: first.nextCursor ?? "" });
  const people = [...first.entries, ...second.entries].map(({ platformUserId }) => platformUserId);
  expect(new Set(people)).toEqual(new Set([user.memberId, viewer.memberId]));
  expect(second.nextCursor).toBeNull();
  const message = await run<Message>(user, "message.post", { channelId, text: "hello" });
  expect(await chat.getMessage({ platformChannelId: channelId, platformMessageId: message.id })).toMatchObject({
    author: { platformUserId: user.memberId, displayName: "user example", isBot: false },
  });
});
