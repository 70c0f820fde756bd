import { toUuid } from "@eureka/contracts/ids";
import type { Message } from "@eureka/contracts/message";
import type { Page } from "@eureka/contracts/page";
import type { Principal } from "@eureka/core/operations";
import { asOwner } from "@eureka/kit/db";
import { enqueue } from "@eureka/kit/queue";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createStage, createTeam, type Stage, type Team } from "./talk-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

afterAll(() => stage.close());

async function command(team: Team, who: Principal, text: string): Promise<Message> {
  const message = await team.talk(who, `/eureka ${text}`);
  await stage.work();
  return message;
}

/** What Eureka said in the thread of a message. */
async function answers(team: Team, who: Principal, message: Message): Promise<Message[]> {
  return (await team.messages(who, message.id)).filter(({ author, id }) => author === null && id !== message.id);
}

async function press(team: Team, who: Principal, card: Message, label: string, value?: string): Promise<void> {
  const action = card.card?.actions.find((candidate) => candidate.label === label);
  await team.run(who, "message.press", { id: card.id, actionId: action?.id, ...(value && { value }) });
  await stage.work();
}

it("a command makes an item that knows its message, and a card with working buttons in its thread", async () => {
  const team = await createTeam(stage);
  const message = await command(team, team.user, "new Fix login page, urgent, by Friday @admin #web");
  const [item, ...others] = await team.items();
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    title: "Fix login page",
    priority: "urgent",
    due: { type: "date" },
    assignees: [{ type: "member", id: team.admin.memberId }],
    labels: [{ name: "web" }],
    createdBy: { type: "member", id: team.user.memberId },
    source: { channelId: team.channel.id, threadId: message.id },
  });
  const [card, ...more] = await answers(team, team.viewer, message);
  expect(more).toEqual([]);
  expect(card?.card).toMatchObject({ title: "ENG-1 Fix login page" });

  await press(team, team.user, card as Message, "Assign to me");
  const [assigned] = await answers(team, team.viewer, message);
  expect(assigned?.card?.fields).toContainEqual({
    label: "Assigned to",
    value: "admin example, user example",
    short: true,
  });
  const select = assigned?.card?.actions.find(({ kind }) => kind === "select");
  const doing = select?.kind === "select" ? select.options.find(({ label }) => label === "Doing")?.value : undefined;
  await press(team, team.user, assigned as Message, "Move to", doing);
  await press(team, team.user, assigned as Message, "Done");
  expect((await team.items())[0]?.state).toBe("done");
  expect(await answers(team, team.viewer, message)).toMatchObject([{ id: card?.id, card: { state: "done" } }]);
});

it("the answer is there with what it tells of, unless something waits to be said before it or the chat refuses it", async () => {
  const team = await createTeam(stage);
  const jobsSoFar = () =>
    asOwner(stage.database.owner, async (client) => {
      const text = "select last_value::integer as last from jobs_sequence_seq";
      return (await client.query<{ last: number }>(text)).rows[0]?.last ?? 0;
    });
  // With the first message its author joins the channel, which is heard, too.
  await command(team, team.user, "new Say hello");
  const before = await jobsSoFar();
  const message = await command(team, team.user, "new Fix login page");
  expect(await answers(team, team.user, message)).toHaveLength(1);
  // One for the message, none for its answer.
  expect((await jobsSoFar()) - before).toBe(1);

  // Something waits to be said in this thread: the answer takes its turn behind it.
  const orderingKey = JSON.stringify(["say", team.builtIn.id, team.channel.id, message.id]);
  const runAt = new Date(Date.now() + 86_400_000);
  await team.transact(({ transaction }) =>
    enqueue(transaction, [{ name: "conversations.deliver", payload: {}, orderingKey, runAt }]),
  );
  await team.talk(team.user, "/eureka list", message.id);
  const ask = (text: string) =>
    asOwner(stage.database.owner, (client) => client.query(text, [toUuid(team.organizationId)]));
  const { rows: queued } = await ask(
    "select payload->>'eventId' as event from jobs where organization_id = $1 and name = 'event:intake.receive-built-in'",
  );
  expect(queued).toHaveLength(1);
  await stage.application.handle("intake.receive-built-in", team.organizationId, queued[0].event);
  expect(await answers(team, team.user, message)).toHaveLength(1);
  await ask("delete from jobs where organization_id = $1 and state = 'delayed'");
  await stage.work();
  expect(await answers(team, team.user, message)).toHaveLength(2);

  // Between the command and its answer the channel is put away.
  await team.talk(team.user, "/eureka new Too late");
  await team.run(team.admin, "channel.archive", { id: team.channel.id });
  await stage.work();
  expect((await team.items()).map(({ title }) => title)).toContain("Too late");
  const { rows: refused } = await ask(
    "select state, failure from outgoing_messages where organization_id = $1 and state <> 'sent'",
  );
  expect(refused).toEqual([{ state: "failed", failure: "invalid channel.archived" }]);
});

