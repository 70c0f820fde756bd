/** The test message: an administrator sees that the way between us and a channel works, or reads why it does not. */
import type { Board } from "@eureka/contracts/board";
import type { ChannelMapping, MappingTest } from "@eureka/contracts/channel-mapping";
import { type Clock, systemClock } from "@eureka/kit/clock";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage } from "./talk-stage.ts";

let stage: Stage;
/** Stands still, so that what happens at once happens within ten seconds. */
let moment = Math.ceil(Date.now() / 10_000) * 10_000;
const clock: Clock = { ...systemClock, now: () => new Date(moment) };

beforeAll(async () => {
  stage = await createStage({ clock });
});

afterAll(() => stage.close());

async function mapChannel(team: ConnectedTeam, platformChannelId = team.platformChannelId) {
  const { workspaceId, admin, connection } = team;
  const board = await team.run<Board>(admin, "board.create", { workspaceId, name: "Web *team*" });
  return team.run<ChannelMapping>(admin, "channel_mapping.set", {
    connectionId: connection.id,
    platformChannelId,
    boardId: board.id,
  });
}

const saidIn = ({ chat, platformChannelId }: ConnectedTeam) =>
  chat.messagesIn(platformChannelId).map(({ message }) => message.text);

const test = (team: ConnectedTeam, who: ConnectedTeam["admin"], id: string) =>
  team.run<MappingTest>(who, "channel_mapping.test", { id });

it("says in the channel where its work goes, once for a wish that is repeated", async () => {
  for (const intents of ["lookup", "enforced"] as const) {
    const team = await connectTeam(stage, { intents });
    const { id } = await mapChannel(team);
    expect(await test(team, team.admin, id)).toMatchObject({ ok: true, message: "The message is in the channel." });
    await test(team, team.manager, id);
    const message = "This is a test: work that is made here goes to **Engineering / Web \\*team\\***.";
    expect(saidIn(team)).toEqual([message]);
    moment += 10_000;
    await test(team, team.admin, id);
    expect(saidIn(team)).toEqual([message, message]);
  }
});

it("tells what the platform answers in a sentence, without a failure of ours", async () => {
  const team = await connectTeam(stage);
  const { id } = await mapChannel(team);
  const refusals = [
    ["unauthorized", "does not let us write there"],
    ["not_found", "does not know this channel"],
    ["invalid", "refused the message"],
    ["unavailable", "does not answer"],
  ] as const;
  for (const [code, sentence] of refusals) {
    team.chat.faults.failNext(code);
    expect(await test(team, team.admin, id)).toMatchObject({ ok: false, message: expect.stringContaining(sentence) });
  }
  team.chat.faults.rateLimitNext(30);
  expect(await test(team, team.admin, id)).toMatchObject({ ok: false, message: expect.stringContaining("Try again") });
  expect(saidIn(team)).toEqual([]);
  const unknown = await mapChannel(team, "C-nobody-knows");
  expect(await test(team, team.admin, unknown.id)).toMatchObject({ ok: false });
});

it("writes nothing for whoever may not change the mapping, for another organization, and through a paused connection", async () => {
  const team = await connectTeam(stage);
  const other = await connectTeam(stage);
  const { id } = await mapChannel(team);
  await expect(test(team, team.viewer, id)).rejects.toMatchObject({ code: "permission.denied" });
  await expect(test(team, team.user, id)).rejects.toMatchObject({ code: "permission.denied" });
  await expect(test(other, other.admin, id)).rejects.toMatchObject({ code: "channel_mapping.not_found" });
  await team.run(team.admin, "connection.pause", { id: team.connection.id });
  expect(await test(team, team.admin, id)).toMatchObject({ ok: false, message: expect.stringContaining("Resume it") });
  expect(saidIn(team)).toEqual([]);
});

it("works in Eureka's own chat as well", async () => {
  const team = await connectTeam(stage);
  const mapping = await team.run<ChannelMapping>(team.admin, "channel_mapping.set", {
    connectionId: team.builtIn.id,
    platformChannelId: team.channel.id,
    workspaceId: team.workspaceId,
  });
  expect(await test(team, team.admin, mapping.id)).toMatchObject({ ok: true });
  const said = await team.messages(team.admin);
  expect(said.map(({ text }) => text)).toEqual([expect.stringContaining("This is a test")]);
});
