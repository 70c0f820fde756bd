/**
 * What may come in at the wrong moment, wrongly signed, or in a form that nobody expected. It is told once for Slack and once for Discord;
 * what the connectors do with each single field is told beside them (`packages/connectors/src/*`), and the entrance in `tests/talk`.
 */
import { createHmac, sign } from "node:crypto";
import type { Connection } from "@eureka/contracts/connection";
import type { IdeaRun } from "@eureka/contracts/idea-run";
import type { Page } from "@eureka/contracts/page";
import { asOwner } from "@eureka/kit/db";
import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { connectModel } from "@eureka/testing/test-models";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type ChatSide, type DiscordSide, openDiscord, openSlack, type SlackSide } from "./chat-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

let stage: PlatformStage;
let models: ModelServer;
beforeAll(async () => {
  stage = await openPlatformStage();
  models = await startModelServer();
});
afterAll(async () => {
  await models.close();
  await stage.close();
});

type Headers = Readonly<Record<string, string>>;
type Signed = { readonly headers: Headers; readonly body: string };

/** What both platforms have in common here. */
interface Setting {
  readonly name: "slack" | "discord";
  readonly chat: ChatSide;
  readonly team: PlatformTeam;
  readonly connection: Connection;
  /** Makes a request as the platform signs it, at this time in seconds. */
  sign(body: string, at?: number): Signed;
  /** A command of the manager, in the platform's own form. `id` names the delivery. */
  command(text: string, id: string): string;
  say(userId: string, text: string): Promise<void>;
}

const now = () => Math.floor(Date.now() / 1_000);
const post = async ({ name }: Pick<Setting, "name">, { headers, body }: Signed) => {
  const answer = await fetch(`${stage.url}/hooks/${name}`, { method: "POST", headers, body });
  await answer.arrayBuffer();
  return answer.status;
};

async function openSlackSetting(): Promise<Setting & { readonly chat: SlackSide }> {
  const chat = await openSlack(stage);
  const { slack } = chat;
  const team = await openTeam(stage, [chat]);
  const connection = await chat.install(team);
  await link(team, connection, chat);
  const { app } = slack;
  const teamId = slack.state.user(chat.people.manager).teamId;
  return {
    name: "slack",
    chat,
    team,
    connection,
    sign(body, at = now()) {
      const digest = createHmac("sha256", app.signingSecret).update(`v0:${at}:${body}`).digest("hex");
      const type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
      return {
        headers: { "content-type": type, "x-slack-request-timestamp": String(at), "x-slack-signature": `v0=${digest}` },
        body,
      };
    },
    command: (text, id) =>
      new URLSearchParams({
        command: "/eureka",
        text,
        api_app_id: app.id,
        team_id: teamId,
        channel_id: chat.channelId,
        user_id: chat.people.manager,
        trigger_id: id,
      }).toString(),
    say: async (userId, text) => void (await slack.say(userId, chat.channelId, text)),
  };
}

async function openDiscordSetting(): Promise<Setting & { readonly chat: DiscordSide }> {
  const chat = await openDiscord(stage);
  const { discord } = chat;
  const team = await openTeam(stage, [chat]);
  const connection = await chat.install(team);
  await link(team, connection, chat);
  await vi.waitFor(() => expect(discord.gateway.connected).toBe(1), { timeout: 20_000 });
  const [application] = discord.world.applications.values();
  const [guild] = discord.world.guilds.values();
  if (!application || !guild) throw new TypeError("there is an application in a guild");
  return {
    name: "discord",
    chat,
    team,
    connection,
    sign(body, at = now()) {
      const signature = sign(null, Buffer.from(`${at}${body}`), application.privateKey).toString("hex");
      return {
        headers: {
          "content-type": "application/json",
          "x-signature-ed25519": signature,
          "x-signature-timestamp": String(at),
        },
        body,
      };
    },
    command: (text, id) =>
      JSON.stringify({
        id,
        application_id: application.id,
        type: 2,
        token: "a-token",
        version: 1,
        guild_id: guild.id,
        channel_id: chat.channelId,
        member: { user: { id: chat.people.manager, username: "mona" } },
        data: {
          id: "1",
          name: "eureka",
          type: 1,
          options: [{ name: "new", type: 1, options: [{ name: "text-1", type: 3, value: text.replace(/^new /, "") }] }],
        },
      }),
    say: async (userId, text) => void discord.people.say({ channelId: chat.channelId, userId, content: text }),
  };
}

