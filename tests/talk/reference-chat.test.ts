import { newId } from "@eureka/contracts/ids";
import type { Page } from "@eureka/contracts/page";
import { asOwner } from "@eureka/kit/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage } from "./talk-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

afterAll(() => stage.close());

/** What Eureka said, ephemeral words included. */
function said(team: ConnectedTeam, platformThreadId?: string) {
  return team.chat
    .messagesIn(team.platformChannelId)
    .filter(({ message }) => message.author.isBot)
    .filter(({ message }) => platformThreadId === undefined || message.platformThreadId === platformThreadId);
}

function buttonOf(team: ConnectedTeam, messageId: string, label: string): string {
  const { card } = team.chat.getMessage(team.platformChannelId, messageId);
  const action = card?.actions.find((candidate) => candidate.label === label);
  if (!action) throw new Error(`there is no button ${label} on ${JSON.stringify(card)}`);
  return action.id;
}

async function press(
  team: ConnectedTeam,
  who: ConnectedTeam["people"]["admin"],
  messageId: string,
  label: string,
  value?: string,
) {
  const delivery = team.chat.press({
    platformChannelId: team.platformChannelId,
    platformMessageId: messageId,
    actor: who,
    actionId: buttonOf(team, messageId, label),
  });
  const thread = team.chat.getMessage(team.platformChannelId, messageId).message.platformThreadId;
  const events = delivery.events.map((event) => ({
    ...event,
    ...(thread && { platformThreadId: thread }),
    ...(value && { value }),
  })) as typeof delivery.events;
  expect(await team.deliver({ ...delivery, events })).toBe(200);
  await stage.work();
}

describe("a command", () => {
  it("delivered four times, twice at once, makes one item, one event, one audit record and one reply in its thread", async () => {
    const team = await connectTeam(stage);
    const delivery = team.command(team.people.user, "new Fix login page, urgent");
    const statuses = [
      ...(await Promise.all([team.deliver(delivery), team.deliver(delivery)])),
      await team.deliver(delivery),
    ];
    await stage.work();
    statuses.push(await team.deliver(delivery));
    await stage.work();
    expect(statuses).toEqual([200, 200, 200, 200]);

    const [item, ...others] = await team.items();
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      title: "Fix login page",
      priority: "urgent",
      createdBy: { type: "member", id: team.user.memberId },
      source: { connectionId: team.connection.id, platformMessageId: delivery.messageId },
    });
    const replies = said(team);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.message.platformThreadId).toBe(delivery.messageId);
    expect(replies[0]?.card).toMatchObject({ title: "ENG-1 Fix login page" });
    const counts = await asOwner(stage.database.owner, async (client) => {
      const { rows } = await client.query(
        `select (select count(*)::int from events where subject_id = $1 and type = 'work_item.created') as events,
           (select count(*)::int from audit_records where target_id = $1 and operation = 'work_item.capture' and surface = 'chat') as audit,
           (select count(*)::int from dead_jobs) as dead`,
        [item?.id],
      );
      return rows[0];
    });
    expect(counts).toEqual({ events: 1, audit: 1, dead: 0 });
  });

  it("whose answer was lost on the way is looked up, and said once", async () => {
    const team = await connectTeam(stage);
    team.chat.faults.loseNextAnswer();
    await team.deliver(team.slash(team.people.user, "new Water the plants"));
    await stage.work();
    expect(said(team)).toHaveLength(1);
    expect(await team.items()).toHaveLength(1);
    expect(team.chat.faults.calls.writes).toBe(1);
  });

  it("of somebody who may not is refused to that person alone", async () => {
    const team = await connectTeam(stage);
    await team.deliver(team.command(team.people.viewer, "new Not allowed"));
    await stage.work();
    expect(await team.items()).toEqual([]);
    const [refusal, ...others] = said(team);
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({ visibleTo: team.people.viewer.platformUserId });
    expect(refusal?.message.text).toContain("permission");
  });

  it("of somebody whom nobody linked is answered with a way to link himself, to him alone", async () => {
    const team = await connectTeam(stage);
    await team.deliver(team.command(team.people.stranger, "new Who am I"));
    await stage.work();
    expect(await team.items()).toEqual([]);
    expect(said(team)).toMatchObject([{ visibleTo: team.people.stranger.platformUserId }]);
    expect(said(team)[0]?.message.text).toContain("https://eureka.test/external-identities/link/");
  });

  it("keeps every letter of what was pasted, and takes the power from it where it is shown", async () => {
    const team = await connectTeam(stage);
    const title = "Crash <@U2> @everyone [pay](http://evil.example) by 31 February --force";
    const body = '  * one\n\n```js\nconst a = `b`; // --flag "quoted\n```\n<script>alert(1)</script> 🎉 שלום \u200d\n';
    await team.deliver(team.command(team.people.user, `new ${title}\n\n${body}`));
    await stage.work();
    const [item] = await team.items();
    expect(item).toMatchObject({ title: title.replace("<@U2>", "@admin"), description: body });
    const [reply] = said(team);
    expect(reply?.message.mentions).toEqual([]);
    expect(reply?.card?.title).not.toMatch(/(?<!\\)[<[@]/);
  });

  it("without anything shows help, with what the person may do and nothing else", async () => {
    const team = await connectTeam(stage);
    await team.deliver(team.command(team.people.user, ""));
    await team.deliver(team.command(team.people.viewer, "help"));
    await stage.work();
    const helpFor = (who: { platformUserId: string }) =>
      said(team).find(({ visibleTo }) => visibleTo === who.platformUserId);
    const [forUser, forViewer] = [helpFor(team.people.user), helpFor(team.people.viewer)];
    expect(forUser?.card?.text).toContain("/eureka new");
    expect(forViewer?.card?.text).not.toContain("/eureka new");
    expect(forViewer?.card?.text).toContain("/eureka list");
  });

  it("with a wrong word makes an item, and with nearly a verb asks: each offer counts once, for everybody", async () => {
    const team = await connectTeam(stage);
    await team.deliver(team.command(team.people.user, "Buy milk"));
    await stage.work();
    expect((await team.items()).map(({ title }) => title)).toEqual(["Buy milk"]);

    const nearly = team.command(team.people.user, "nw Buy bread");
    await team.deliver(nearly);
    await stage.work();
    const [question] = said(team, nearly.messageId);
    const id = question?.message.platformMessageId as string;
    expect(question?.card?.actions.map(({ label }) => label)).toEqual(["Yes: new", "No, make a work item"]);
    const makeItem = buttonOf(team, id, "No, make a work item");
    await press(team, team.people.user, id, "Yes: new");
    expect(team.chat.getMessage(team.platformChannelId, id).card).toMatchObject({ state: "closed", actions: [] });
    const late = team.chat.press({
      platformChannelId: team.platformChannelId,
      platformMessageId: id,
      actor: team.people.admin,
      actionId: makeItem,
    });
    await team.deliver(late);
    await stage.work();
    expect((await team.items()).map(({ title }) => title).sort()).toEqual(["Buy bread", "Buy milk"]);
  });

  it("lists work items for the reader alone", async () => {
    const team = await connectTeam(stage);
    await team.run(team.user, "work_item.create", { title: "One *thing*" });
    await team.deliver(team.command(team.people.viewer, "list --state open"));
    await stage.work();
    expect(said(team)).toMatchObject([{ visibleTo: team.people.viewer.platformUserId }]);
    expect(said(team)[0]?.card?.text).toContain("**ENG-1** One \\*thing\\*");
  });
});

