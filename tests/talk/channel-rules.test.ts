/** What the rules of a channel's mapping make of the talk there: where it is answered, and what new work gets besides. */
import type { Board } from "@eureka/contracts/board";
import type { ChannelMapping, ChannelRules } from "@eureka/contracts/channel-mapping";
import type { Label } from "@eureka/contracts/label";
import type { Page } from "@eureka/contracts/page";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage } from "./talk-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

afterAll(() => stage.close());

async function openChannel(rules: Partial<ChannelRules>): Promise<ConnectedTeam> {
  const team = await connectTeam(stage);
  const { platformChannelId, connection, workspaceId } = team;
  const place = { connectionId: connection.id, platformChannelId, workspaceId };
  await team.run(team.admin, "channel_mapping.set", { ...place, rules });
  return team;
}

async function send(team: ConnectedTeam, delivery: ReturnType<ConnectedTeam["command"]>): Promise<string> {
  expect(await team.deliver(delivery)).toBe(200);
  await stage.work();
  return delivery.messageId;
}

const cardsIn = ({ chat, platformChannelId }: ConnectedTeam) =>
  chat.messagesIn(platformChannelId).filter(({ card, visibleTo }) => card && !visibleTo);

it("answers in the channel by the rule, and the thread below the card becomes the discussion", async () => {
  const team = await openChannel({ replyIn: "channel" });
  const { user } = team.people;
  await send(team, team.command(user, "new Order chairs"));
  const [card, ...others] = cardsIn(team);
  expect(others).toEqual([]);
  expect(card?.message.platformThreadId).toBeUndefined();
  const platformThreadId = card?.message.platformMessageId as string;
  const { platformChannelId } = team;
  expect(
    await team.deliver(team.chat.say({ platformChannelId, platformThreadId, author: user, text: "four of them" })),
  ).toBe(200);
  await stage.work();
  const [item] = await team.items();
  const { data } = await team.run<Page<{ body: string }>>(team.admin, "comment.list", { workItemId: item?.id });
  expect(data.map(({ body }) => body)).toEqual(["four of them"]);
});

it("answers a command inside a thread there, whatever the rule", async () => {
  const team = await openChannel({ replyIn: "channel" });
  const { platformChannelId, people, chat } = team;
  const started = chat.say({ platformChannelId, author: people.user, text: "What about chairs?" });
  await team.deliver(started);
  const [posted] = started.events;
  const root = posted?.type === "message.posted" ? posted.message.platformMessageId : "";
  await send(team, team.command(people.user, "new Order chairs", root));
  expect(cardsIn(team).map(({ message }) => message.platformThreadId)).toEqual([root]);
});

it("answers below the message where no rule says otherwise", async () => {
  const team = await openChannel({});
  const id = await send(team, team.command(team.people.user, "new Order chairs"));
  expect(cardsIn(team).map(({ message }) => message.platformThreadId)).toEqual([id]);
});

it("gives new work the channel's priority and labels, and leaves what the text says", async () => {
  const team = await openChannel({ priority: "high", labels: ["support", "web"] });
  const { user } = team.people;
  await send(team, team.command(user, "new The door squeaks"));
  await send(team, team.command(user, "The window too, urgent #Web #glass"));
  const items = (await team.items()).map(({ title, priority, labels }) => [
    title,
    priority,
    labels.map(({ name }) => name).sort(),
  ]);
  expect(items).toEqual(
    expect.arrayContaining([
      ["The door squeaks", "high", ["support", "web"]],
      ["The window too", "urgent", ["glass", "support", "web"]],
    ]),
  );
  expect(items).toHaveLength(2);
});

it("gives a guest's work only labels that are there: the rule makes none for whoever may make none", async () => {
  const team = await openChannel({
    unlinkedMay: "make_work_items",
    priority: "low",
    labels: ["support", "unheard-of"],
  });
  await team.run(team.admin, "label.create", { workspaceId: team.workspaceId, name: "Support" });
  await send(team, team.command(team.people.stranger, "new By a stranger"));
  const [item] = await team.items();
  expect(item).toMatchObject({ priority: "low", labels: [{ name: "Support" }] });
  const { data } = await team.run<Page<Label>>(team.admin, "label.list", { workspaceId: team.workspaceId });
  expect(data.map(({ name }) => name)).not.toContain("unheard-of");
});

it("keeps the rules of a channel that is led elsewhere, and gives defaults to what a client does not name", async () => {
  const team = await openChannel({ replyIn: "channel", labels: ["support"] });
  const { connection, platformChannelId, workspaceId, admin } = team;
  const board = await team.run<Board>(admin, "board.create", { workspaceId, name: "Other" });
  const channel = { connectionId: connection.id, platformChannelId };
  const moved = await team.run<ChannelMapping>(admin, "channel_mapping.set", { ...channel, boardId: board.id });
  expect(moved.rules).toMatchObject({ replyIn: "channel", labels: ["support"], tellChanges: true });
  const rules = { unlinkedMay: "comment" };
  const ruled = await team.run<ChannelMapping>(admin, "channel_mapping.set", { ...channel, workspaceId, rules });
  expect(ruled.rules).toEqual({
    unlinkedMay: "comment",
    replyIn: "thread",
    priority: "none",
    labels: [],
    tellChanges: true,
  });
});
