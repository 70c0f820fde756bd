/** What went wrong with a connection: everything that came and went stands in its log without a secret, and what failed is handled again, once. */
import type { Board } from "@eureka/contracts/board";
import type { Connection } from "@eureka/contracts/connection";
import type {
  ConnectionCall,
  ConnectionLogEntry,
  InboundEvent,
  InboundEventReplay,
  IncomingEntry,
} from "@eureka/contracts/connection-log";
import { toUuid } from "@eureka/contracts/ids";
import type { DeadJob } from "@eureka/contracts/job";
import type { Page } from "@eureka/contracts/page";
import type { WorkItem } from "@eureka/contracts/work-item";
import { flushCallNotes } from "@eureka/core/connections";
import { asOwner } from "@eureka/kit/db";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSlack, type SlackSide } from "./chat-side.ts";
import {
  connectTrello,
  openPlatformStage,
  openTeam,
  type PlatformStage,
  type PlatformTeam,
  type TrelloSide,
} from "./platform-stage.ts";

let stage: PlatformStage;
let slack: SlackSide;
let trello: Trello;
let team: PlatformTeam;
let other: PlatformTeam;
let connection: Connection;
let side: TrelloSide;
let trelloToken: string;

beforeAll(async () => {
  stage = await openPlatformStage();
  slack = await openSlack(stage);
  trello = await startTrello();
  team = await openTeam(stage, [slack, trello]);
  other = await openTeam(stage, []);
  connection = await slack.install(team);
  side = await connectTrello(team, trello);
  trelloToken = [...trello.world.tokens.values()].at(-1)?.token ?? "";
  await team.run(team.admin, "channel_mapping.set", {
    connectionId: connection.id,
    platformChannelId: slack.channelId,
    boardId: side.connected.boardId,
  });
  await team.link(connection.id, slack.people.manager, team.manager);
});
afterAll(async () => {
  await slack.close();
  await trello.close();
  await stage.close();
});

async function log(id: string, filter: object = {}): Promise<ConnectionLogEntry[]> {
  await flushCallNotes(stage.ports);
  const page = await team.run<Page<ConnectionLogEntry>>(team.admin, "connection_log.list", {
    id,
    limit: 200,
    ...filter,
  });
  return page.data;
}

/** The latest command that somebody typed. */
async function latest(id: string, filter: object = {}): Promise<IncomingEntry> {
  const entries = (await log(id, { direction: "incoming", ...filter })) as IncomingEntry[];
  const found = entries.find(({ events, outcome }) => events.includes("command.invoked") || outcome === "waiting");
  if (!found) throw new Error("no command came in");
  return found;
}

const read = (id: string) => team.run<InboundEvent>(team.admin, "inbound_event.get", { id });
const replay = (id: string) => team.run<InboundEventReplay>(team.admin, "inbound_event.replay", { id });

/** Everything that somebody could read of a connection. */
async function readEverything(id: string): Promise<string> {
  const entries = await log(id);
  const opened = await Promise.all(
    entries.map((entry) =>
      entry.direction === "incoming"
        ? read(entry.id)
        : team.run<ConnectionCall>(team.admin, "connection_call.get", { id: entry.id }),
    ),
  );
  return JSON.stringify([entries, opened]);
}

/** What the database holds of the calls themselves, whoever may read it. */
async function storedCalls(): Promise<string> {
  return asOwner(stage.database.owner, async (client) => {
    const { rows } = await client.query<{ whole: string }>("select to_jsonb(c)::text as whole from connection_calls c");
    return rows.map(({ whole }) => whole).join("\n");
  });
}

const withoutItems = (work: () => Promise<void>) => without("insert on work_items", work);

/** What needs this right fails until it is given back. */
async function without(right: string, work: () => Promise<void>): Promise<void> {
  const run = (text: string) => asOwner(stage.database.owner, (client) => client.query(text));
  await run(`revoke ${right} from eureka_app`);
  try {
    await work();
  } finally {
    await run(`grant ${right} to eureka_app`);
  }
}

