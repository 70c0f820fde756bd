/**
 * A channel of Slack Connect: two workspaces share it, each connected to an organization of ours. The channel and its threads have the same
 * ids in both, and nothing of one organization meets the other.
 */
import type { Comment } from "@eureka/contracts/comment";
import type { Connection } from "@eureka/contracts/connection";
import type { Page } from "@eureka/contracts/page";
import type { WorkItem } from "@eureka/contracts/work-item";
import { type Slack, startSlack } from "@eureka/simulators/slack";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  installPlatform,
  openPlatformStage,
  openTeam,
  type PlatformStage,
  type PlatformTeam,
} from "./platform-stage.ts";

let stage: PlatformStage;
let slack: Slack;
let channelId: string;

/** One of the two sides: a workspace of Slack, its application, and the organization that it is connected to. */
interface Side {
  readonly name: string;
  readonly appId: string;
  readonly personId: string;
  readonly botUserId: string;
  readonly team: PlatformTeam;
  readonly connection: Connection;
}
let north: Side;
let south: Side;
/** Connects a workspace to a new organization by one of the applications; `isInChannel` brings the bot into the channel. */
let open: (workspace: Workspace, application: 0 | 1, isInChannel?: boolean) => Promise<Side>;

const workspaces = ["North", "South", "West", "Away"] as const;
type Workspace = (typeof workspaces)[number];

beforeAll(async () => {
  stage = await openPlatformStage();
  const hook = `${stage.url}/hooks/slack`;
  const app = { interactivityUrl: hook, commands: { "/eureka": hook }, redirectUris: [stage.url] };
  slack = await startSlack({ apps: [app, app] });
  const teams = workspaces.map((name) => slack.addTeam({ name }));
  const people = await Promise.all(
    teams.map(async ({ id, name }) => (await slack.addUser({ teamId: id, name: `${name}-person` })).user.id),
  );
  const made = await slack.addChannel({
    creatorId: people[0] ?? "",
    name: "together",
    memberIds: people.slice(0, 3),
    sharedWithTeamIds: teams.slice(1, 3).map(({ id }) => id),
  });
  channelId = made.channel.id;
  open = async (workspace, application, isInChannel = true) => {
    const index = workspaces.indexOf(workspace);
    const team = await openTeam(stage, [slack]);
    const [teamId = "", personId = ""] = [teams[index]?.id, people[index]];
    const settings = [...slack.state.apps.values()][application];
    if (!settings) throw new TypeError("there are two applications");
    const connection = await installPlatform(
      team,
      {
        connector: "slack",
        clientId: settings.clientId,
        baseUrl: slack.apiUrl,
        secrets: { clientSecret: settings.clientSecret, signing: settings.signingSecret },
      },
      (url) => slack.approveInstall({ url, teamId, userId: personId }),
    );
    await slack.setEventsUrl(hook, settings.id);
    const install = slack.state.activeInstall(settings.id, teamId);
    const botUserId = install?.botUserId ?? "";
    if (isInChannel) await slack.join(botUserId, channelId, personId);
    await team.link(connection.id, personId, team.manager);
    return { name: teams[index]?.name ?? "", appId: settings.id, personId, botUserId, team, connection };
  };
  north = await open("North", 0);
  south = await open("South", 1);
  await settle();
});
afterAll(async () => {
  await slack.close();
  await stage.close();
});

/** Both organizations work in one database and one process: whoever works off one, works off the other. */
const settle = () => north.team.settle();

const inChannel = () => slack.state.messages.filter((message) => message.channelId === channelId);
const ofBot = ({ botUserId }: Side) =>
  inChannel().filter(({ userId, visibleTo }) => userId === botUserId && !visibleTo);
const whispersTo = (personId: string) => inChannel().filter(({ visibleTo }) => visibleTo === personId);
const comments = async ({ team }: Side, item: WorkItem) =>
  (await team.run<Page<Comment>>(team.admin, "comment.list", { workItemId: item.id })).data.map(({ body }) => body);

it("has its channel and its threads under the same ids in both organizations", async () => {
  const { message } = await slack.say(north.personId, channelId, "The bridge between us leaks");
  for (const { personId, appId } of [north, south]) await slack.useShortcut(personId, "make_work_item", message, appId);
  await settle();
  for (const side of [north, south]) {
    const [item, ...others] = await side.team.items();
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      title: "The bridge between us leaks",
      createdBy: { id: side.team.manager.memberId },
      source: { connectionId: side.connection.id, platformChannelId: channelId, platformThreadId: message.ts },
    });
    expect(ofBot(side).filter(({ threadTs }) => threadTs === message.ts)).toHaveLength(1);
  }
});

