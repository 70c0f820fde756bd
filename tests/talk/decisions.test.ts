/** Story 4: work that needs approval is asked for where people talk, and decided there, in the inbox, or both. */
import type { Board } from "@eureka/contracts/board";
import type { Decision } from "@eureka/contracts/decision";
import type { Message } from "@eureka/contracts/message";
import type { Page } from "@eureka/contracts/page";
import type { WorkItem } from "@eureka/contracts/work-item";
import { createDecisionsModule, defineDecisionKind, openDecision } from "@eureka/core/decisions";
import { memberPrincipal } from "@eureka/core/identity";
import type { Principal } from "@eureka/core/operations";
import { type Clock, systemClock } from "@eureka/kit/clock";
import { testOrganization } from "@eureka/testing/test-organization";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ConnectedTeam, connectTeam, createStage, createTeam, type Stage, type Team } from "./talk-stage.ts";

const hour = 3_600_000;
let passed = 0;
const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + passed) };
let stage: Stage;
let restarted: Stage;

beforeAll(async () => {
  stage = await createStage({ clock });
  // Another process on the same database, which remembers nothing of what the first one did.
  restarted = await createStage({ clock });
});

afterAll(async () => {
  await stage.close();
  await restarted.close();
});

const work = (where: Stage = stage) => where.work(new Date(clock.now().getTime() + 60_000));

/** The board of the team's channel, whose new work needs approval. */
async function guard(team: Team, approvers = { role: "manager", quorum: 1 }): Promise<Board> {
  const { data } = await team.run<Page<Board>>(team.admin, "board.list", { workspaceId: team.workspaceId });
  return team.run<Board>(team.admin, "board.update", {
    id: data[0]?.id,
    creationPolicy: "approval",
    approvers,
  });
}

const inbox = async (team: Team, who: Principal) =>
  (await team.run<Page<Decision>>(who, "decision.list", { mine: true })).data;
const only = async (team: Team) =>
  (await team.run<Page<Decision>>(team.admin, "decision.list", {})).data[0] as Decision;

