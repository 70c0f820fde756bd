/** Choosing a channel instead of copying its id: what a connection's platform lists, for whom, and what is said where it cannot. */
import type { Board } from "@eureka/contracts/board";
import type { Connection } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import type { Page } from "@eureka/contracts/page";
import type { ListedPlatformChannel } from "@eureka/contracts/platform-channel";
import { startTrello } from "@eureka/simulators/trello";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DiscordSide, openDiscord, openSlack, type SlackSide } from "./chat-side.ts";
import { connectTrello, openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

let stage: PlatformStage;
let slack: SlackSide;
let discord: DiscordSide;
let team: PlatformTeam;
let other: PlatformTeam;
const connections = new Map<string, Connection>();

beforeAll(async () => {
  stage = await openPlatformStage();
  slack = await openSlack(stage);
  discord = await openDiscord(stage);
  team = await openTeam(stage, [slack, discord]);
  other = await openTeam(stage, []);
  for (const side of [slack, discord]) connections.set(side.connector, await side.install(team));
  await addChannels();
});
afterAll(async () => {
  await slack.close();
  await discord.close();
  await stage.close();
});

/** On both: one more public channel, a private one that we are in, and one that we are not. */
async function addChannels(): Promise<void> {
  const add = async (name: string, isPrivate: boolean) =>
    (await slack.slack.addChannel({ creatorId: slack.people.manager, name, isPrivate })).channel;
  await add("design", false);
  const [ours] = [await add("board-room", true), await add("without-us", true)];
  const [install] = slack.slack.state.installs.values();
  if (ours && install) await slack.slack.join(install.botUserId, ours.id, slack.people.manager);
  const [guild] = discord.discord.world.guilds.values();
  const botId = discord.discord.world.applications.values().next().value?.bot.id ?? "";
  const make = (name: string) => discord.discord.addChannel({ guildId: guild?.id ?? "", name }).id;
  make("design");
  const hidden = [make("board-room"), make("without-us")];
  for (const channelId of hidden) discord.discord.people.hideChannel({ channelId });
  discord.discord.people.showChannel({ channelId: hidden[0] ?? "", toId: botId });
}

const connectionOf = (platform: string) => connections.get(platform)?.id ?? "";
type Input = { readonly limit?: number; readonly cursor?: string };

const list = (platform: string, who = team.admin, input: Input = {}) =>
  team.run<Page<ListedPlatformChannel>>(who, "platform_channel.list", {
    connectionId: connectionOf(platform),
    ...input,
  });

it.each(["slack", "discord"])(
  "names the channels of %s page by page, and the private ones that we are in",
  async (platform) => {
    const found: ListedPlatformChannel[] = [];
    let pages = 0;
    for (let cursor: string | null | undefined; cursor !== null; pages++) {
      const page = await list(platform, team.manager, { limit: 2, ...(cursor !== undefined && { cursor }) });
      found.push(...page.data);
      cursor = page.nextCursor;
    }
    expect(pages).toBeGreaterThan(1);
    const said = found.map(({ name, isPrivate }) => `${name} ${isPrivate ? "private" : "public"}`);
    const [first] = platform === "slack" ? ["web public"] : ["general public"];
    expect(said).toEqual(expect.arrayContaining([first, "design public", "board-room private"]));
    expect(said.join()).not.toContain("without-us");
    const { nextCursor } = await list(platform, team.manager, { limit: 2 });
    const elsewhere = { connectionId: connectionOf(platform === "slack" ? "discord" : "slack"), cursor: nextCursor };
    for (const input of [
      { ...elsewhere, limit: 2 },
      { connectionId: connectionOf(platform), limit: 2, cursor: "x" },
    ]) {
      await expect(team.run(team.manager, "platform_channel.list", input)).rejects.toMatchObject({
        code: "request.cursor_invalid",
      });
    }
  },
);

it.each(["slack", "discord"])(
  "says which channels of %s are mapped, and where they lead for whom sees it",
  async (platform) => {
    const { admin, manager, workspaceId, run } = team;
    const side = platform === "slack" ? slack : discord;
    const board = await run<Board>(admin, "board.create", { workspaceId, name: `Board of ${platform}` });
    const place = { connectionId: connectionOf(platform), platformChannelId: side.channelId };
    await run(admin, "channel_mapping.set", { ...place, boardId: board.id });
    const { data } = await list(platform, manager);
    const mapped = data.filter(({ isMapped }) => isMapped);
    expect(mapped.map(({ platformChannelId }) => platformChannelId)).toEqual([side.channelId]);
    expect(mapped[0]?.goesTo).toMatch(new RegExp(`/ Board of ${platform}$`));
    await run(admin, "channel_mapping.clear", place);
    expect((await list(platform)).data.some(({ isMapped }) => isMapped)).toBe(false);
  },
);

it.each(["slack", "discord"])("says that %s asks to wait, and works when it does not any more", async (platform) => {
  const { faults } = platform === "slack" ? slack.slack : discord.discord;
  const bodies = { slack: { ok: false, error: "ratelimited" }, discord: { message: "Slow", retry_after: 1 } };
  const body = bodies[platform as keyof typeof bodies];
  faults.answerNext({ status: 429, headers: { "retry-after": "1" }, body });
  await expect(list(platform)).rejects.toMatchObject({
    code: "connection.platform_unavailable",
    message: expect.stringMatching(/it wants no calls for \d+ s/),
  });
  expect((await list(platform)).data.length).toBeGreaterThan(2);
});

it("says in words what a platform refuses, and takes its names for nothing but text", async () => {
  const { faults } = slack.slack;
  faults.answerNext({ status: 200, body: { ok: false, error: "missing_scope", needed: "groups:read" } });
  await expect(list("slack")).rejects.toMatchObject({
    code: "connection.platform_refused",
    message: expect.stringContaining("it does not let us list its channels (missing_scope)"),
  });
  const long = "x".repeat(500);
  const channels = [
    { id: "C0LINES", name: "two\nlines <b>\u202E</b>" },
    { id: "C0LONG", name: long },
    { id: "C0NONE", name: " " },
    { id: "C".repeat(300), name: "no id" },
  ];
  faults.answerNext({ status: 200, body: { ok: true, channels } });
  const { data } = await list("slack");
  expect(data.map(({ platformChannelId, name }) => [platformChannelId, name])).toEqual([
    ["C0LINES", "two lines <b>\u202E</b>"],
    ["C0LONG", `${"x".repeat(199)}…`],
    ["C0NONE", null],
  ]);
  for (const { platformChannelId, name } of data) {
    const place = { connectionId: connectionOf("slack"), platformChannelId };
    await team.run(team.admin, "channel_mapping.set", { ...place, channelName: name, workspaceId: team.workspaceId });
    await team.run(team.admin, "channel_mapping.clear", place);
  }
});

it("asks no platform for a viewer, a user, another organization or a connection that is paused", async () => {
  const asked = () => slack.slack.counts.get("conversations.list") ?? 0;
  const before = asked();
  await expect(list("slack", team.viewer)).rejects.toMatchObject({ code: "permission.denied" });
  await expect(list("slack", team.user)).rejects.toMatchObject({ code: "connection.not_found" });
  const connectionId = connectionOf("slack");
  await expect(other.run(other.admin, "platform_channel.list", { connectionId })).rejects.toMatchObject({
    code: "connection.not_found",
  });
  await team.run(team.admin, "connection.pause", { id: connectionId });
  await expect(list("slack")).rejects.toMatchObject({ code: "connection.inactive" });
  await team.run(team.admin, "connection.resume", { id: connectionId });
  expect(asked()).toBe(before);
  // Whoever manages one workspace may map channels into it, and needs to know which ones there are.
  const grants = [{ scope: "workspace", workspaceId: team.workspaceId as Id<"workspace">, role: "manager" }] as const;
  expect((await list("slack", { ...team.user, grants })).data.length).toBeGreaterThan(2);
});

it("says that a platform without talk has no channels, and lists those of Eureka's own chat that one sees", async () => {
  const { run, admin } = team;
  const trello = await startTrello();
  const { connection } = await connectTrello(team, trello);
  await expect(run(admin, "platform_channel.list", { connectionId: connection.id })).rejects.toMatchObject({
    code: "connection.no_chat",
  });
  await trello.close();
  const { data } = await run<Page<Connection>>(admin, "connection.list", { connector: "built-in" });
  const ours = await run<Page<ListedPlatformChannel>>(admin, "platform_channel.list", { connectionId: data[0]?.id });
  expect(ours.data.map(({ name }) => name)).toContain("general");
});
