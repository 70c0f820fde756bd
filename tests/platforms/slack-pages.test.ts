/** What Slack has besides talk: our page for each person, previews of links, the step of a workflow, and a shortcut on messages. */
import type { Connection } from "@eureka/contracts/connection";
import type { Idea } from "@eureka/contracts/idea";
import { newId } from "@eureka/contracts/ids";
import type { Page } from "@eureka/contracts/page";
import type { WorkItem } from "@eureka/contracts/work-item";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSlack, type SlackSide } from "./chat-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

let stage: PlatformStage;
let chat: SlackSide;
let team: PlatformTeam;
let connection: Connection;

beforeAll(async () => {
  stage = await openPlatformStage();
  chat = await openSlack(stage);
  team = await openTeam(stage, [chat]);
  connection = await chat.install(team);
  await team.link(connection.id, chat.people.manager, team.manager);
  await team.settle();
});
afterAll(async () => {
  await chat.close();
  await stage.close();
});

const homeOf = (userId: string) => JSON.stringify(chat.slack.homeOf(userId)?.definition);

it("shows a person what waits for him, and a stranger how to become known", async () => {
  await team.run(team.manager, "work_item.create", { title: "Water the plants", assignees: ["me"] });
  await chat.slack.openHome(chat.people.manager);
  await chat.slack.openHome(chat.people.stranger);
  await team.settle();
  expect(homeOf(chat.people.manager)).toContain("Water the plants");
  expect(homeOf(chat.people.stranger)).not.toContain("Water the plants");
  expect(homeOf(chat.people.stranger)).toContain("external-identities/link");
});

it("shows what stands behind a link, if its author may read it", async () => {
  const item = await team.run<WorkItem>(team.manager, "work_item.create", { title: "Paint the fence" });
  const said = await chat.slack.say(chat.people.manager, chat.channelId, `See ${stage.url}/items/${item.key}`);
  const strange = await chat.slack.say(chat.people.stranger, chat.channelId, `And ${stage.url}/items/${item.key}`);
  await team.settle();
  expect(JSON.stringify(said.message.attachments)).toContain("Paint the fence");
  expect(JSON.stringify(strange.message.attachments)).not.toContain("Paint the fence");
});

it("shows an idea behind its link, with who made it, if its author may read it", async () => {
  const input = { topic: "A quieter office", context: "two rooms", engine: "rules", workspaceId: team.workspaceId };
  await team.run(team.manager, "idea_run.create", input);
  await team.settle();
  const [idea] = (await team.run<Page<Idea>>(team.manager, "idea.list", {})).data;
  const link = `${stage.url}/ideas/${idea?.id}`;
  const said = await chat.slack.say(chat.people.manager, chat.channelId, `See ${link}`);
  const strange = await chat.slack.say(chat.people.stranger, chat.channelId, `And ${link}`);
  const foreign = await chat.slack.say(chat.people.manager, chat.channelId, `Or ${stage.url}/ideas/${newId("idea")}`);
  await team.settle();
  expect(JSON.stringify(said.message.attachments)).toContain("rules engine");
  for (const { message } of [strange, foreign]) expect(message.attachments).toEqual([]);
});

it("makes a work item as a step of a workflow, where the channel's rules let others than members do so", async () => {
  const run = async (title: string) => {
    const inputs = { title, description: "From a workflow", channel: chat.channelId };
    await chat.slack.runFunction(chat.people.stranger, { callbackId: "create_work_item", inputs });
    await team.settle();
  };
  await run("Too early");
  expect(chat.slack.counts.get("functions.completeError")).toBe(1);
  await team.run(team.admin, "channel_mapping.set", {
    connectionId: connection.id,
    platformChannelId: chat.channelId,
    workspaceId: team.workspaceId,
    rules: { unlinkedMay: "make_work_items" },
  });
  await run("Order paint");
  expect(chat.slack.counts.get("functions.completeSuccess")).toBe(1);
  const titles = (await team.items()).map(({ title }) => title);
  expect(titles).toContain("Order paint");
  expect(titles).not.toContain("Too early");
});

it("makes a work item of a message by the shortcut on it, which leads back to the message", async () => {
  const { message } = await chat.slack.say(chat.people.stranger, chat.channelId, "The printer is on fire");
  await chat.slack.useShortcut(chat.people.manager, "make_work_item", message);
  await team.settle();
  const item = (await team.items()).find(({ title }) => title === "The printer is on fire");
  expect(item?.source).toMatchObject({ platformMessageId: message.ts });
});

it("breaks no rule of Slack", () => {
  expect(chat.violations()).toEqual([]);
});
