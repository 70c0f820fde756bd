/** People whom nobody linked to a member: what they may do by chat is a rule of the channel. */
import type { Board } from "@eureka/contracts/board";
import { type ChannelMapping, type ChannelRules, defaultChannelRules } from "@eureka/contracts/channel-mapping";
import type { Decision } from "@eureka/contracts/decision";
import type { ExternalIdentity } from "@eureka/contracts/external-identity";
import type { Page } from "@eureka/contracts/page";
import type { PlatformPerson } from "@eureka/contracts/people";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage } from "./talk-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

afterAll(() => stage.close());

const boardOf = async (team: ConnectedTeam) =>
  (await team.run<Page<Board>>(team.admin, "board.list", { workspaceId: team.workspaceId })).data[0] as Board;

/** A team whose channel leads to its board, by a rule for strangers. */
async function openChannel(unlinkedMay?: ChannelRules["unlinkedMay"]): Promise<ConnectedTeam> {
  const team = await connectTeam(stage);
  const { platformChannelId, connection } = team;
  const board = await boardOf(team);
  const place = { connectionId: connection.id, platformChannelId, boardId: board.id };
  await team.run(team.admin, "channel_mapping.set", { ...place, ...(unlinkedMay && { rules: { unlinkedMay } }) });
  return team;
}

async function command(team: ConnectedTeam, who: PlatformPerson, text: string, threadId?: string): Promise<string> {
  const delivery = team.command(who, text, threadId);
  expect(await team.deliver(delivery)).toBe(200);
  await stage.work();
  return delivery.messageId;
}

async function reply(team: ConnectedTeam, author: PlatformPerson, platformThreadId: string, text: string) {
  const { platformChannelId } = team;
  expect(await team.deliver(team.chat.say({ platformChannelId, platformThreadId, author, text }))).toBe(200);
  await stage.work();
}

/** What Eureka said to one person alone, and to everybody. */
const toldTo = (team: ConnectedTeam, { platformUserId }: PlatformPerson) =>
  team.chat
    .messagesIn(team.platformChannelId)
    .filter(({ visibleTo }) => visibleTo === platformUserId)
    .map(({ message }) => message.text);
const cardsIn = (team: ConnectedTeam) =>
  team.chat.messagesIn(team.platformChannelId).filter(({ card, visibleTo }) => card && !visibleTo);

async function commentsOf(team: ConnectedTeam) {
  const [item] = await team.items();
  const page = await team.run<Page<{ body: string; author: { type: string } | null }>>(team.admin, "comment.list", {
    workItemId: item?.id,
  });
  return page.data.map(({ body, author }) => [author?.type, body]);
}

async function strangerIn(team: ConnectedTeam): Promise<ExternalIdentity> {
  const { data } = await team.run<Page<ExternalIdentity>>(team.admin, "external_identity.list", {});
  const { platformUserId } = team.people.stranger;
  return data.find((identity) => identity.platformUserId === platformUserId) as ExternalIdentity;
}

const link = "https://eureka.test/external-identities/link/";

describe.each([undefined, "nothing"] as const)("by the rule %s", (rule) => {
  it("a stranger's command is not carried out and his reply stays talk, while linked people do both", async () => {
    const team = await openChannel(rule);
    const { stranger, user } = team.people;
    await command(team, stranger, "new By nobody");
    expect(await team.items()).toEqual([]);
    expect(toldTo(team, stranger)).toEqual([expect.stringContaining(link)]);
    const threadId = await command(team, user, "new By a member");
    await reply(team, stranger, threadId, "only talk");
    await reply(team, user, threadId, "a comment");
    expect((await team.items()).map(({ title }) => title)).toEqual(["By a member"]);
    expect(await commentsOf(team)).toEqual([["member", "a comment"]]);
    expect(toldTo(team, stranger)).toHaveLength(1);
  });
});

it("by the rule comment, a stranger's reply is a comment of his, and his command still makes nothing", async () => {
  const team = await openChannel("comment");
  const { stranger, user } = team.people;
  const threadId = await command(team, user, "new By a member");
  await reply(team, stranger, threadId, "me too");
  await command(team, stranger, "new By a stranger");
  await command(team, stranger, "list", threadId);
  expect(await commentsOf(team)).toEqual([["external", "me too"]]);
  expect(await team.items()).toHaveLength(1);
  expect(toldTo(team, stranger)).toEqual([expect.stringContaining(link), expect.stringContaining(link)]);
});