it("a reply becomes a comment where its author belongs, and nowhere else", async () => {
  const [ours] = await north.team.items();
  const [theirs] = await south.team.items();
  const platformThreadId = ours?.source?.platformThreadId;
  const thread = inChannel().find(({ ts }) => ts === platformThreadId);
  if (!ours || !theirs || !thread) throw new TypeError("there is an item on each side");
  await slack.say(north.personId, channelId, "North sees water", { thread });
  await slack.say(south.personId, channelId, "South sees rust", { thread });
  await settle();
  expect(await comments(north, ours)).toEqual(["North sees water"]);
  expect(await comments(south, theirs)).toEqual(["South sees rust"]);
  // Neither copies into the thread what stands there already.
  expect(inChannel().filter(({ text }) => /sees (water|rust)/.test(text))).toHaveLength(2);
});

it("a comment made elsewhere is said by the bot of its own organization alone", async () => {
  const [ours] = await north.team.items();
  await north.team.run(north.team.admin, "comment.create", { workItemId: ours?.id, body: "Written in the console" });
  await settle();
  const said = inChannel().filter(({ text }) => text.includes("Written in the console"));
  expect(said.map(({ userId }) => userId)).toEqual([north.botUserId]);
  const [theirs] = await south.team.items();
  expect(await comments(south, theirs as WorkItem)).toEqual(["South sees rust"]);
});

it("a button of the one side does nothing for somebody of the other, who is told so alone", async () => {
  const [card] = ofBot(north).filter(({ blocks }) => JSON.stringify(blocks).includes("Done"));
  if (!card) throw new TypeError("the card is there");
  await slack.press(south.personId, card, "Done");
  await settle();
  for (const { team } of [north, south]) expect((await team.items()).map(({ state }) => state)).not.toContain("done");
  const [told, ...more] = whispersTo(south.personId).filter(({ userId }) => userId === north.botUserId);
  expect(more).toEqual([]);
  expect(told).toBeDefined();
  await slack.press(north.personId, card, "Done");
  await settle();
  expect((await north.team.items())[0]?.state).toBe("done");
  expect((await south.team.items())[0]?.state).not.toBe("done");
});

it("a mapping of the channel counts in its own organization alone", async () => {
  const { run, admin, workspaceId } = south.team;
  const board = await run<{ id: string }>(admin, "board.create", { name: "South board", workspaceId });
  await slack.runCommand(south.personId, channelId, "/eureka config-board South board");
  await settle();
  for (const { personId } of [north, south])
    await slack.runCommand(personId, channelId, "/eureka new Paint the bridge");
  await settle();
  const placeOf = async ({ team }: Side) =>
    (await team.items()).find(({ title }) => title === "Paint the bridge")?.placements[0]?.boardId;
  const places = [await placeOf(north), await placeOf(south)];
  expect(places[1]).toBe(board.id);
  expect(places[0]).toBeDefined();
  expect(places[0]).not.toBe(board.id);
});

it("what Slack delivers once for one application reaches everybody who is in the channel, and nobody else", async () => {
  const west = await open("West", 0);
  const away = await open("Away", 0, false);
  for (const { team, connection } of [north, west, away])
    await team.run(team.admin, "channel_mapping.set", {
      connectionId: connection.id,
      platformChannelId: channelId,
      workspaceId: team.workspaceId,
      rules: { unlinkedMay: "comment" },
    });
  const { message: thread } = await slack.say(west.personId, channelId, "The pier needs paint");
  for (const { personId } of [north, west]) await slack.useShortcut(personId, "make_work_item", thread, north.appId);
  await settle();
  const itemOf = async ({ team }: Side) => {
    const item = (await team.items()).find(({ title }) => title === "The pier needs paint");
    if (!item) throw new TypeError("there is an item on each side");
    return item;
  };
  const items = { north: await itemOf(north), west: await itemOf(west) };
  // What is known of connections is forgotten; Slack does not say at once who is in the channel, and has to deliver again.
  await north.team.run(north.team.admin, "connection.update", { id: north.connection.id, title: "North's Slack" });
  slack.faults.answerNext({ status: 200, body: { ok: false, error: "internal_error" } });
  const reply = await slack.say(west.personId, channelId, "West has green", { thread });
  const told = reply.deliveries.filter(({ appId }) => appId === north.appId);
  expect(told.map(({ sent }) => sent?.attempts)).toEqual([[503, 200]]);
  await slack.say(north.personId, channelId, "North has blue", { thread });
  await settle();
  for (const side of [north, west]) {
    const item = items[side === north ? "north" : "west"];
    expect((await comments(side, item)).sort()).toEqual(["North has blue", "West has green"]);
    const { data } = await side.team.run<Page<Comment>>(side.team.admin, "comment.list", { workItemId: item.id });
    const own = data.find(({ body }) => body.startsWith(side.name));
    expect(own?.author).toMatchObject({ type: "member", id: side.team.manager.memberId });
    expect(data.find(({ body }) => !body.startsWith(side.name))?.author).toMatchObject({ type: "external" });
  }
  await slack.edit(west.personId, reply.message, "West has red");
  await settle();
  expect(await comments(north, items.north)).toContain("West has red");
  const log = await away.team.run<Page<unknown>>(away.team.admin, "connection_log.list", {
    id: away.connection.id,
    direction: "incoming",
  });
  expect(log.data).toEqual([]);
});

it("breaks no rule of Slack", () => {
  expect(slack.violations).toEqual([]);
});
