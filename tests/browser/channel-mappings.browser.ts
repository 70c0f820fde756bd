/** Channel mappings: rules in the form, a file out and in with a preview, a test message, defaults of a connection and the organization. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDiscord } from "@eureka/simulators/discord";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { browserTest, type Stage, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

async function mapChannels({ admin, workspaceId }: Stage, channels: readonly string[]): Promise<string> {
  const { call } = admin.api;
  const { id } = await call("connection.create", {
    connector: "slack",
    title: `Slack ${channels[0]}`,
    platformWorkspaceId: `T0${channels[0]}`,
    secrets: { signing: "a secret", botToken: "xoxb-0" },
  });
  for (const platformChannelId of channels) {
    await call("channel_mapping.set", { connectionId: id, platformChannelId, workspaceId });
  }
  return id;
}

const choose = async (page: Page, within: Locator | Page, label: string, option: string | RegExp) => {
  await within.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
};

async function menu(page: Page, channel: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${channel}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

browserTest("the rules of a channel are changed in its form, and stand in the list in a few words", async () => {
  const all = await stage();
  const { admin, open } = all;
  const connectionId = await mapChannels(all, ["C0RULES"]);
  const page = await open(admin, "/settings/channel-mappings");
  await menu(page, "C0RULES", "Change");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What people call it").fill("support");
  await choose(page, dialog, "Commands are answered", "In the channel");
  await choose(page, dialog, "Priority of new work", "High");
  await dialog.getByLabel("Labels of new work").fill("support, web , support,");
  await dialog.getByRole("switch", { name: "Tell what happens on the board's platform" }).uncheck();
  // Closing asks, because something was changed.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Stay" }).click();
  await dialog.getByRole("button", { name: "Set mapping" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("#support").first().waitFor();
  await page.getByText("answers in the channel, priority High, #support #web, tells no changes").waitFor();
  const { data } = await admin.api.call("channel_mapping.list", { connectionId });
  expect(data[0]).toMatchObject({
    channelName: "support",
    rules: {
      unlinkedMay: "nothing",
      replyIn: "channel",
      priority: "high",
      labels: ["support", "web"],
      tellChanges: false,
    },
  });
});

browserTest(
  "a file is saved, edited, previewed line by line and imported; a refused line keeps all of it out",
  async () => {
    const all = await stage();
    const { admin, workspaceId, open } = all;
    const { call } = admin.api;
    const connectionId = await mapChannels(all, ["C0ONE", "C0TWO"]);
    const board = await call("board.create", { workspaceId, name: "Offers, 2027" });
    const page = await open(admin, "/settings/channel-mappings");
    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "CSV, for spreadsheets" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("channel-mappings.csv");
    const folder = await mkdtemp(join(tmpdir(), "eureka-browser-"));
    const path = join(folder, "mappings.csv");
    await download.saveAs(path);
    expect(await readFile(path, "utf8")).toContain("C0ONE");
    await rm(folder, { recursive: true });

    await page.getByRole("button", { name: "Import" }).click();
    const dialog = page.getByRole("dialog", { name: "Import" });
    const header = "connectionId,channelId,workspaceId,board";
    const file = (lines: readonly string[]) => ({
      name: "edited.csv",
      mimeType: "text/csv",
      buffer: Buffer.from([header, ...lines, ""].join("\n")),
    });
    const good = [
      `${connectionId},C0ONE,${workspaceId},"Offers, 2027"`,
      `${connectionId},C0TWO,${workspaceId},`,
      `${connectionId},C0NEW,${workspaceId},`,
    ];
    await dialog.getByLabel("File with mappings").setInputFiles(file([...good, `${connectionId},C0BAD,,Nowhere`]));
    await dialog.getByText("There is no board “Nowhere” that you can see.").waitFor();
    await dialog.getByText("1 refused, 1 changed, 1 new, 1 as they are").waitFor();
    await dialog.getByText("Correct the refused lines").waitFor();
    expect(await dialog.getByRole("button", { name: "Import 2 lines" }).isDisabled()).toBe(true);

    await dialog.getByLabel("File with mappings").setInputFiles({
      name: "broken.yaml",
      mimeType: "text/yaml",
      buffer: Buffer.from("version: 1\nmappings: &a [*a]"),
    });
    await dialog.getByText("Anchors and aliases are not taken", { exact: false }).first().waitFor();
    expect(await dialog.getByRole("button", { name: "Import", exact: true }).isDisabled()).toBe(true);

    await dialog.getByLabel("File with mappings").setInputFiles(file(good));
    await dialog.getByText("1 changed, 1 new, 1 as they are").waitFor();
    expect((await call("channel_mapping.list", { connectionId })).data).toHaveLength(2);
    // Somebody renames the board meanwhile: the preview is made anew, and says why nothing was imported.
    await call("board.update", { id: board.id, name: "Renamed" });
    await dialog.getByRole("button", { name: "Import 2 lines" }).click();
    await dialog.getByText("There is no board “Offers, 2027” that you can see.").waitFor();
    await dialog.getByText("Some lines of the file cannot be taken").waitFor();
    expect((await call("channel_mapping.list", { connectionId })).data).toHaveLength(2);
    await call("board.update", { id: board.id, name: "Offers, 2027" });
    const withDefault = file([...good.map((line) => `,${line}`), `organization,,,${workspaceId},"Offers, 2027"`]);
    await dialog.getByLabel("File with mappings").setInputFiles({
      ...withDefault,
      buffer: Buffer.from(withDefault.buffer.toString().replace(header, `for,${header}`)),
    });
    await dialog.getByText("2 changed, 1 new, 1 as they are").waitFor();
    await dialog.getByText("Default of the organization").waitFor();
    await dialog.getByRole("button", { name: "Import 3 lines" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Imported: 1 new, 2 changed.").waitFor();
    // The defaults stand below the table, and are read anew.
    await page.getByText("/ Offers, 2027").last().waitFor();
    expect(await call("organization.get", {})).toMatchObject({ defaultBoardId: board.id });
    await page.getByRole("checkbox", { name: "Choose C0NEW" }).waitFor();
    const { data } = await call("channel_mapping.list", { connectionId });
    expect(data.map(({ platformChannelId, boardId }) => [platformChannelId, boardId !== null])).toEqual([
      ["C0ONE", true],
      ["C0TWO", false],
      ["C0NEW", false],
    ]);
  },
);

browserTest("a channel is chosen from those that Discord names; while it names none, an id is typed", async () => {
  const { admin, workspaceId, open } = await stage();
  const { call } = admin.api;
  const discord = await startDiscord();
  try {
    const { id: ownerId } = discord.addUser({ username: "mona" });
    const bot = discord.addApplication({ name: "Eureka" });
    const guild = discord.addGuild({ name: "Acme", ownerId });
    discord.installBot({ applicationId: bot.id, guildId: guild.id });
    const design = discord.addChannel({ guildId: guild.id, name: "design" }).id;
    const [board, ...hidden] = ["board-room", "without-us"].map(
      (name) => discord.addChannel({ guildId: guild.id, name }).id,
    );
    for (const channelId of [board ?? "", ...hidden]) discord.people.hideChannel({ channelId });
    discord.people.showChannel({ channelId: board ?? "", toId: bot.botId });
    const { id: connectionId } = await call("connection.create", {
      connector: "discord",
      title: "A Discord with channels",
      platformWorkspaceId: guild.id,
      settings: { baseUrl: `${discord.apiUrl}/v10` },
      secrets: { publicKey: bot.publicKey, botToken: bot.token },
    });
    await call("channel_mapping.set", { connectionId, platformChannelId: design, workspaceId });
    const page = await open(admin, "/settings/channel-mappings");
    await page.getByRole("button", { name: "New mapping" }).click();
    const dialog = page.getByRole("dialog");
    await choose(page, dialog, "Connection", "A Discord with channels");
    const channel = dialog.getByRole("combobox", { name: "Channel", exact: true });
    await channel.click();
    await page.getByRole("option", { name: /#design.*mapped already, to / }).waitFor();
    expect(await page.getByRole("option", { name: "without-us" }).count()).toBe(0);
    await channel.fill("room");
    await page.getByRole("option", { name: /#board-room.*private/ }).click();
    expect(await dialog.getByLabel("What people call it").inputValue()).toBe("board-room");
    await choose(page, dialog, "Workspace", /^Browser/);
    await dialog.getByRole("button", { name: "Set mapping" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("#board-room").first().waitFor();

    discord.faults.answerNext({ status: 503, body: {} }, 20);
    // What was listed a moment ago is not asked for again.
    await page.reload();
    await page.getByRole("button", { name: "New mapping" }).click();
    await choose(page, dialog, "Connection", "A Discord with channels");
    await dialog.getByText("cannot be reached at the moment: no answer came", { exact: false }).waitFor();
    await dialog.getByLabel("The channel's id on its platform").fill("C0TYPED");
    await choose(page, dialog, "Workspace", /^Browser/);
    await dialog.getByRole("button", { name: "Set mapping" }).click();
    await dialog.waitFor({ state: "detached" });
    const { data } = await call("channel_mapping.list", { connectionId });
    expect(data.map(({ platformChannelId }) => platformChannelId)).toEqual([design, board, "C0TYPED"]);
  } finally {
    await discord.close();
  }
});

browserTest("a test message stands in the channel, and what keeps it out is told in words", async () => {
  const all = await stage();
  const { admin, workspaceId, open } = all;
  const { call } = admin.api;
  const builtIn = (await call("connection.list", {})).data.find(({ connector }) => connector === "built-in");
  const channel = (await call("channel.list", { workspaceId })).data.find(({ kind }) => kind === "public");
  const [connectionId, platformChannelId] = [builtIn?.id ?? "", channel?.id ?? ""];
  await call("channel_mapping.set", { connectionId, platformChannelId, workspaceId });
  const paused = await mapChannels(all, ["C0PAUSED"]);
  await call("connection.pause", { id: paused });
  const page = await open(admin, "/settings/channel-mappings");
  await menu(page, `#${channel?.name}`, "Send a test message");
  await page.getByText(`#${channel?.name}: The message is in the channel.`).waitFor();
  const { data } = await call("message.list", { channelId: platformChannelId });
  expect(data.map(({ text }) => text)).toEqual([expect.stringContaining("This is a test: work that is made here")]);
  await menu(page, "C0PAUSED", "Send a test message");
  await page.getByText("C0PAUSED: Nothing goes through this connection at present.", { exact: false }).waitFor();
});

browserTest(
  "a default of a connection and of the organization is a board and a list; a manager sees them and changes none",
  async () => {
    const all = await stage();
    const { admin, workspaceId, join, open } = all;
    const { call } = admin.api;
    const connectionId = await mapChannels(all, ["C0DEF"]);
    const board = await call("board.create", { workspaceId, name: "Front desk" });
    const list = board.lists[1];
    const page = await open(admin, "/settings/channel-mappings");
    for (const whose of ["Slack C0DEF", "Organization"]) {
      await page.getByRole("button", { name: `Change the default of ${whose}` }).click();
      const dialog = page.getByRole("dialog", { name: `Default of ${whose}` });
      if (whose === "Slack C0DEF") await choose(page, dialog, "Workspace", /^(?!.*ersonal)/);
      await choose(page, dialog, "Board", "Front desk");
      await choose(page, dialog, "List", list?.name ?? "");
      await dialog.getByRole("button", { name: "Set default" }).click();
      await dialog.waitFor({ state: "detached" });
    }
    await expect.poll(() => page.getByText(`/ Front desk / ${list?.name}`).count()).toBe(2);
    const place = { defaultWorkspaceId: workspaceId, defaultBoardId: board.id, defaultListId: list?.id };
    expect(await call("connection.get", { id: connectionId })).toMatchObject(place);
    expect(await call("organization.get", {})).toMatchObject(place);
    const manager = await join("Max Sommer", "manager");
    const theirs = await open(manager, "/settings/channel-mappings");
    await theirs.getByText(`/ Front desk / ${list?.name}`).first().waitFor();
    expect(await theirs.getByRole("button", { name: /^Change the default/ }).count()).toBe(0);
    await theirs.getByRole("button", { name: "Import" }).waitFor();
    const viewer = await join("Vito Blau", "viewer");
    const readers = await open(viewer, "/settings/channel-mappings");
    await readers.getByRole("button", { name: "Export" }).waitFor();
    expect(await readers.getByRole("button", { name: "Import" }).count()).toBe(0);
  },
);