describe("by the rule make_work_items", () => {
  it("a stranger makes work items in his own name where the channel's work goes, and comments on them", async () => {
    const team = await openChannel("make_work_items");
    const { stranger } = team.people;
    const threadId = await command(team, stranger, "new The door squeaks, urgent #unheard-of");
    await reply(team, stranger, threadId, "the left one");
    const { id } = await strangerIn(team);
    const [item, ...others] = await team.items();
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      priority: "urgent",
      labels: [],
      createdBy: { type: "external", id },
      placements: [{ boardId: (await boardOf(team)).id }],
    });
    expect(cardsIn(team)).toMatchObject([{ card: { title: expect.stringContaining("The door squeaks") } }]);
    expect(await commentsOf(team)).toEqual([["external", "the left one"]]);
    expect(toldTo(team, stranger)).toEqual([]);
    const { data } = await team.run<Page<{ actor: unknown; result: string }>>(team.admin, "audit_record.list", {
      operation: "work_item.capture",
    });
    expect(data).toMatchObject([{ actor: { type: "external", id }, result: "success" }]);
  });

  it("he does nothing else: other commands and the buttons of cards are refused to him alone", async () => {
    const team = await openChannel("make_work_items");
    const { stranger, user } = team.people;
    await command(team, user, "new By a member");
    await command(team, stranger, "list");
    await command(team, stranger, "decisions");
    expect(toldTo(team, stranger)).toEqual([
      expect.stringMatching(/may make work items and comment in this channel, nothing more.*link\//),
      expect.stringMatching(/nothing more.*link\//),
    ]);
    const [card] = cardsIn(team);
    const done = card?.card?.actions.find(({ label }) => label === "Done");
    const { platformChannelId } = team;
    const platformMessageId = card?.message.platformMessageId as string;
    const press = team.chat.press({ platformChannelId, platformMessageId, actor: stranger, actionId: done?.id ?? "" });
    await team.deliver(press);
    await stage.work();
    expect(toldTo(team, stranger)).toHaveLength(3);
    expect((await team.items()).map(({ title, state }) => [title, state])).toEqual([["By a member", "backlog"]]);
    expect(toldTo(team, user)).toEqual([]);
  });

  it("where new work is approved, his waits as everybody's: he counts as nobody of a role", async () => {
    const team = await openChannel("make_work_items");
    const approvers = { role: "user", quorum: 1 };
    await team.run(team.admin, "board.update", { id: (await boardOf(team)).id, creationPolicy: "approval", approvers });
    await command(team, team.people.stranger, "new The door squeaks");
    expect(await team.items()).toEqual([]);
    const [waiting] = (await team.run<Page<Decision>>(team.manager, "decision.list", { mine: true })).data;
    await team.run(team.manager, "decision.answer", { id: waiting?.id, verb: "approve" });
    await stage.work();
    const { id } = await strangerIn(team);
    expect(await team.items()).toMatchObject([{ title: "The door squeaks", createdBy: { type: "external", id } }]);
  });

  it("once he is linked he is that member, and a member who may not sign in any more is no stranger", async () => {
    const team = await openChannel("make_work_items");
    const { stranger, user } = team.people;
    await command(team, stranger, "new As a stranger");
    await team.run(team.admin, "external_identity.link", {
      id: (await strangerIn(team)).id,
      memberId: team.manager.memberId,
    });
    await command(team, stranger, "new As a member");
    const createdBy = { type: "member", id: team.manager.memberId };
    expect(await team.items()).toMatchObject([{ createdBy }, { createdBy }]);
    expect(toldTo(team, stranger)).toEqual([]);

    await team.run(team.admin, "member.deactivate", { id: team.user.memberId });
    await command(team, user, "new By somebody who left");
    expect(await team.items()).toHaveLength(2);
    expect(toldTo(team, user)).toHaveLength(1);
  });
});

it("the rule is set with the mapping, shown, kept when only the place changes, audited, and must be one that exists", async () => {
  const team = await openChannel("comment");
  const { connection, platformChannelId, workspaceId } = team;
  const place = { connectionId: connection.id, platformChannelId, workspaceId };
  const moved = await team.run<ChannelMapping>(team.admin, "channel_mapping.set", place);
  expect(moved).toMatchObject({ boardId: null, rules: { unlinkedMay: "comment" } });
  const rules = { unlinkedMay: "make_work_items" };
  await team.run(team.admin, "channel_mapping.set", { ...place, rules });
  expect(await team.run(team.viewer, "channel_mapping.get", { id: moved.id })).toMatchObject({ rules });
  const { data } = await team.run<Page<{ changes: Record<string, unknown> }>>(team.admin, "audit_record.list", {
    operation: "channel_mapping.set",
  });
  expect(data.map(({ changes }) => changes.rules)).toEqual([
    { from: { ...defaultChannelRules, unlinkedMay: "comment" }, to: { ...defaultChannelRules, ...rules } },
    undefined,
    { from: null, to: { ...defaultChannelRules, unlinkedMay: "comment" } },
  ]);
  await expect(
    team.run(team.admin, "channel_mapping.set", { ...place, rules: { unlinkedMay: "everything" } }),
  ).rejects.toMatchObject({ kind: "invalid" });
  await expect(team.run(team.user, "channel_mapping.set", { ...place, rules })).rejects.toMatchObject({
    code: "permission.denied",
  });
});