describe("in the built-in chat", () => {
  async function ask(text = "new Fix login page, urgent #web") {
    const team = await createTeam(stage);
    await guard(team);
    const message = await team.talk(team.user, `/eureka ${text}`);
    await work();
    return { team, message };
  }

  const answers = async (team: Team, who: Principal, message: Message) =>
    (await team.messages(who, message.id)).filter(({ author, id }) => author === null && id !== message.id);
  const cardOf = async (team: Team, message: Message) =>
    (await answers(team, team.viewer, message)).find(({ card }) => card) as Message;
  const labelsOf = ({ card }: Message) => card?.actions.map(({ label }) => label);

  async function press(team: Team, who: Principal, { id, card }: Message, label: string, values = {}) {
    const action = card?.actions.find((candidate) => candidate.label === label);
    await team.run(who, "message.press", { id, actionId: action?.id, values });
    await work();
  }

  it("a command opens a card and waits in the inbox; a press approves it, and the item gets its card in the thread", async () => {
    const { team, message } = await ask();
    expect(await team.items()).toEqual([]);
    const card = await cardOf(team, message);
    expect(card.card).toMatchObject({
      title: "May the work item “Fix login page” be made on the board “Engineering”?",
      state: "open",
      fields: expect.arrayContaining([
        { label: "Title", value: "Fix login page", short: true },
        { label: "Priority", value: "urgent", short: true },
        { label: "Labels", value: "web", short: true },
        { label: "Asked by", value: "user example", short: true },
      ]),
    });
    expect(labelsOf(card)).toEqual(["Approve", "Reject", "Edit"]);
    expect(await inbox(team, team.manager)).toHaveLength(1);
    expect(await inbox(team, team.user)).toEqual([]);

    await press(team, team.manager, card, "Approve");
    const [item, ...others] = await team.items();
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      title: "Fix login page",
      priority: "urgent",
      labels: [{ name: "web" }],
      createdBy: { type: "member", id: team.user.memberId },
      source: { threadId: message.id },
    });
    const [decided, itemCard, ...more] = await answers(team, team.viewer, message);
    expect(more).toEqual([]);
    expect(decided).toMatchObject({ id: card.id, card: { state: "closed", actions: [] } });
    expect(decided?.card?.text).toMatch(
      /^\*\*Approved\*\* by manager example on .* UTC\.\n\nDone: \*\*ENG\\?-1 Fix login page/,
    );
    expect(itemCard?.card?.title).toBe("ENG-1 Fix login page");
    expect(await inbox(team, team.manager)).toEqual([]);
    await team.talk(team.admin, "On it", message.id);
    await work();
    expect(await team.run(team.user, "comment.list", { workItemId: item?.id })).toMatchObject({
      data: [{ body: "On it" }],
    });
  });

  it("who may not answer is told so alone, and the card stays as it is", async () => {
    const { team, message } = await ask();
    const card = await cardOf(team, message);
    for (const label of ["Approve", "Edit"]) await press(team, team.user, card, label);
    const own = (await answers(team, team.user, message)).filter(({ visibleTo }) => visibleTo);
    expect(own.map(({ visibleTo, text }) => [visibleTo, text.includes("is for others to answer")])).toEqual([
      [team.user.memberId, true],
      [team.user.memberId, true],
    ]);
    await expect(
      team.run(team.viewer, "message.press", { id: card.id, actionId: card.card?.actions[0]?.id }),
    ).rejects.toMatchObject({ code: "permission.denied" });
    expect(await cardOf(team, message)).toMatchObject({ version: card.version, card: { state: "open" } });
    expect(await team.items()).toEqual([]);
  });

  it("an answer by the API over a restart closes the card, and the second one is told who was first", async () => {
    const { team, message } = await ask();
    const [waiting] = await inbox(team, team.admin);
    const later = async (who: Principal, verb: string) =>
      restarted.application.run({
        operation: "decision.answer",
        input: { id: waiting?.id, verb },
        credential: { kind: "principal", principal: who },
        request: { id: "r", surface: "rest", address: null, userAgent: null, correlationId: "r", causationId: null },
      });
    await later(team.manager, "reject");
    await expect(later(team.admin, "approve")).rejects.toMatchObject({
      code: "decision.answered",
      parameters: { name: "manager example", verb: "reject" },
    });
    await work(restarted);
    const card = await cardOf(team, message);
    expect(card.card?.state).toBe("closed");
    expect(card.card?.text).toContain("**Rejected** by manager example");
    expect(await team.items()).toEqual([]);
  });

  it("to whom it is passed on is called in the thread of the card, once, and nobody is called when it is over", async () => {
    const { team, message } = await ask();
    const { id } = await only(team);
    const words = async () => (await answers(team, team.viewer, message)).filter(({ card }) => !card);
    const pass = (memberId: string) => team.run(team.manager, "decision.delegate", { id, memberId });
    await pass(team.admin.memberId);
    await pass(team.admin.memberId);
    await work();
    expect(await words()).toMatchObject([
      {
        text: expect.stringMatching(/^@\S+, this waits for your answer now: May the work item “Fix login page”/),
        mentions: [{ type: "member", id: team.admin.memberId }],
        visibleTo: null,
      },
    ]);
    expect((await cardOf(team, message)).card?.fields).toContainEqual(
      expect.objectContaining({ label: "Waits for", value: expect.stringContaining("admin example") }),
    );
    await press(team, team.admin, await cardOf(team, message), "Approve");
    expect(await team.items()).toHaveLength(1);
    expect(await words()).toHaveLength(1);
  });

  it("a form changes what is proposed: what is wrong is told, what is right has one effect, and the form goes away", async () => {
    const { team, message } = await ask();
    await press(team, team.manager, await cardOf(team, message), "Edit");
    const formOf = async () =>
      (await answers(team, team.manager, message)).find(({ card }) => card?.inputs.length) as Message;
    const form = await formOf();
    expect(form).toMatchObject({ visibleTo: team.manager.memberId, card: { title: "Change what is proposed" } });
    expect(await answers(team, team.viewer, message)).toHaveLength(1);
    const send = (values: object) => press(team, team.manager, form, "Approve this", values);

    await expect(send({ priority: "not one" })).rejects.toMatchObject({ errors: [{ path: "values.priority" }] });
    await send({ title: "  " });
    await send({ due: "2001-01-01" });
    const told = (await answers(team, team.manager, message)).filter(({ visibleTo, card }) => visibleTo && !card);
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining("must not be empty"),
      expect.stringContaining("lies in the past"),
    ]);
    expect(await inbox(team, team.manager)).toHaveLength(1);

    const action = form.card?.actions[0];
    const values = {
      title: "Mend the login page",
      due: "",
      priority: "low",
      labels: "web, login",
      description: "Soon.",
    };
    // Twice at once, before anything of the first one is done.
    for (let times = 0; times < 2; times++)
      await team.run(team.manager, "message.press", { id: form.id, actionId: action?.id, values });
    await work();
    const [item, ...others] = await team.items();
    expect(others).toEqual([]);
    expect(item).toMatchObject({ title: "Mend the login page", priority: "low", due: null, description: "Soon." });
    expect(item?.labels.map(({ name }) => name).sort()).toEqual(["login", "web"]);
    expect(await formOf()).toBeUndefined();
    expect((await cardOf(team, message)).card?.fields).toContainEqual({
      label: "Title (changed)",
      value: "Mend the login page",
      short: true,
    });
  });
});