it("a command and its answer stand in the log, with how it went", async () => {
  await slack.command(slack.people.manager, "/eureka new Water the plants");
  await team.settle();
  const command = await latest(connection.id);
  expect(command).toMatchObject({ outcome: "done", events: ["command.invoked"], error: null, tries: 1 });
  expect(command.milliseconds).toBeGreaterThanOrEqual(0);
  const delivery = await read(command.id);
  expect(delivery.payload.body).toContain("Water%20the%20plants");
  expect(delivery.parts).toMatchObject([{ part: 0, event: "command.invoked", outcome: "done" }]);

  const [answer] = (await log(connection.id, { direction: "outgoing" })).filter(
    (entry) => entry.direction === "outgoing" && entry.address.endsWith("/chat.postMessage"),
  );
  expect(answer).toMatchObject({ method: "POST", status: 200, outcome: "done", error: null });
  const call = await team.run<ConnectionCall>(team.admin, "connection_call.get", { id: answer?.id });
  expect(call.request.headers.authorization).toBe("[secret]");
  expect(new URLSearchParams(call.request.body ?? "").get("text")).toContain("Water the plants");
  expect(JSON.parse(call.response?.body ?? "")).toMatchObject({ ok: true });
});

it("what is said to people and not to us is ignored, and says why; both directions come the latest first", async () => {
  const [message] = slack.slack.state.messages.filter(({ bot }) => bot !== null);
  await slack.slack.say(slack.people.manager, slack.channelId, "Good morning", {});
  await team.settle();
  expect(message).toBeDefined();
  const [talk] = await log(connection.id, { outcome: "ignored" });
  expect(talk).toMatchObject({ direction: "incoming", outcome: "ignored", reason: "only_talk" });
  const all = await log(connection.id);
  expect(new Set(all.map(({ direction }) => direction))).toEqual(new Set(["incoming", "outgoing"]));
  const times = all.map(({ at }) => at);
  expect(times).toEqual([...times].sort().reverse());
  // Page by page it is the same list.
  const paged: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<ConnectionLogEntry> = await team.run(team.admin, "connection_log.list", {
      id: connection.id,
      limit: 3,
      ...(cursor !== null && { cursor }),
    });
    paged.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(paged).toEqual(all.map(({ id }) => id));
});

it("what failed is told with its error, and is handled once after what was wrong is mended", async () => {
  await withoutItems(async () => {
    await slack.command(slack.people.manager, "/eureka new Feed the cat");
    await team.settle();
  });
  const titles = async () => (await team.items()).filter(({ title }) => title === "Feed the cat");
  expect(await titles()).toEqual([]);
  const failed = await latest(connection.id, { outcome: "failed" });
  expect(failed).toMatchObject({ outcome: "failed", events: ["command.invoked"], tries: 5 });
  expect(failed.error).toContain("missing grant");
  const dead = (filter: object) => team.run<Page<DeadJob>>(team.admin, "job.list", filter);
  expect((await dead({ connectionId: connection.id })).data.map(({ name }) => name)).toEqual(["intake.process"]);
  expect((await dead({ connectionId: side.connection.id })).data).toEqual([]);

  expect(await replay(failed.id)).toEqual({
    id: failed.id,
    parts: [{ part: 0, event: "command.invoked", result: "queued" }],
  });
  // Whoever asks twice does not make two of it.
  expect((await replay(failed.id)).parts).toMatchObject([{ result: "waiting" }]);
  expect(await latest(connection.id)).toMatchObject({ id: failed.id, outcome: "waiting" });
  await team.settle();
  expect(await titles()).toHaveLength(1);
  expect(await latest(connection.id)).toMatchObject({ id: failed.id, outcome: "done" });
  expect((await dead({ connectionId: connection.id })).data).toEqual([]);

  expect((await replay(failed.id)).parts).toMatchObject([{ result: "had_effect" }]);
  await team.settle();
  expect(await titles()).toHaveLength(1);
  expect(side.cards().filter(({ name }) => name === "Feed the cat")).toHaveLength(1);
});