it("a message without command stays talk, any other text behind the command makes an item, nothing shows help to one person", async () => {
  const team = await createTeam(stage);
  await team.talk(team.user, "new is only a word here");
  await stage.work();
  expect(await team.items()).toEqual([]);
  await command(team, team.user, "Buy milk");
  expect((await team.items()).map(({ title }) => title)).toEqual(["Buy milk"]);
  const help = await command(team, team.user, "");
  expect(await answers(team, team.user, help)).toMatchObject([
    { visibleTo: team.user.memberId, card: { title: "What you can do here" } },
  ]);
  expect(await answers(team, team.viewer, help)).toEqual([]);
});

it("the thread of an item is its discussion, both ways, and says nothing twice", async () => {
  const team = await createTeam(stage);
  const message = await command(team, team.user, "new Discuss me");
  const [item] = await team.items();
  const reply = await team.talk(team.admin, "I am on it", message.id);
  await stage.work();
  const comments = async () =>
    (
      await team.run<Page<{ body: string; author: unknown; deletedAt: string | null }>>(team.admin, "comment.list", {
        workItemId: item?.id,
      })
    ).data;
  expect(await comments()).toMatchObject([{ body: "I am on it", author: { type: "member", id: team.admin.memberId } }]);
  const comment = await team.run<{ id: string }>(team.user, "comment.create", {
    workItemId: item?.id,
    body: "Thank you",
  });
  await stage.work();
  const words = async () => (await answers(team, team.viewer, message)).slice(1).map(({ text }) => text);
  expect(await words()).toEqual(["**user example:** Thank you"]);
  expect(await comments()).toHaveLength(2);

  await team.run(team.admin, "message.update", { id: reply.id, text: "I was on it" });
  await team.run(team.user, "comment.update", { id: comment.id, body: "Thanks" });
  await stage.work();
  expect((await comments()).map(({ body }) => body)).toEqual(["I was on it", "Thanks"]);
  expect(await words()).toEqual(["**user example:** Thanks"]);

  await team.run(team.admin, "message.delete", { id: reply.id });
  await stage.work();
  expect((await comments())[0]?.deletedAt).not.toBeNull();
});

it("the work of a channel goes where its mapping says, as soon as it says so, and whoever sets it needs the right in both places", async () => {
  const team = await createTeam(stage);
  const board = await team.run<{ id: string; lists: { id: string; name: string }[] }>(team.admin, "board.create", {
    workspaceId: team.workspaceId,
    name: "Support",
  });
  const list = board.lists.find(({ name }) => name === "Doing");
  const channel = { connectionId: team.builtIn.id, platformChannelId: team.channel.id };
  await expect(team.run(team.user, "channel_mapping.set", { ...channel, listId: list?.id })).rejects.toMatchObject({
    code: "permission.denied",
  });
  const mapping = await team.run<{ id: string; version: number }>(team.manager, "channel_mapping.set", {
    ...channel,
    listId: list?.id,
  });
  await command(team, team.user, "new Mapped");
  expect((await team.items())[0]?.placements).toMatchObject([{ boardId: board.id, listId: list?.id }]);

  const again = await team.run(team.manager, "channel_mapping.set", { ...channel, boardId: board.id });
  expect(again).toMatchObject({ id: mapping.id, version: 2, listId: null, boardId: board.id });
  expect(await team.run(team.viewer, "channel_mapping.list")).toMatchObject({ data: [{ id: mapping.id }] });
  await team.run(team.manager, "channel_mapping.remove", { id: mapping.id });
  await expect(team.run(team.viewer, "channel_mapping.get", { id: mapping.id })).rejects.toMatchObject({
    code: "channel_mapping.not_found",
  });
  await command(team, team.user, "new Back home");
  const home = (await team.items()).find(({ title }) => title === "Back home");
  expect(home?.placements[0]?.boardId).not.toBe(board.id);
});

it("another organization's connection, board and mapping look as if they did not exist", async () => {
  const [team, other] = [await createTeam(stage), await createTeam(stage)];
  const channel = { connectionId: other.builtIn.id, platformChannelId: other.channel.id };
  await expect(
    team.run(team.admin, "channel_mapping.set", { ...channel, workspaceId: team.workspaceId }),
  ).rejects.toMatchObject({ code: "connection.not_found" });
  await expect(
    team.run(team.admin, "channel_mapping.set", {
      connectionId: team.builtIn.id,
      platformChannelId: "C1",
      workspaceId: other.workspaceId,
    }),
  ).rejects.toMatchObject({ code: "workspace.not_found" });
});