describe("the card of a work item", () => {
  async function withCard() {
    const team = await connectTeam(stage);
    const delivery = team.command(team.people.user, "new Fix login page");
    await team.deliver(delivery);
    await stage.work();
    const [card] = said(team);
    const [item] = await team.items();
    if (!card || !item) throw new Error("the command has made an item and a card");
    return { team, item, cardId: card.message.platformMessageId, threadId: delivery.messageId };
  }

  it("has working buttons, and follows its item in place", async () => {
    const { team, cardId } = await withCard();
    await press(team, team.people.user, cardId, "Assign to me");
    await press(team, team.people.user, cardId, "Assign to me");
    const assigned = team.chat.getMessage(team.platformChannelId, cardId).card;
    expect(assigned?.fields).toContainEqual({ label: "Assigned to", value: "user example", short: true });
    const doing = assigned?.actions.find(({ kind }) => kind === "select");
    const option = doing?.kind === "select" ? doing.options.find(({ label }) => label === "Doing") : undefined;
    await press(team, team.people.user, cardId, "Move to", option?.value);
    expect((await team.items())[0]?.state).toBe("doing");
    await press(team, team.people.user, cardId, "Done");
    const done = team.chat.getMessage(team.platformChannelId, cardId).card;
    expect(done).toMatchObject({ state: "done" });
    expect(done?.fields[0]).toMatchObject({ label: "List", value: "Done" });
    expect((await team.items())[0]?.assignees).toHaveLength(1);
    expect(said(team)).toHaveLength(1);
  });

  it("refuses a viewer's press to the viewer alone, and changes nothing", async () => {
    const { team, cardId } = await withCard();
    await press(team, team.people.viewer, cardId, "Done");
    expect((await team.items())[0]?.state).not.toBe("done");
    expect(said(team).slice(1)).toMatchObject([{ visibleTo: team.people.viewer.platformUserId }]);
  });

  it("knows no button of another organization, connection or message", async () => {
    const first = await withCard();
    const second = await withCard();
    const foreign = buttonOf(first.team, first.cardId, "Done");
    for (const actionId of [foreign, "act_unknown", newId("event")]) {
      const { chat, platformChannelId, people } = second.team;
      const pressed = chat.press({
        platformChannelId,
        platformMessageId: second.cardId,
        actor: people.admin,
        actionId,
      });
      await second.team.deliver(pressed);
    }
    await stage.work();
    expect((await first.team.items())[0]?.state).not.toBe("done");
    const answers = said(second.team)
      .slice(1)
      .map(({ message }) => message.text);
    expect(answers).toHaveLength(3);
    expect(new Set(answers).size).toBe(1);
  });

  it("is closed when its item is deleted", async () => {
    const { team, item, cardId } = await withCard();
    await team.run(team.admin, "work_item.delete", { id: item.id });
    await stage.work();
    expect(team.chat.getMessage(team.platformChannelId, cardId).card).toMatchObject({ state: "closed", actions: [] });
  });

  it("is updated once for many changes in a row", async () => {
    const { team, item } = await withCard();
    const before = team.chat.faults.calls.writes;
    for (const priority of ["low", "medium", "high", "urgent"]) {
      await team.run(team.user, "work_item.update", { id: item.id, priority });
    }
    await stage.work();
    expect(said(team)[0]?.card?.fields).toContainEqual({ label: "Priority", value: "urgent", short: true });
    expect(team.chat.faults.calls.writes - before).toBeLessThanOrEqual(4);
  });

  it("makes its thread the item's discussion, both ways, with authors, edits and ends, and no echo", async () => {
    const { team, item, threadId } = await withCard();
    const reply = team.chat.say({
      ...place(team),
      platformThreadId: threadId,
      author: team.people.admin,
      text: "Works on *Firefox*",
    });
    await team.deliver(reply);
    await team.deliver(team.chat.say({ ...place(team), author: team.people.admin, text: "only talk" }));
    await team.deliver(
      team.chat.say({ ...place(team), platformThreadId: threadId, author: team.people.stranger, text: "me too" }),
    );
    await stage.work();
    expect(await commentsOf(team, item.id)).toMatchObject([
      { body: "Works on *Firefox*", author: { type: "member", id: team.admin.memberId } },
    ]);
    const written = await team.run<{ id: string }>(team.user, "comment.create", {
      workItemId: item.id,
      body: "And <@U2> on Safari?",
    });
    await stage.work();
    const copies = () => said(team, threadId).filter(({ card }) => card === null);
    expect(copies().map(({ message }) => message.text)).toEqual(["**user example:** And \\<@U2> on Safari?"]);
    expect(await commentsOf(team, item.id)).toHaveLength(2);

    const [posted] = reply.events;
    if (posted?.type !== "message.posted") throw new TypeError("a reply is a message");
    const envelope = { ...reply, deliveryId: `${reply.deliveryId}-edit` };
    const edited = {
      ...posted,
      type: "message.edited" as const,
      message: { ...posted.message, text: "Works on Chrome" },
    };
    await team.deliver({ ...envelope, events: [edited] });
    await team.run(team.user, "comment.update", { id: written.id, body: "Never mind" });
    await stage.work();
    expect((await commentsOf(team, item.id)).map(({ body }) => body)).toEqual(["Works on Chrome", "Never mind"]);
    expect(copies().map(({ message }) => message.text)).toEqual(["**user example:** Never mind"]);

    const { channel, message } = posted;
    const gone = {
      type: "message.deleted" as const,
      channel,
      platformMessageId: message.platformMessageId,
      platformThreadId: threadId,
    };
    await team.deliver({ ...reply, deliveryId: `${reply.deliveryId}-end`, events: [gone] });
    await team.run(team.user, "comment.delete", { id: written.id });
    await stage.work();
    expect((await commentsOf(team, item.id)).every(({ deletedAt }) => deletedAt !== null)).toBe(true);
    expect(copies()).toEqual([]);
  });
});