describe("on another platform", () => {
  const said = (team: ConnectedTeam, platformThreadId?: string) =>
    team.chat
      .messagesIn(team.platformChannelId)
      .filter(({ message }) => message.author.isBot && message.platformThreadId === platformThreadId);
  const pressOn = async (
    team: ConnectedTeam,
    who: keyof ConnectedTeam["people"],
    card: ReturnType<typeof said>[number],
    label: string,
  ) => {
    const { platformChannelId } = team;
    const { platformMessageId } = card.message;
    const actionId = card.card?.actions.find((action) => action.label === label)?.id ?? "act_gone";
    const delivery = team.chat.press({ platformChannelId, platformMessageId, actor: team.people[who], actionId });
    await team.deliver(delivery);
    await work();
  };
  const privately = (team: ConnectedTeam, who: keyof ConnectedTeam["people"]) =>
    team.chat
      .messagesIn(team.platformChannelId)
      .filter(({ visibleTo }) => visibleTo === team.people[who].platformUserId)
      .map(({ message }) => message.text);

  async function ask(approvers?: { role: string; quorum: number }) {
    const team = await connectTeam(stage);
    restarted.chats.set(team.connection.id, team.chat);
    const board = await guard(team, approvers);
    const command = team.command(team.people.user, "new Fix login page");
    await team.deliver(command);
    await work();
    const [card] = said(team, command.messageId);
    return { team, board, threadId: command.messageId, card: card as ReturnType<typeof said>[number] };
  }

  it("two must agree: one in the chat, one by the API; a stale button tells who answered", async () => {
    const { team, threadId, card } = await ask({ role: "manager", quorum: 2 });
    await pressOn(team, "admin", card, "Approve");
    expect(said(team, threadId)[0]?.card).toMatchObject({
      state: "open",
      fields: expect.arrayContaining([{ label: "Agreed so far", value: "admin example", short: true }]),
    });
    await pressOn(team, "admin", card, "Approve");
    expect(privately(team, "admin").at(-1)).toContain("answered the decision");
    expect(await team.items()).toEqual([]);
    const { id } = await only(team);
    await team.run(team.manager, "decision.answer", { id, verb: "approve", comment: "Go." });
    await work();
    expect(await team.items()).toHaveLength(1);
    const [closed, itemCard] = said(team, threadId);
    expect(closed?.card).toMatchObject({ state: "closed", actions: [] });
    expect(closed?.card?.text).toContain("admin example, manager example");
    expect(closed?.card?.text).toContain("Go.");
    expect(itemCard?.card?.title).toBe("ENG-1 Fix login page");
    await pressOn(team, "admin", card, "Reject");
    expect(privately(team, "admin").at(-1)).toContain("manager example answered this decision");
    expect(await team.items()).toHaveLength(1);
  });

  it("who is asked lets somebody else answer, whom the card names; an unlinked person is asked to link himself", async () => {
    const { team, card, threadId } = await ask({ role: "admin", quorum: 1 });
    const { id } = await only(team);
    await expect(team.run(team.manager, "decision.answer", { id, verb: "approve" })).rejects.toMatchObject({
      code: "decision.not_asked",
    });
    await team.run(team.admin, "decision.delegate", { id, memberId: team.manager.memberId });
    await work();
    expect(said(team, threadId)[1]?.message.text).toMatch(/^manager example, this waits for your answer now: /);
    await pressOn(team, "stranger", card, "Approve");
    expect(privately(team, "stranger")[0]).toContain("I don't know who you are");
    expect(said(team, threadId)[0]?.card?.fields).toContainEqual(
      expect.objectContaining({ label: "Waits for", value: expect.stringContaining("manager example") }),
    );
    await team.run(team.manager, "decision.answer", { id, verb: "approve" });
    expect(await team.items()).toHaveLength(1);
  });

  it("a form is opened for whoever pressed; nobody else can send it, and it is sent once", async () => {
    const { team, card, threadId } = await ask();
    await pressOn(team, "user", card, "Edit");
    expect(team.chat.openedForms).toEqual([]);
    await pressOn(team, "admin", card, "Edit");
    const [form] = team.chat.openedForms;
    expect(form?.inputs.map(({ id, kind, required }) => [id, kind, required])).toEqual([
      ["title", "text", true],
      ["description", "text", false],
      ["due", "date", false],
      ["priority", "select", true],
      ["labels", "text", false],
    ]);
    const submit = (who: keyof ConnectedTeam["people"], values: Record<string, string>) =>
      team.deliver(team.chat.submit({ formId: form?.id ?? "", actor: team.people[who], values }));
    await submit("user", { title: "Mine" });
    await submit("admin", { title: "x".repeat(501) });
    await work();
    expect(privately(team, "admin").at(-1)).toContain("must have at most 500 characters");
    expect(await team.items()).toEqual([]);
    await submit("admin", { title: "Better", colour: "red" });
    await submit("admin", { title: "Even better" });
    await work();
    expect((await team.items()).map(({ title }) => title)).toEqual(["Better"]);
    expect(privately(team, "admin").at(-1)).toContain("sent already");
    expect(said(team, threadId)[0]?.card?.state).toBe("closed");
  });

  it("a form that cannot be opened is said so, and the press can be repeated", async () => {
    const { team, card } = await ask();
    team.chat.faults.failNext("unavailable");
    await pressOn(team, "admin", card, "Edit");
    expect(privately(team, "admin").at(-1)).toContain("Press the button again");
    await pressOn(team, "admin", card, "Edit");
    expect(team.chat.openedForms).toHaveLength(1);
  });

  it("it reminds once in the thread and expires, and nothing of it happens", async () => {
    const { team, threadId, card } = await ask();
    passed += 90 * hour;
    await work(restarted);
    await work(restarted);
    const words = () => said(team, threadId).flatMap(({ card: shown, message }) => (shown ? [] : [message.text]));
    expect(words()).toEqual([expect.stringContaining("This still waits for an answer")]);
    passed += 80 * hour;
    await work(restarted);
    expect(words()).toHaveLength(1);
    expect(said(team, threadId)[0]?.card).toMatchObject({
      state: "closed",
      text: "Nobody answered in time, and nothing was done.",
    });
    await pressOn(team, "admin", card, "Approve");
    expect(privately(team, "admin").at(-1)).toContain("in time, and nothing was done");
    expect(await team.items()).toEqual([]);
  });

  it("what is proposed elsewhere shows in the channels of the board, and what came of it in the thread below", async () => {
    const team = await connectTeam(stage);
    const board = await guard(team);
    const { platformChannelId, connection } = team;
    await team.run(team.manager, "channel_mapping.set", {
      connectionId: connection.id,
      platformChannelId,
      boardId: board.id,
    });
    const pending = await team.call(team.user, "work_item.create", { boardId: board.id, title: "From the API" });
    expect(pending).toMatchObject({ pending: true, output: { state: "open", mayAnswer: false } });
    await work();
    const [card, ...others] = said(team);
    expect(others).toEqual([]);
    await pressOn(team, "admin", card as NonNullable<typeof card>, "Approve");
    expect(said(team)[0]?.card?.state).toBe("closed");
    const [itemCard] = said(team, card?.message.platformMessageId);
    expect(itemCard?.card?.title).toBe("ENG-1 From the API");

    const { id } = (await team.call(team.user, "work_item.create", { title: "Never mind" })).output as Decision;
    await work();
    await team.run(team.user, "decision.withdraw", { id });
    await work();
    expect(said(team)[1]?.card).toMatchObject({ state: "closed", text: "It was taken back, and nothing was done." });
  });

  it("what was decided in a chat of another organization means nothing here", async () => {
    const [one, two] = [await ask(), await ask()];
    const foreign = one.card.card?.actions[0]?.id ?? "";
    const { platformMessageId } = two.card.message;
    const { platformChannelId, people } = two.team;
    await two.team.deliver(
      two.team.chat.press({ platformChannelId, platformMessageId, actor: people.admin, actionId: foreign }),
    );
    await work();
    expect([await one.team.items(), await two.team.items()]).toEqual([[], []]);
    const other = await testOrganization(stage);
    const { id } = await only(one.team);
    await expect(other.run(other.admin, "decision.answer", { id, verb: "approve" })).rejects.toMatchObject({
      code: "decision.not_found",
    });
  });

  it("a manager's own command makes the item at once", async () => {
    const team = await connectTeam(stage);
    await guard(team);
    await team.deliver(team.command(team.people.admin, "new At once"));
    await work();
    expect(await team.items()).toMatchObject([{ title: "At once" } satisfies Partial<WorkItem>]);
    expect((await team.run<Page<Decision>>(team.admin, "decision.list", {})).data).toEqual([]);
  });

  it("the list of decisions is a command too", async () => {
    const { team } = await ask();
    await team.deliver(team.command(team.people.admin, "decisions --mine"));
    await work();
    expect(privately(team, "admin").at(-1)).toContain("Fix login page");
  });
});