it("a delivery that failed and whose dead job was thrown away is replayed all the same", async () => {
  await withoutItems(async () => {
    await slack.command(slack.people.manager, "/eureka new Call the baker");
    await team.settle();
  });
  const { data } = await team.run<Page<DeadJob>>(team.admin, "job.list", { connectionId: connection.id });
  for (const { id } of data) await team.run(team.admin, "job.discard", { id });
  const failed = await latest(connection.id, { outcome: "failed" });
  expect((await replay(failed.id)).parts).toMatchObject([{ result: "queued" }]);
  await team.settle();
  expect((await team.items()).filter(({ title }) => title === "Call the baker")).toHaveLength(1);
});

it("what came while the connection was paused is not handled, until somebody replays it", async () => {
  await slack.command(slack.people.manager, "/eureka new Paint the fence");
  await slack.idle();
  await team.run(team.admin, "connection.pause", { id: connection.id });
  await team.settle();
  const ignored = await latest(connection.id);
  expect(ignored).toMatchObject({ outcome: "ignored", reason: "connection_inactive" });
  await expect(replay(ignored.id)).rejects.toMatchObject({ code: "connection.inactive" });
  await team.run(team.admin, "connection.resume", { id: connection.id });
  await team.settle();
  const fences = async () => (await team.items()).filter(({ title }) => title === "Paint the fence");
  expect(await fences()).toEqual([]);
  await replay(ignored.id);
  await team.settle();
  expect(await fences()).toHaveLength(1);
  expect(await latest(connection.id)).toMatchObject({ id: ignored.id, outcome: "done", reason: null });
});

it("dead letters are found by the connection that they are about, whatever they say of it", async () => {
  const { boardId } = side.connected;
  const jobs: readonly (readonly [string, object, string | null])[] = [
    ["conversations.deliver", { outgoingMessageId: "x" }, JSON.stringify(["say", connection.id, "C1", null])],
    ["intake.take-file", { toldTo: { connectionId: connection.id } }, null],
    ["intake.show-home", { connectionId: connection.id }, null],
    // What people write is no name of a connection.
    ["intake.show-home", { connectionId: "none" }, JSON.stringify(["say", "none", `"${connection.id}"`])],
    ["intake.show-home", { displayName: `not ${connection.id}` }, null],
    ["sync.compare-item", { boardId, workItemId: "x", changed: "here" }, null],
    ["runs.execute", { runId: "x" }, null],
  ];
  await asOwner(stage.database.admin, async (client) => {
    for (const [name, payload, orderingKey] of jobs)
      await client.query(
        `insert into dead_jobs (organization_id, id, name, payload, ordering_key, priority, attempts, max_attempts, created_at)
         values ($1, gen_random_uuid(), $2, $3, $4, 0, 5, 5, now())`,
        [toUuid(team.organizationId), name, JSON.stringify(payload), orderingKey],
      );
  });
  const about = async (filter: object) =>
    (await team.run<Page<DeadJob>>(team.admin, "job.list", filter)).data.map(({ name }) => name).sort();
  expect(await about({ connectionId: connection.id })).toEqual([
    "conversations.deliver",
    "intake.show-home",
    "intake.take-file",
  ]);
  expect(await about({ connectionId: side.connection.id })).toEqual(["sync.compare-item"]);
  expect(await about({})).toHaveLength(jobs.length);
});

