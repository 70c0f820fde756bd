/** Slack's Enterprise Grid: one consent for all workspaces of an enterprise, and one connection that works in each of them. */
import type { Connection } from "@eureka/contracts/connection";
import type { Page } from "@eureka/contracts/page";
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
let team: PlatformTeam;
let connection: Connection;

/** One workspace of the enterprise, with somebody in it and a channel of its own. */
interface Place {
  readonly teamId: string;
  readonly personId: string;
  readonly channelId: string;
}
let design: Place;
let sales: Place;
/** A workspace that belongs to somebody else. */
let elsewhere: Place;

beforeAll(async () => {
  stage = await openPlatformStage();
  const hook = `${stage.url}/hooks/slack`;
  const commands = { "/eureka": hook };
  slack = await startSlack({ apps: [{ interactivityUrl: hook, commands, redirectUris: [stage.url] }] });
  const open = async (name: string, person: string, isOfEnterprise = true): Promise<Place> => {
    const enterprise = { id: "E0SIM00001", name: "Acme Group" };
    const { id: teamId } = slack.addTeam({ name, ...(isOfEnterprise && { enterprise }) });
    const { user } = await slack.addUser({ teamId, name: person });
    const { channel } = await slack.addChannel({ creatorId: user.id, name: `${name.toLowerCase()}-talk` });
    return { teamId, personId: user.id, channelId: channel.id };
  };
  design = await open("Design", "dora");
  sales = await open("Sales", "sal");
  elsewhere = await open("Elsewhere", "eli", false);
  team = await openTeam(stage, [slack]);
  const { app } = slack;
  const secrets = { clientSecret: app.clientSecret, signing: app.signingSecret };
  connection = await installPlatform(
    team,
    { connector: "slack", clientId: app.clientId, baseUrl: slack.apiUrl, secrets },
    (url) => slack.approveInstall({ url, teamId: design.teamId, userId: design.personId, isForEnterprise: true }),
  );
  await slack.setEventsUrl(hook);
  const [install] = slack.state.installs;
  for (const { channelId, personId } of [design, sales]) {
    await slack.join(install?.botUserId ?? "", channelId, personId);
    await team.link(connection.id, personId, team.user);
  }
  await team.settle();
});
afterAll(async () => {
  await slack.close();
  await stage.close();
});

const ours = ({ channelId }: Place) =>
  slack.state.messages.filter((message) => message.channelId === channelId && message.bot && !message.visibleTo);
const cardIn = (place: Place, title: string) =>
  ours(place).find(({ blocks }) => JSON.stringify(blocks).includes(title));
const read = () => team.run<Connection>(team.admin, "connection.get", { id: connection.id });

it("is one connection, to the enterprise", async () => {
  expect(connection).toMatchObject({ platformWorkspaceId: "E0SIM00001", state: "active" });
  const { data } = await team.run<Page<Connection>>(team.admin, "connection.list", {});
  expect(data.filter(({ connector }) => connector === "slack")).toHaveLength(1);
  await team.run(team.admin, "connection.test", { id: connection.id });
});

it("makes work of what is said in each workspace, and answers there", async () => {
  await slack.runCommand(design.personId, design.channelId, "/eureka new Draw the door");
  await slack.runCommand(sales.personId, sales.channelId, "/eureka new Sell the door");
  await team.settle();
  expect((await team.items()).map(({ title }) => title).sort()).toEqual(["Draw the door", "Sell the door"]);
  expect(cardIn(design, "Draw the door")).toBeDefined();
  expect(cardIn(sales, "Sell the door")).toBeDefined();
  expect(cardIn(design, "Sell the door")).toBeUndefined();
  expect(cardIn(sales, "Draw the door")).toBeUndefined();
});

it("takes presses and replies of both", async () => {
  const { workspaceId } = team;
  for (const [place, title] of [
    [design, "Draw the door"],
    [sales, "Sell the door"],
  ] as const) {
    const card = cardIn(place, title);
    if (!card) throw new TypeError("the card is there");
    await slack.press(place.personId, card, "Done");
    await slack.say(place.personId, place.channelId, `About: ${title}`, { thread: card });
  }
  await team.settle();
  for (const item of await team.items()) {
    expect(item).toMatchObject({ state: "done", workspaceId });
    const { data } = await team.run<Page<{ body: string }>>(team.admin, "comment.list", { workItemId: item.id });
    expect(data.map(({ body }) => body)).toEqual([`About: ${item.title}`]);
  }
});

it("opens a form where the application is told the workspace with the person only", async () => {
  const { data } = await team.run<Page<{ id: string }>>(team.admin, "board.list", { workspaceId: team.workspaceId });
  await team.run(team.admin, "board.update", { id: data[0]?.id, creationPolicy: "approval" });
  await slack.runCommand(sales.personId, sales.channelId, "/eureka new Sell the window");
  await team.settle();
  await team.run(team.admin, "board.update", { id: data[0]?.id, creationPolicy: "open" });
  const question = cardIn(sales, "Sell the window");
  if (!question) throw new TypeError("the question is there");
  const { user: boss } = await slack.addUser({ teamId: sales.teamId, name: "bess" });
  await slack.join(boss.id, sales.channelId);
  await team.link(connection.id, boss.id, team.manager);
  await slack.press(boss.id, question, "Edit");
  await team.settle();
  expect(slack.openModalOf(boss.id)).not.toBeNull();
  await slack.submitView(boss.id, { title: "Sell the big window" });
  await team.settle();
  expect((await team.items()).map(({ title }) => title)).toContain("Sell the big window");
});

it("hears nothing of a workspace that belongs to somebody else", async () => {
  const before = slack.deliveries.length;
  await slack.say(elsewhere.personId, elsewhere.channelId, "Nobody listens");
  await expect(slack.runCommand(elsewhere.personId, elsewhere.channelId, "/eureka new Not here")).rejects.toThrow();
  expect(slack.deliveries).toHaveLength(before);
});

it("ends everywhere when the enterprise takes the application away", async () => {
  const [install] = slack.state.installs;
  if (!install) throw new TypeError("the application is there");
  const items = (await team.items()).length;
  const said = slack.state.messages.length;
  await slack.uninstall(install);
  await team.settle();
  expect((await read()).state).toBe("needs_reauth");
  for (const { personId, channelId } of [design, sales]) {
    await slack.say(personId, channelId, "Is anybody there?");
    await expect(slack.runCommand(personId, channelId, "/eureka new Too late")).rejects.toThrow("no app has");
  }
  await team.settle();
  expect(await team.items()).toHaveLength(items);
  // Only what the two said themselves.
  expect(slack.state.messages).toHaveLength(said + 2);
  expect(slack.violations).toEqual([]);
});
