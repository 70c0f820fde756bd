/** One work item on four sides: said in Slack, on the team's own board, a card on Trello and an issue on GitHub. */
import type { Board } from "@eureka/contracts/board";
import type { BoardLink } from "@eureka/contracts/board-link";
import type { Comment } from "@eureka/contracts/comment";
import type { HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatSide, openSlack } from "./chat-side.ts";
import { connectRepository, type GitHubSide, installGitHub, openGitHubSide } from "./github-side.ts";
import {
  connectTrello,
  openPlatformStage,
  openTeam,
  type PlatformStage,
  type PlatformTeam,
  type TrelloSide,
} from "./platform-stage.ts";

describe("a work item on linked boards", () => {
  let stage: PlatformStage;
  let chat: ChatSide;
  let trello: Trello;
  let side: TrelloSide;
  let github: GitHubSide;
  let team: PlatformTeam;
  let own: Board;
  let onTrello: Board;
  let onGitHub: Board;

  const run = <Output = unknown>(operation: string, input: unknown) => team.run<Output>(team.admin, operation, input);
  const listOf = (board: Board, name: string) => board.lists.find((list) => list.name === name)?.id ?? "";
  const card = () => side.cards()[0];
  const issue = () => [...github.repository.issues.values()][0];
  const theItem = async (): Promise<WorkItem> => {
    const items = await team.items();
    expect(items).toHaveLength(1);
    return items[0] as WorkItem;
  };
  /** How much has happened on each platform, by whomever. */
  const deeds = () => [trello.world.actions.length, github.github.world.deliveries.length, chat.messages().length];

  beforeAll(async () => {
    stage = await openPlatformStage();
    chat = await openSlack(stage);
    trello = await startTrello();
    github = await openGitHubSide(stage);
    team = await openTeam(stage, [chat, trello, github.github]);
    side = await connectTrello(team, trello);
    const repository = await connectRepository(team, await installGitHub(team, github), github.repository);
    const connection = await chat.install(team);
    await team.link(connection.id, chat.people.manager, team.manager);
    own = await run<Board>("board.create", { workspaceId: team.workspaceId, name: "Product" });
    onTrello = await run<Board>("board.get", { id: side.connected.boardId });
    onGitHub = await run<Board>("board.get", { id: repository.boardId });
    await team.settle();
  });
  afterAll(async () => {
    expect([...trello.violations, ...github.github.violations]).toEqual([]);
    await chat.close();
    await trello.close();
    await github.github.close();
    await stage.close();
  });

  it("is said in the channel, and stands on the team's board, on Trello and on GitHub", async () => {
    await run<BoardLink>("board_link.create", {
      sides: [own, onTrello, onGitHub].map(({ id: boardId }) => ({ boardId })),
      lanes: [[listOf(onGitHub, "Open"), listOf(onTrello, "To do"), listOf(own, "To do"), listOf(own, "Backlog")]],
    });
    await chat.command(chat.people.manager, "/eureka config-board Product");
    await team.settle();
    await chat.command(chat.people.manager, "/eureka new Fix login page");
    await team.settle();
    const item = await theItem();
    expect(item.placements.map(({ boardId }) => boardId).sort()).toEqual(
      [own, onTrello, onGitHub].map(({ id }) => id).sort(),
    );
    expect(side.cards()).toMatchObject([{ name: "Fix login page", list: "To do" }]);
    expect(issue()).toMatchObject({ title: "Fix login page", state: "open" });
  });

  it("is the same everywhere, whichever side it was changed on", async () => {
    side.person.editCard(card()?.id ?? "", { name: "Fix the login page" });
    await team.settle();
    expect(issue()?.title).toBe("Fix the login page");
    github.ann.editIssue(issue() as NonNullable<ReturnType<typeof issue>>, { body: "It fails on Safari." });
    await team.settle();
    expect(trello.world.card(card()?.id ?? "").desc).toContain("It fails on Safari.");
    const item = await theItem();
    expect(item).toMatchObject({ title: "Fix the login page", description: "It fails on Safari." });
    await run("work_item.update", { id: item.id, title: "Fix the sign-in page" });
    await team.settle();
    expect([card()?.name, issue()?.title]).toEqual(["Fix the sign-in page", "Fix the sign-in page"]);
  });

  it("moves along: begun on Trello, closed on GitHub, opened again on the team's board", async () => {
    const doing = trello.world.listsOf(side.trelloBoardId).find(({ name }) => name === "Doing");
    side.person.moveCard(card()?.id ?? "", doing?.id ?? "");
    await team.settle();
    const begun = await theItem();
    expect([begun.state, issue()?.state]).toEqual(["doing", "open"]);
    expect(begun.placements.find(({ boardId }) => boardId === own.id)?.listId).toBe(listOf(own, "Doing"));

    github.ann.editIssue(issue() as NonNullable<ReturnType<typeof issue>>, {
      state: "closed",
      stateReason: "completed",
    });
    await team.settle();
    expect([(await theItem()).state, card()?.list]).toEqual(["done", "Done"]);

    await run("work_item.move", { id: begun.id, listId: listOf(own, "To do") });
    await team.settle();
    expect([card()?.list, issue()?.state]).toEqual(["To do", "open"]);
  });

  it("is discussed on all sides, each word once", async () => {
    side.person.comment(card()?.id ?? "", "Seen on Firefox too");
    github.ann.comment(issue() as NonNullable<ReturnType<typeof issue>>, "A fix is on the way");
    await team.settle();
    const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: (await theItem()).id });
    expect(data.map(({ body }) => body).sort()).toEqual(["A fix is on the way", "Seen on Firefox too"]);
    const said = trello.world.actions.filter(({ type }) => type === "commentCard").map(({ data: { text } }) => text);
    expect(said).toEqual(["Seen on Firefox too", expect.stringContaining("A fix is on the way")]);
    expect(issue()?.comments.map(({ body }) => body)).toEqual([
      "A fix is on the way",
      expect.stringContaining("Seen on Firefox too"),
    ]);
    for (const words of ["Seen on Firefox too", "A fix is on the way"])
      expect(chat.messages().filter(({ text }) => text.includes(words))).toHaveLength(1);
  });

  it("shows its trail, and is left in peace when nothing changes", async () => {
    const { id } = await theItem();
    const { data } = await run<{ data: HistoryEntry[] }>("work_item.history", { id, limit: 100 });
    const titles = data.flatMap(({ changes }) => (changes.title ? [changes.title.to] : []));
    expect(titles.toReversed()).toEqual(["Fix login page", "Fix the login page", "Fix the sign-in page"]);
    const before = deeds();
    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    expect(deeds()).toEqual(before);
  });
});