it("the work on a comment of a new copy and on a form that died is found by its connection, and done when it is replayed", async () => {
  const { run, admin } = team;
  const dead = async ({ id }: Pick<Connection, "id">, name: string) =>
    (await run<Page<DeadJob>>(admin, "job.list", { connectionId: id })).data.filter((job) => job.name === name);
  const { boardId } = side.connected;
  const home = await run<Board>(admin, "board.create", { workspaceId: team.workspaceId, name: "At home" });
  const item = await run<WorkItem>(admin, "work_item.create", { title: "Wash the car", boardId: home.id });
  await run(admin, "comment.create", { workItemId: item.id, body: "With soap" });
  await without("insert on comment_links", async () => {
    await run(admin, "work_item.place", { id: item.id, boardId });
    await team.settle();
  });
  expect(await dead(connection, "sync.push-comment")).toEqual([]);
  const [comment] = await dead(side.connection, "sync.push-comment");
  expect(comment?.lastError).toContain("a missing grant");
  const comments = () => JSON.stringify([...trello.world.actions.values()]);
  expect(comments()).not.toContain("With soap");
  await run(admin, "job.replay", { id: comment?.id });
  await team.settle();
  expect(comments()).toContain("With soap");

  await run(admin, "board.update", { id: boardId, creationPolicy: "approval" });
  await team.link(connection.id, slack.people.stranger, team.user);
  await slack.command(slack.people.stranger, "/eureka new Sell the window");
  await team.settle();
  await run(admin, "board.update", { id: boardId, creationPolicy: "open" });
  const question = slack.messages().find(({ text }) => text.includes("Sell the window") && text.includes("Edit"));
  await without("update on opened_forms", async () => {
    await slack.press(slack.people.manager, question?.id ?? "", "Edit");
    await team.settle();
  });
  expect(await dead(side.connection, "conversations.open-form")).toEqual([]);
  const [form] = await dead(connection, "conversations.open-form");
  expect(form?.lastError).toContain("a missing grant");
  await run(admin, "job.discard", { id: form?.id });
});

it("a platform that refuses is told as failed, with what it said", async () => {
  const proof = `key=${trello.app.key}&token=${trelloToken}`;
  expect((await fetch(`${trello.url}/1/tokens/${trelloToken}/?${proof}`, { method: "DELETE" })).status).toBe(200);
  await team.run(team.admin, "connection.test", { id: side.connection.id });
  const [refused] = await log(side.connection.id, { outcome: "failed" });
  expect(refused).toMatchObject({ direction: "outgoing", status: 401, outcome: "failed" });
  const call = await team.run<ConnectionCall>(team.admin, "connection_call.get", { id: refused?.id });
  expect(call.request.headers.authorization).toBe("[secret]");
  expect(call.response?.body).toBe("invalid token");
});

it("no secret of any connection is in anything that is shown or kept", async () => {
  const { app, state } = slack.slack;
  const botTokens = [...state.tokens.values()].map(({ value }) => value);
  const secrets = [app.clientSecret, app.signingSecret, ...botTokens, trelloToken, trello.app.key, trello.app.secret];
  expect(botTokens).not.toEqual([]);
  expect(secrets.every((secret) => secret.length > 8)).toBe(true);
  const seen = [
    await readEverything(connection.id),
    await readEverything(side.connection.id),
    await storedCalls(),
  ].join("\n");
  expect(seen).toContain("[secret]");
  expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
});

it("nobody else sees any of it: not another organization, and nobody without the permission", async () => {
  const entries = await log(connection.id);
  const incoming = entries.find(({ direction }) => direction === "incoming");
  const outgoing = entries.find(({ direction }) => direction === "outgoing");
  const questions: readonly (readonly [string, object])[] = [
    ["connection_log.list", { id: connection.id }],
    ["inbound_event.get", { id: incoming?.id }],
    ["inbound_event.replay", { id: incoming?.id }],
    ["connection_call.get", { id: outgoing?.id }],
  ];
  for (const [name, input] of questions) {
    await expect(other.run(other.admin, name, input)).rejects.toMatchObject({ kind: "not_found" });
    for (const who of [team.manager, team.viewer])
      await expect(team.run(who, name, input)).rejects.toMatchObject({ code: "permission.denied" });
  }
  const dead = await other.run<Page<DeadJob>>(other.admin, "job.list", { connectionId: connection.id });
  expect(dead.data).toEqual([]);
});
