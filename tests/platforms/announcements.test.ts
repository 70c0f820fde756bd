/** What happens on a board of Trello is told in every channel that is mapped to it, in each organization for itself, and nowhere else. */
import type { Channel } from "@eureka/contracts/channel";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { Connection } from "@eureka/contracts/connection";
import type { Message } from "@eureka/contracts/message";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  connectTrello,
  openPlatformStage,
  openTeam,
  type PlatformStage,
  type PlatformTeam,
  type TrelloSide,
} from "./platform-stage.ts";

let stage: PlatformStage;
let trello: Trello;
let team: PlatformTeam;
/** Shows the same Trello board, by a token of its own. */
let neighbour: PlatformTeam;
/** Has nothing to do with Trello. */
let stranger: PlatformTeam;
let side: TrelloSide;
let rooms: Record<"first" | "second" | "elsewhere" | "neighbour" | "stranger", () => Promise<string[]>>;

async function openRoom(owner: PlatformTeam, name: string, boardId: string): Promise<() => Promise<string[]>> {
  const { run, admin, workspaceId } = owner;
  const { id: channelId } = await run<Channel>(admin, "channel.create", { workspaceId, name });
  const { data } = await run<{ data: Connection[] }>(admin, "connection.list", {});
  const connectionId = data.find(({ connector }) => connector === "built-in")?.id;
  await run(admin, "channel_mapping.set", { connectionId, platformChannelId: channelId, boardId });
  let seen = 0;
  // What is new since it was asked last, threads included.
  return async () => {
    const page = await run<{ data: Message[] }>(admin, "message.list", {
      channelId,
      order: "oldest-first",
      limit: 200,
    });
    const threads = page.data.filter(({ replyCount }) => replyCount > 0);
    const replies = await Promise.all(
      threads.map(({ id: threadId }) =>
        run<{ data: Message[] }>(admin, "message.list", { channelId, threadId, order: "oldest-first", limit: 200 }),
      ),
    );
    const all = [page, ...replies].flatMap((entry) => entry.data);
    const unique = [...new Map(all.map((message) => [message.id, message])).values()].sort((one, other) =>
      one.id < other.id ? -1 : 1,
    );
    const fresh = unique.slice(seen).map(({ text, card }) => `${text}${card ? ` [${card.title}]` : ""}`);
    seen = unique.length;
    return fresh;
  };
}

beforeAll(async () => {
  stage = await openPlatformStage();
  trello = await startTrello();
  [team, neighbour, stranger] = await Promise.all([
    openTeam(stage, [trello]),
    openTeam(stage, [trello]),
    openTeam(stage, [trello]),
  ]);
  side = await connectTrello(team, trello);
  const bot = trello.addMember("Other Bot");
  side.person.addToBoard(side.trelloBoardId, bot.id);
  const { id: connectionId } = await neighbour.run<Connection>(neighbour.admin, "connection.create", {
    connector: "trello",
    title: "Trello",
    settings: { baseUrl: trello.url },
    secrets: { key: trello.app.key, token: trello.issueToken(bot).token, secret: trello.app.secret },
  });
  const platformBoardId = side.trelloBoardId;
  const theirs = await neighbour.run<ConnectedBoard>(neighbour.admin, "connected_board.create", {
    connectionId,
    platformBoardId,
  });
  // What went before is told to nobody.
  await team.settle();
  const own = (owner: PlatformTeam, name: string) =>
    owner.run<{ id: string }>(owner.admin, "board.create", { workspaceId: owner.workspaceId, name });
  rooms = {
    first: await openRoom(team, "first", side.connected.boardId),
    second: await openRoom(team, "second", side.connected.boardId),
    elsewhere: await openRoom(team, "elsewhere", (await own(team, "Another board")).id),
    neighbour: await openRoom(neighbour, "web", theirs.boardId),
    stranger: await openRoom(stranger, "web", (await own(stranger, "Web team")).id),
  };
  await team.settle();
});
afterAll(async () => {
  await trello.close();
  await stage.close();
});