describe("a question with options", () => {
  const paint = defineDecisionKind({
    kind: "choose_colour",
    payload: z.strictObject({}),
    verbs: ["choose"],
    proposerMayAnswer: false,
    carryOut: async (_context, _decision, _payload, { choice }) => ({ title: choice ?? "" }),
  });
  let painting: Stage;

  beforeAll(async () => {
    painting = await createStage({
      modules: [createDecisionsModule({ findPrincipal: memberPrincipal, kinds: [paint] })],
    });
  });
  afterAll(() => painting.close());

  it.each([
    ["buttons", 3],
    ["a select", 8],
  ])("is %s in the channel of its board, and what is chosen there is done once", async (form, count) => {
    const team = await connectTeam(painting);
    const { platformChannelId, connection, workspaceId } = team;
    const { data } = await team.run<Page<Board>>(team.admin, "board.list", { workspaceId });
    const boardId = data[0]?.id as Board["id"];
    await team.run(team.manager, "channel_mapping.set", { connectionId: connection.id, platformChannelId, boardId });
    await team.transact((context) =>
      openDecision(context, paint, {
        workspaceId,
        boardId,
        question: "Which colour?",
        explanation: "",
        answerers: { role: "manager", memberIds: [], quorum: 1 },
        options: Array.from({ length: count }, (_, index) => ({ value: `c${index}`, label: `Colour ${index}` })),
        payload: {},
        expiresInHours: 48,
      }),
    );
    await painting.work();
    const cardOf = () => team.chat.messagesIn(platformChannelId).find(({ card }) => card?.title === "Which colour?");
    const card = cardOf();
    const { platformMessageId = "" } = card?.message ?? {};
    const actions = card?.card?.actions ?? [];
    expect(actions.map(({ kind }) => kind)).toEqual(form === "buttons" ? Array(3).fill("button") : ["select"]);
    const action = actions.find(({ kind, label }) => kind === "select" || label === "Colour 2");
    const press = async (who: "admin" | "user") => {
      const at = { platformChannelId, platformMessageId, actor: team.people[who], actionId: action?.id ?? "" };
      const pressed = team.chat.press(at);
      const chosen = form === "a select" ? { value: "c2" } : {};
      await team.deliver({ ...pressed, events: pressed.events.map((event) => ({ ...event, ...chosen })) });
      await painting.work();
    };
    const decision = async () => (await team.run<Page<Decision>>(team.admin, "decision.list", {})).data[0];
    await press("user");
    expect(await decision()).toMatchObject({ state: "open", answers: [] });
    await press("admin");
    await press("admin");
    expect(await decision()).toMatchObject({
      state: "answered",
      outcome: { verb: "choose", choice: "c2", result: { title: "c2" } },
      answers: [{ memberId: team.admin.memberId, choice: "c2" }],
    });
    expect(cardOf()?.card).toMatchObject({ state: "closed", actions: [] });
    expect(cardOf()?.card?.text).toContain("**Colour 2**");
  });
});
