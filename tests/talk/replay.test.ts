/** A delivery with several events is handled again as far as it had no effect, whoever asks, however often, and whatever goes on meanwhile. */
import type { ConnectionLogEntry, InboundEvent, InboundEventReplay } from "@eureka/contracts/connection-log";
import type { Page } from "@eureka/contracts/page";
import type { CommandInterpreter } from "@eureka/core/intake";
import { asOwner } from "@eureka/kit/db";
import { createChatInterpreter } from "@eureka/surfaces/chat";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage, signingSecret } from "./talk-stage.ts";

/** Commands whose text contains "explode" fail so many times more. */
let failures = 0;

const chatInterpreter = createChatInterpreter();
const interpreter: CommandInterpreter = {
  ...chatInterpreter,
  interpret(application, facts) {
    if (facts.text.includes("explode") && failures-- > 0) throw new TypeError(`a defect that knows ${secretOf(team)}!`);
    return chatInterpreter.interpret(application, facts);
  },
};

const secretOf = ({ organizationId }: ConnectedTeam) => `${signingSecret} of ${organizationId}`;

let stage: Stage;
let team: ConnectedTeam;

beforeAll(async () => {
  stage = await createStage({ interpreter });
});
beforeEach(async () => {
  failures = 0;
  team = await connectTeam(stage);
});
afterAll(() => stage.close());

async function onlyEntry(): Promise<ConnectionLogEntry> {
  const input = { id: team.connection.id };
  const { data } = await team.run<Page<ConnectionLogEntry>>(team.admin, "connection_log.list", input);
  expect(data).toHaveLength(1);
  return data[0] as ConnectionLogEntry;
}

const read = (id: string) => team.run<InboundEvent>(team.admin, "inbound_event.get", { id });
const replay = (id: string) => team.run<InboundEventReplay>(team.admin, "inbound_event.replay", { id });
const titles = async () => (await team.items()).map(({ title }) => title).sort();

/** One delivery: a command that breaks us, one that does not, and something that is only talk. */
async function deliverThree(): Promise<void> {
  const explosive = team.command(team.people.user, "new explode");
  const fine = team.command(team.people.user, "new Fine");
  const talk = team.chat.say({
    platformChannelId: team.platformChannelId,
    author: team.people.user,
    text: "How is everybody?",
  });
  const events = [...explosive.events, ...fine.events, ...talk.events];
  expect(await team.deliver({ ...explosive, events })).toBe(200);
}

it("only what failed or was ignored is handled again, and each command has its effect once", async () => {
  failures = Number.POSITIVE_INFINITY;
  await deliverThree();
  await stage.work();
  expect(await titles()).toEqual(["Fine"]);
  const { id } = await onlyEntry();
  const before = await read(id);
  expect(before).toMatchObject({ outcome: "failed", events: expect.arrayContaining(["command.invoked"]) });
  expect(before.parts).toMatchObject([
    { part: 0, event: "command.invoked", outcome: "failed", tries: 5 },
    { part: 1, event: "command.invoked", outcome: "done", error: null, tries: 1 },
    { part: 2, event: "message.posted", outcome: "ignored", reason: "only_talk" },
  ]);
  // The error is told, what is secret in it is not.
  expect(before.parts[0]?.error).toBe("TypeError: a defect that knows [secret]!");
  expect(JSON.stringify(before)).not.toContain(secretOf(team));

  failures = 0;
  const results = (answer: InboundEventReplay) => answer.parts.map(({ result }) => result);
  const answers = await Promise.all([replay(id), replay(id), replay(id)]);
  expect(answers.map(results).sort()).toEqual([
    ["queued", "had_effect", "queued"],
    ["waiting", "had_effect", "waiting"],
    ["waiting", "had_effect", "waiting"],
  ]);
  expect(await onlyEntry()).toMatchObject({ outcome: "waiting" });
  await stage.work();
  expect(await titles()).toEqual(["Fine", "explode"]);
  expect(results(await replay(id))).toEqual(["had_effect", "had_effect", "queued"]);
  await stage.work();
  expect(await titles()).toEqual(["Fine", "explode"]);
  expect(await onlyEntry()).toMatchObject({ outcome: "done", error: null });
});

it("a try that failed and is repeated waits with its error, and counts its tries when it is done", async () => {
  failures = 2;
  await team.deliver(team.command(team.people.user, "new explode twice"));
  await stage.work();
  expect(await onlyEntry()).toMatchObject({ outcome: "done", error: null, tries: 3 });
  expect(await titles()).toEqual(["explode twice"]);
});

it("a delivery from before outcomes were noted counts as done, and is not handled again", async () => {
  await team.deliver(team.command(team.people.user, "new Long ago"));
  await stage.work();
  await asOwner(stage.database.owner, (client) => client.query("update inbound_events set outcomes = '{}'"));
  const { id } = await onlyEntry();
  expect(await read(id)).toMatchObject({ outcome: "done", parts: [{ event: "command.invoked", outcome: "done" }] });
  expect((await replay(id)).parts).toMatchObject([{ result: "had_effect" }]);
  await stage.work();
  expect(await titles()).toEqual(["Long ago"]);
});

it("what is stored and was not looked at yet is waiting, and a replay leaves it so", async () => {
  await team.deliver(team.command(team.people.user, "new Soon"));
  const entry = await onlyEntry();
  expect(entry).toMatchObject({ outcome: "waiting", events: [], milliseconds: null, tries: 0 });
  expect((await read(entry.id)).events).toEqual(["command.invoked"]);
  expect((await replay(entry.id)).parts).toMatchObject([{ result: "waiting" }]);
  await stage.work();
  expect(await titles()).toEqual(["Soon"]);
});

it("a delivery as large as may be is opened without its end", async () => {
  const text = "x".repeat(100_000);
  const said = team.chat.say({ platformChannelId: team.platformChannelId, author: team.people.user, text });
  expect(await team.deliver(said)).toBe(200);
  await stage.work();
  const { id } = await onlyEntry();
  const { payload } = await read(id);
  expect(payload).toMatchObject({ isCut: true });
  expect(payload.bytes).toBeGreaterThan(100_000);
  expect(payload.body?.length).toBe(65_536);
  expect(payload.headers["x-reference-signature"]).toBe("[secret]");
});
