/** The rules of a channel where a platform is behind it: what is told of the board's platform, and where a message is answered. */
import type { Connection } from "@eureka/contracts/connection";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type DiscordSide, openDiscord } from "./chat-side.ts";
import {
  connectTrello,
  openPlatformStage,
  openTeam,
  type PlatformStage,
  type PlatformTeam,
  type TrelloSide,
} from "./platform-stage.ts";

let stage: PlatformStage;
let chat: DiscordSide;
let trello: Trello;
let team: PlatformTeam;
let side: TrelloSide;
let connection: Connection;

beforeAll(async () => {
  stage = await openPlatformStage();
  chat = await openDiscord(stage);
  trello = await startTrello();
  team = await openTeam(stage, [chat, trello]);
  side = await connectTrello(team, trello);
  connection = await chat.install(team);
  await team.link(connection.id, chat.people.manager, team.manager);
  await team.settle();
});
afterAll(async () => {
  await chat.close();
  await trello.close();
  await stage.close();
});

const ours = (text: string) => chat.messages().filter((message) => message.isOurs && message.text.includes(text));

async function setRules(rules: object): Promise<void> {
  const place = { connectionId: connection.id, platformChannelId: chat.channelId, boardId: side.connected.boardId };
  await team.run(team.admin, "channel_mapping.set", { ...place, rules });
}

async function makeCard(name: string): Promise<void> {
  const list = [...trello.world.lists.values()].find(({ idBoard }) => idBoard === side.trelloBoardId);
  side.person.createCard(list?.id ?? "", name);
  await team.settle();
}

it("what happens on Trello is told in the channel, unless its rules say otherwise, and again when they change", async () => {
  await setRules({});
  await makeCard("Told first");
  await setRules({ tellChanges: false });
  await makeCard("Kept quiet");
  await setRules({ tellChanges: true });
  await makeCard("Told again");
  expect((await team.items()).map(({ title }) => title).sort()).toEqual(["Kept quiet", "Told again", "Told first"]);
  expect(["Told first", "Kept quiet", "Told again"].map((title) => ours(title).length)).toEqual([1, 0, 1]);
});

it("a message to Discord is answered below itself, or in the channel where the rules say so", async () => {
  const { people, gateway } = chat.discord;
  await vi.waitFor(() => expect(gateway.connected).toBe(1), { timeout: 20_000 });
  const place = { channelId: chat.channelId, userId: chat.people.manager };
  await setRules({ replyIn: "channel" });
  people.say({ ...place, content: "!t Rake the leaves" });
  await team.settle();
  await setRules({ replyIn: "thread" });
  people.say({ ...place, content: "!t Water the plants" });
  await team.settle();
  expect(ours("Rake the leaves").map(({ threadId }) => threadId)).toEqual([null]);
  expect(ours("Water the plants").map(({ threadId }) => threadId)).toEqual([expect.any(String)]);
  expect(chat.violations()).toEqual([]);
});