/** Every mapped channel of both organizations hears it once, nobody else anything. */
async function expectTold(...sentences: (string | RegExp)[]): Promise<void> {
  await team.settle();
  const wanted = sentences.map((sentence) =>
    typeof sentence === "string" ? expect.stringContaining(sentence) : expect.stringMatching(sentence),
  );
  for (const name of ["first", "second", "neighbour"] as const) expect(await rooms[name](), name).toEqual(wanted);
  for (const name of ["elsewhere", "stranger"] as const) expect(await rooms[name](), name).toEqual([]);
}

const todo = () => trello.world.listsOf(side.trelloBoardId)[0]?.id ?? "";
const cardId = () => side.cards()[0]?.id ?? "";

it("tells of a new card, of each kind of change, and of anything else in general", async () => {
  const { person } = side;
  person.createCard(todo(), "Bake bread");
  await expectTold(/\[\w+-1 Bake bread\]$/);
  person.editCard(cardId(), { name: "Bake *more* bread" });
  await expectTold(/^Trello: \*\*\w+-1 Bake .+ bread\*\*: a new title$/);
  person.editCard(cardId(), { due: "2099-12-24T10:00:00.000Z" });
  await expectTold("due 2099-12-24");
  const bea = trello.addMember("Bea Baker");
  person.addToBoard(side.trelloBoardId, bea.id);
  await expectTold(
    /^Trello: \*\*Web team\*\*: member added to the board: Bea Baker, by Tess Trello \(\[open\]\(https:/,
  );
  person.addMember(cardId(), bea.id);
  await expectTold(/Bea Baker was assigned$/);
  person.removeMember(cardId(), bea.id);
  await expectTold(/Bea Baker was taken off$/);
  const checklist = person.addChecklist(cardId(), "Steps");
  const entry = person.addItem(checklist.id, "Buy flour");
  await expectTold(/the checklist changed$/);
  person.tickItem(cardId(), entry.id);
  await expectTold(/done: Buy flour$/);
  person.tickItem(cardId(), entry.id, false);
  await expectTold(/to do again: Buy flour$/);
  person.comment(cardId(), "Which flour? @everybody");
  await expectTold(/Which flour\?/);
  person.attach(cardId(), { file: { name: "recipe.txt", bytes: Buffer.from("flour, water") } });
  await expectTold(/recipe.txt was attached$/);
  const field = person.createCustomField(side.trelloBoardId, { name: "Oven", type: "text" });
  await expectTold("**Web team**: custom field made: Oven, by Tess Trello");
  person.setCustomField(cardId(), field.id, { value: { text: "big" } });
  await expectTold(/a detail that is kept there alone$/);
  person.editCard(cardId(), { dueComplete: true });
  await expectTold(
    /\*\*Bake .+ bread\*\*: marked complete, by Tess Trello \(\[open\]\(https:\/\/trello.com\/c\/\w+\)\)$/,
  );
  person.moveCard(cardId(), trello.world.listsOf(side.trelloBoardId)[1]?.id ?? "");
  await expectTold(/moved to Doing$/);
  const id = cardId();
  person.archive(id);
  await expectTold(/archived$/);
  person.restore(id);
  await expectTold(/in use again$/);
});

it("tells of no other place in the same list, and nothing that was done here", async () => {
  side.person.createCard(trello.world.card(cardId()).idList, "Second");
  await expectTold(/Second\]$/);
  const [first, second] = side.cards();
  side.person.editCard(second?.id ?? "", { pos: "top" });
  await expectTold();
  expect(first?.id).not.toBe(second?.id);
  const [item] = await team.items();
  await team.run(team.admin, "work_item.update", { id: item?.id, title: "Said here", description: "by us" });
  await team.run(team.admin, "checklist_entry.create", { workItemId: item?.id, text: "ours" });
  await team.settle();
  for (const name of ["first", "second", "elsewhere", "stranger"] as const)
    expect(await rooms[name](), name).toEqual([]);
  // The neighbour sees the card change, and hears of it in his own words.
  expect((await rooms.neighbour()).every((text) => text.startsWith("Trello: "))).toBe(true);
  expect(trello.violations).toEqual([]);
});

it("tells any other kind in general words, once however often it comes, whatever is missing and whatever stands in it", async () => {
  const { person, trelloBoardId } = side;
  const { id, shortLink } = trello.world.card(cardId());
  trello.eventFaults.copies = 4;
  person.doSomethingElse(trelloBoardId, "addStickerToCard", { card: { id, shortLink, name: "Second" } });
  await expectTold(/^Trello: \*\*Second\*\*: add sticker to card, by Tess Trello \(\[open\]/);
  const hostile = "@everyone <!channel> [click](https://evil.example) **bold**\n# big";
  person.doSomethingElse(trelloBoardId, "paintCardPurple", { card: { id: "f".repeat(24), name: hostile }, old: null });
  await expectTold(
    "**\\@everyone \\<\\!channel\\> \\[click\\]\\(https://evil.example\\) \\*\\*bold\\*\\* \\# big**: paint card purple, by",
  );
  person.doSomethingElse(trelloBoardId, "nobodyKnows", { card: 7, list: null, plugin: { name: "@here `x`" } });
  await expectTold("**Web team**: nobody knows: \\@here \\`x\\`, by Tess Trello");
  // Our own account made the label for the card; and these are told with what they belong to.
  const [item] = await team.items();
  await team.run(team.admin, "work_item.update", { id: item?.id, labels: ["fresh"] });
  person.doSomethingElse(trelloBoardId, "copyCommentCard", { card: { id, shortLink } });
  await team.settle();
  for (const name of ["first", "second", "elsewhere", "stranger"] as const)
    expect(await rooms[name](), name).toEqual([]);
  expect((await rooms.neighbour()).filter((text) => text.includes("label made: fresh, by Eureka Bot"))).toHaveLength(1);
  expect(trello.violations).toEqual([]);
});

it("tells that a comment was edited or deleted where no thread of the item heard it", async () => {
  const { id } = side.person.createCard(todo(), "Third");
  await team.settle();
  const late = await openRoom(team, "later", side.connected.boardId);
  const comment = side.person.comment(id, "Sure?");
  side.person.editComment(comment.id, "Quite sure");
  await team.settle();
  side.person.deleteComment(comment.id);
  await team.settle();
  expect(await late()).toEqual([
    expect.stringContaining("Tess Trello"),
    expect.stringContaining("Tess Trello edited a comment: Quite sure"),
    expect.stringContaining("a comment was deleted"),
  ]);
  for (const read of Object.values(rooms)) await read();
});

it("tells that a copy was deleted where the item goes on elsewhere", async () => {
  const { id } = side.person.createCard(todo(), "Shared");
  await team.settle();
  const item = (await team.items()).find(({ title }) => title === "Shared");
  const own = await team.run<{ id: string }>(team.admin, "board.create", {
    workspaceId: team.workspaceId,
    name: "Own",
  });
  await team.run(team.admin, "work_item.place", { id: item?.id, boardId: own.id });
  await team.settle();
  for (const read of Object.values(rooms)) await read();
  side.person.deleteCard(id);
  await team.settle();
  expect(await rooms.first()).toEqual([expect.stringMatching(/Shared\*\*: the copy there was deleted$/)]);
  expect(await rooms.neighbour()).toEqual([expect.stringMatching(/Shared\*\*: archived$/)]);
  for (const read of Object.values(rooms)) await read();
});

it("says a comment in a channel that has no thread of the item, cut and calling nobody", async () => {
  const late = await openRoom(team, "late", side.connected.boardId);
  side.person.comment(cardId(), `To <!channel> ${"long ".repeat(100)}`);
  await team.settle();
  const [said, ...others] = await late();
  expect(others).toEqual([]);
  expect(said).toMatch(/: Tess Trello commented: To .*long/);
  expect(said?.length).toBeLessThan(400);
  expect((await rooms.first()).filter((text) => text.includes("long long"))).toHaveLength(1);
  expect(await rooms.stranger()).toEqual([]);
});
