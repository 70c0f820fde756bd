/** The same story on every chat: talk becomes a work item, a card on Trello, and a discussion on both sides. */
import type { Board } from "@eureka/contracts/board";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatSide, chatSides } from "./chat-side.ts";
import {
  connectTrello,
  openPlatformStage,
  openTeam,
  type PlatformStage,
  type PlatformTeam,
  type TrelloSide,
} from "./platform-stage.ts";

describe.each(Object.entries(chatSides))("work that is talked about in %s", (_name, open) => {
  let stage: PlatformStage;
  let chat: ChatSide;
  let trello: Trello;
  let team: PlatformTeam;
  let side: TrelloSide;

  beforeAll(async () => {
    stage = await openPlatformStage();
    chat = await open(stage);
    trello = await startTrello();
    team = await openTeam(stage, [chat, trello]);
    side = await connectTrello(team, trello);
    const connection = await chat.install(team);
    await team.link(connection.id, chat.people.manager, team.manager);
    await team.link(connection.id, chat.people.viewer, team.viewer);
    await team.settle();
  });
  afterAll(async () => {
    await chat.close();
    await trello.close();
    await stage.close();
  });

  const card = (title: string) => side.cards().find(({ name }) => name === title);
  const ours = () => chat.messages().filter(({ isOurs }) => isOurs);

  it("is led to the board of the platform by a command in the channel", async () => {
    await chat.command(chat.people.manager, "/eureka config-board Web team");
    await team.settle();
    await chat.command(chat.people.manager, "/eureka status");
    await team.settle();
    expect(chat.whispers(chat.people.manager).at(-1)).toContain("Web team");
  });

  it("becomes a card on Trello, and the answer in the channel leads there", async () => {
    await chat.command(chat.people.manager, "/eureka new Fix login page, urgent");
    await team.settle();
    expect(side.cards()).toMatchObject([{ list: "To do", name: "Fix login page" }]);
    const answers = ours().filter(({ text }) => text.includes("Fix login page"));
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).toContain("Open in Trello");
    expect(await team.items()).toHaveLength(1);
  });

  it("is discussed on both sides: each word appears once over there, with its edits and deletions", async () => {
    const [posted] = ours().filter(({ text }) => text.includes("Fix login page"));
    const { id: cardId } = card("Fix login page") ?? { id: "" };
    await chat.reply(chat.people.manager, posted?.id ?? "", "It fails on Safari only");
    await team.settle();
    const comments = () =>
      trello.world.actions
        .filter(({ type, idModels }) => type === "commentCard" && idModels.includes(cardId))
        .map(({ data }) => data.text);
    // Over there nobody knows the author, so it says who it is and where he said it.
    expect(comments()).toEqual([expect.stringMatching(/^\*\*.+, via .+:\*\* It fails on Safari only/)]);
    const comment = side.person.comment(cardId, "Seen on Firefox too");
    await team.settle();
    const inThread = () => chat.messages().filter(({ threadId }) => threadId === posted?.id);
    expect(inThread().filter(({ text }) => text.includes("Seen on Firefox too"))).toHaveLength(1);
    side.person.editComment(comment.id, "Seen on Firefox 140 too");
    await team.settle();
    expect(inThread().filter(({ text }) => text.includes("Seen on Firefox"))).toMatchObject([
      { text: expect.stringContaining("Firefox 140") },
    ]);
    side.person.deleteComment(comment.id);
    await team.settle();
    expect(inThread().filter(({ text }) => text.includes("Seen on Firefox"))).toEqual([]);
    expect(comments()).toHaveLength(1);
  });

  it("moves on both sides", async () => {
    const [posted] = ours().filter(({ text }) => text.includes("Fix login page"));
    await chat.press(chat.people.manager, posted?.id ?? "", "Done");
    await team.settle();
    expect(card("Fix login page")?.list).toBe("Done");
    const board = await team.run<Board>(team.admin, "board.get", { id: side.connected.boardId });
    const doing = board.lists.find(({ name }) => name === "Doing");
    const list = [...trello.world.lists.values()].find(({ name }) => name === "Doing");
    side.person.moveCard(card("Fix login page")?.id ?? "", list?.id ?? "");
    await team.settle();
    expect((await team.items())[0]).toMatchObject({ state: "doing", placements: [{ listId: doing?.id }] });
  });

  it("of somebody who may not is refused to that person alone", async () => {
    await chat.command(chat.people.viewer, "/eureka new Not allowed");
    await chat.command(chat.people.stranger, "/eureka new Unknown person");
    await team.settle();
    expect(await team.items()).toHaveLength(1);
    expect(side.cards()).toHaveLength(1);
    expect(chat.messages().filter(({ text }) => /Not allowed|Unknown person/.test(text))).toEqual([]);
    expect(chat.whispers(chat.people.viewer)).not.toEqual([]);
  });

  it("that begins on Trello is told in the channel, once", async () => {
    const list = [...trello.world.lists.values()].find(({ name }) => name === "To do");
    side.person.createCard(list?.id ?? "", "Made on Trello");
    await team.settle();
    expect(ours().filter(({ text }) => text.includes("Made on Trello"))).toHaveLength(1);
    expect((await team.items()).map(({ title }) => title)).toContain("Made on Trello");
    expect(side.cards().filter(({ name }) => name === "Made on Trello")).toHaveLength(1);
  });

  it("breaks no rule of any platform", () => {
    expect(chat.violations()).toEqual([]);
    expect(trello.violations).toEqual([]);
  });
});