describe("two organizations", () => {
  it("with the same ids on their platforms never meet", async () => {
    const [one, two] = [await connectTeam(stage), await connectTeam(stage)];
    expect(one.platformChannelId).toBe(two.platformChannelId);
    const [first, second] = [one.command(one.people.user, "new Mine"), two.command(two.people.user, "new Yours")];
    expect([first.deliveryId, first.messageId]).toEqual([second.deliveryId, second.messageId]);
    expect(await Promise.all([one.deliver(first), two.deliver(second)])).toEqual([200, 200]);
    await stage.work();
    await one.deliver(
      one.chat.say({ ...place(one), platformThreadId: first.messageId, author: one.people.user, text: "a word" }),
    );
    await stage.work();
    const [mine] = await one.items();
    const [yours] = await two.items();
    expect([mine?.title, yours?.title]).toEqual(["Mine", "Yours"]);
    expect(await commentsOf(one, mine?.id as string)).toHaveLength(1);
    expect(await commentsOf(two, yours?.id as string)).toHaveLength(0);
    expect([said(one).length, said(two).length]).toEqual([1, 1]);
  });
});

function place({ platformChannelId }: ConnectedTeam) {
  return { platformChannelId };
}

async function commentsOf(team: ConnectedTeam, workItemId: string) {
  const page = await team.run<Page<{ body: string; author: unknown; deletedAt: string | null }>>(
    team.admin,
    "comment.list",
    { workItemId },
  );
  return page.data;
}