async function link(team: PlatformTeam, connection: Connection, { people }: ChatSide): Promise<void> {
  await team.link(connection.id, people.manager, team.manager);
  await team.link(connection.id, people.viewer, team.viewer);
  await team.settle();
}

describe.each([
  ["slack", openSlackSetting],
  ["discord", openDiscordSetting],
] as const)("in %s", (_name, open) => {
  let at: Setting;
  let numbers = 1_574_000_000_000_000_000n;
  const nextId = () => String(numbers++);
  const titles = async () => (await at.team.items()).map(({ title }) => title);
  const kept = () =>
    asOwner(stage.database.owner, async (client) => {
      const { rows } = await client.query<{ parts: number; body: Buffer; processed_at: Date | null }>(
        "select parts, body, processed_at from inbound_events where organization_id = $1 order by received_at",
        [await uuidOfOrganization()],
      );
      return rows;
    });
  const uuidOfOrganization = async () => (await import("@eureka/contracts/ids")).toUuid(at.team.organizationId);

  beforeAll(async () => {
    at = await open();
  });
  afterAll(() => at.chat.close());

  it("what is wrongly signed is refused and leaves nothing: another secret, an old time, a changed byte, a cut one, none", async () => {
    const before = (await kept()).length;
    const good = at.sign(at.command("new Never", nextId()));
    const names = Object.keys(good.headers).filter((name) => name.includes("signature") && !name.includes("timestamp"));
    const [signature = ""] = names;
    const value = good.headers[signature] ?? "";
    const flipped = value.slice(0, -1) + (value.endsWith("0") ? "1" : "0");
    const bad: Signed[] = [
      at.sign(good.body, now() - 400),
      at.sign(good.body, now() + 400),
      { ...good, body: good.body.replace("Never", "Nevex") },
      { ...good, headers: { ...good.headers, [signature]: flipped } },
      { ...good, headers: { ...good.headers, [signature]: value.slice(0, -2) } },
      { ...good, headers: { ...good.headers, [signature]: "" } },
      { ...good, headers: { "content-type": good.headers["content-type"] ?? "" } },
    ];
    for (const each of bad) expect(await post(at, each)).toBe(401);
    await at.team.settle();
    expect(await titles()).not.toContain("Never");
    expect((await kept()).length).toBe(before);
  });

  it("what is replayed within its time has its effect once", async () => {
    const signed = at.sign(at.command("new Only once", nextId()));
    const answers = await Promise.all([post(at, signed), post(at, signed)]);
    expect([...answers, await post(at, signed)]).toEqual([200, 200, 200]);
    await at.team.settle();
    expect((await titles()).filter((title) => title === "Only once")).toHaveLength(1);
  });

  it("a body that is cut off is refused, though it is signed", async () => {
    const body = at.command("new Half", nextId());
    const cut = at.name === "slack" ? `payload=${encodeURIComponent('{"type":"block_act')}` : body.slice(0, -20);
    expect([400, 401, 404]).toContain(await post(at, at.sign(cut)));
    await at.team.settle();
    expect(await titles()).not.toContain("Half");
  });

  it("a kind of event that nobody knows is acknowledged, kept as it came, and counted", async () => {
    const before = (await kept()).length;
    const body =
      at.name === "slack"
        ? JSON.stringify({
            type: "event_callback",
            event_id: nextId(),
            team_id: at.connection.platformWorkspaceId,
            event: { type: "canvas_dreamt", by: "nobody" },
          })
        : JSON.stringify({
            ...JSON.parse(at.command("new Unknown", nextId())),
            type: 99,
            data: { custom_id: "dreamt" },
          });
    expect(await post(at, at.sign(body))).toBe(200);
    await at.team.settle();
    const rows = await kept();
    expect(rows.length).toBe(before + 1);
    const unknown = rows.filter(({ parts }) => parts === 0).map((row) => row.body.toString());
    expect(unknown).toContain(body);
    const counted = (await stage.ports.metrics.render()).split("\n");
    const kind = at.name === "slack" ? "canvas_dreamt" : "interaction 99";
    expect(counted.find((line) => line.includes(`connector="${at.name}"`) && line.includes(`kind="${kind}"`))).toMatch(
      / 1$/,
    );
  });

  it("a new field beside those that are known changes nothing", async () => {
    const body = at.command("new With more", nextId());
    const more =
      at.name === "slack"
        ? `${body}&team_mood=good&next_thing=%7B%7D`
        : JSON.stringify({ ...JSON.parse(body), mood: { of: ["the", "guild"] }, attachment_size_limit: 1 });
    expect(await post(at, at.sign(more))).toBe(200);
    await at.team.settle();
    expect(await titles()).toContain("With more");
  });

  it.each([
    ["only emoji", "🎉🎉🎉"],
    ["right-to-left", "דחוף: תקן את הדלת"],
    ["a call to everybody", "Wake @everyone and <!channel>"],
    ["marks that turn the text around", "Fix \u202Eeslaf\u202C door"],
  ])("a title of %s is kept, and calls nobody where it is shown", async (_kind, title) => {
    await at.chat.command(at.chat.people.manager, `/eureka new ${title}`);
    await at.team.settle();
    const [found] = (await at.team.items()).slice(-1);
    expect(found?.title.length).toBeGreaterThan(0);
    const ours = at.chat.messages().filter(({ isOurs }) => isOurs);
    for (const { text } of ours) expect(text).not.toMatch(/<!(?:channel|everyone|here)>/);
    expect(at.chat.violations()).toEqual([]);
  });

  it("a reply as long as the platform takes becomes a comment", async () => {
    await at.chat.command(at.chat.people.manager, "/eureka new Talk at length");
    await at.team.settle();
    const card = at.chat.messages().find(({ isOurs, text }) => isOurs && text.includes("Talk at length"));
    const text = "word ".repeat(at.name === "slack" ? 7_999 : 399).trim();
    await at.chat.reply(at.chat.people.manager, card?.id ?? "", text);
    await at.team.settle();
    const item = (await at.team.items()).find(({ title }) => title === "Talk at length");
    const { data } = await at.team.run<Page<{ body: string }>>(at.team.admin, "comment.list", { workItemId: item?.id });
    const [first] = data;
    expect(data).toHaveLength(1);
    expect(first?.body.startsWith("word word")).toBe(true);
  });

  it("two people who press one button in one second change the item once, and each is answered", async () => {
    await at.chat.command(at.chat.people.manager, "/eureka new Press me");
    await at.team.settle();
    const card = at.chat.messages().find(({ isOurs, text }) => isOurs && text.includes("Press me"));
    const { manager, viewer } = at.chat.people;
    await Promise.all([manager, viewer, manager].map((userId) => at.chat.press(userId, card?.id ?? "", "Done")));
    await at.team.settle();
    const item = (await at.team.items()).find(({ title }) => title === "Press me");
    expect(item?.state).toBe("done");
    const history = await at.team.run<{ data: { type: string }[] }>(at.team.admin, "work_item.history", {
      id: item?.id,
    });
    expect(history.data.filter(({ type }) => type === "work_item.moved")).toHaveLength(1);
    expect(at.chat.whispers(viewer)).not.toEqual([]);
  });

  it("a program that talks to us is heard by nobody", async () => {
    const before = [(await titles()).length, at.chat.messages().length] as const;
    if (at.name === "slack") {
      const { slack } = at.chat as SlackSide;
      const [install] = slack.state.installs;
      const bot = slack.state.user(install?.botUserId ?? "");
      await slack.say(bot.id, at.chat.channelId, "/eureka new From a program");
    } else {
      const { discord } = at.chat as DiscordSide;
      const [application] = discord.world.applications.values();
      discord.people.say({
        channelId: at.chat.channelId,
        userId: application?.bot.id ?? "",
        content: "!t From a program",
      });
    }
    await at.team.settle();
    expect((await titles()).length).toBe(before[0]);
    expect(at.chat.messages().length).toBe(before[1] + 1);
  });

  it("somebody who is renamed stays the same member; somebody who is gone leaves his work", async () => {
    if (at.name === "slack") {
      const { slack } = at.chat as SlackSide;
      await slack.renameUser(at.chat.people.manager, "moana");
    } else {
      const { discord } = at.chat as DiscordSide;
      const [guild] = discord.world.guilds.values();
      discord.people.rename({ guildId: guild?.id ?? "", userId: at.chat.people.manager, nick: "Moana" });
    }
    await at.team.settle();
    await at.chat.command(at.chat.people.manager, "/eureka new After the renaming");
    await at.team.settle();
    const made = (await at.team.items()).find(({ title }) => title === "After the renaming");
    expect(made?.createdBy).toMatchObject({ id: at.team.manager.memberId });
    if (at.name === "slack") await (at.chat as SlackSide).slack.deactivateUser(at.chat.people.stranger);
    else {
      const { discord } = at.chat as DiscordSide;
      const [guild] = discord.world.guilds.values();
      discord.people.leave({ guildId: guild?.id ?? "", userId: at.chat.people.stranger });
    }
    await at.team.settle();
    expect((await read()).state).toBe("active");
    expect(await titles()).toContain("After the renaming");
  });

  const read = () => at.team.run<Connection>(at.team.admin, "connection.get", { id: at.connection.id });

  it("a channel that becomes private, without us, is one where nothing is said any more; the connection stays", async () => {
    if (at.name === "slack") {
      const { slack } = at.chat as SlackSide;
      const [install] = slack.state.installs;
      await slack.makePrivate(at.chat.people.manager, at.chat.channelId);
      await slack.leave(install?.botUserId ?? "", at.chat.channelId, at.chat.people.manager);
    } else {
      const { discord } = at.chat as DiscordSide;
      discord.people.hideChannel({ channelId: at.chat.channelId });
    }
    await at.team.settle();
    const item = (await at.team.items()).find(({ title }) => title === "After the renaming");
    await at.team.run(at.team.admin, "work_item.update", { id: item?.id, title: "Changed out of sight" });
    await at.team.run(at.team.admin, "comment.create", { workItemId: item?.id, body: "Nobody there hears this" });
    await at.team.settle();
    expect((await read()).state).toBe("active");
    const heard = at.chat.messages().filter(({ text }) => text.includes("Nobody there hears this"));
    expect(heard).toEqual([]);
  });

  it("a token that is taken back in the middle of a run turns the connection over to a person, and the run ends all the same", async () => {
    if (at.name === "slack") {
      const { slack } = at.chat as SlackSide;
      const [install] = slack.state.installs;
      await slack.join(install?.botUserId ?? "", at.chat.channelId, at.chat.people.manager);
    } else (at.chat as DiscordSide).discord.people.showChannel({ channelId: at.chat.channelId });
    await at.team.settle();
    models.setScript([{ does: { kind: "slow", milliseconds: 300, times: Number.POSITIVE_INFINITY } }]);
    await connectModel(at.team, models);
    await at.chat.command(at.chat.people.manager, "/eureka idea shorter queues");
    const runs = async () => (await at.team.run<Page<IdeaRun>>(at.team.admin, "idea_run.list", {})).data;
    const working = at.team.settle();
    await vi.waitFor(async () => expect((await runs())[0]?.state).toBe("running"), { timeout: 20_000 });
    if (at.name === "slack") {
      const { slack } = at.chat as SlackSide;
      for (const token of slack.state.tokens.values()) token.isRevoked = true;
    } else {
      const { discord } = at.chat as DiscordSide;
      for (const application of discord.world.applications.values()) discord.resetToken(application.id);
    }
    await working;
    await at.team.settle();
    const [run] = await runs();
    expect(run?.state).toBe("succeeded");
    expect((await read()).state).toBe("needs_reauth");
  });
});
