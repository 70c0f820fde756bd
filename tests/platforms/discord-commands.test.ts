/** What Discord has besides talk: commands that help while they are typed, a prefix of old, and an entry in the menu of messages. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type DiscordSide, openDiscord } from "./chat-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

let stage: PlatformStage;
let chat: DiscordSide;
let team: PlatformTeam;

beforeAll(async () => {
  stage = await openPlatformStage();
  chat = await openDiscord(stage);
  team = await openTeam(stage, [chat]);
  const connection = await chat.install(team);
  await team.link(connection.id, chat.people.manager, team.manager);
  await team.run(team.manager, "board.create", { name: "Garden", workspaceId: team.workspaceId });
  await team.settle();
});
afterAll(async () => {
  await chat.close();
  await stage.close();
});

const suggestions = async (userId: string, text: string) => {
  const deed = { channelId: chat.channelId, userId, command: "eureka config-board", option: "board-1", text };
  return JSON.stringify((await chat.discord.people.typeIntoOption(deed)).callback);
};

it("suggests boards while one is typed, to whoever may see them", async () => {
  expect(await suggestions(chat.people.manager, "gar")).toContain("Garden");
  expect(await suggestions(chat.people.manager, "nothing like it")).not.toContain("Garden");
  expect(await suggestions(chat.people.stranger, "gar")).not.toContain("Garden");
});

it("keeps the earlier bot's prefix: a space makes it a command, and the message gets its sign", async () => {
  const { people, gateway } = chat.discord;
  await vi.waitFor(() => expect(gateway.connected).toBe(1), { timeout: 20_000 });
  const place = { channelId: chat.channelId, userId: chat.people.manager };
  people.say({ ...place, content: "!t Water the plants" });
  people.say({ ...place, content: "!today I water nothing" });
  await team.settle();
  expect((await team.items()).map(({ title }) => title)).toEqual(["Water the plants"]);
  const shown = await (await fetch(`${chat.discord.url}/simulator/state`)).json();
  expect(JSON.stringify(shown)).toContain("✅");
  expect(chat.messages().filter(({ isOurs, text }) => isOurs && text.includes("Water the plants"))).toHaveLength(1);
});

it("breaks no rule of Discord", () => {
  expect(chat.violations()).toEqual([]);
});
