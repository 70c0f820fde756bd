import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  type ConnectorTools,
  type InboundRequest,
  loadRecordedDeliveries,
  type ParsedDelivery,
  type RecordedDelivery,
  requestOfRecordedDelivery,
  type TrackerCapability,
  type TrackerItem,
} from "@eureka/connector-sdk";
import { describeInboundContract, describeTrackerContract } from "@eureka/connector-sdk/testing";
import type { PlatformItemFields } from "@eureka/contracts/universal-event";
import {
  type Board,
  type List,
  type Member,
  type Person,
  startTrello,
  type Trello,
  trelloFailures,
} from "@eureka/simulators/trello";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTrelloClient } from "./client.ts";
import { createTrelloHooks } from "./hooks.ts";
import { signatureHeader, signTrelloDelivery, trelloInbound } from "./inbound.ts";
import { trello as connector } from "./index.ts";
import { markerLength, markerOf, readMarker, withoutMarker } from "./marker.ts";
import { keyBetween, positionOf, writeOrderKey } from "./order-key.ts";
import { createTrelloTracker } from "./tracker.ts";
import { toldElsewhere } from "./translate-action.ts";

const fixtures = await loadRecordedDeliveries(join(import.meta.dirname, "fixtures"));

/** The payloads were recorded without their signature. */
function sign(delivery: RecordedDelivery): RecordedDelivery {
  const signature = signTrelloDelivery(delivery.secrets.secret ?? "", requestOfRecordedDelivery(delivery));
  return { ...delivery, headers: { ...delivery.headers, [signatureHeader]: signature } };
}

interface Stage {
  readonly trello: Trello;
  readonly ann: Member;
  readonly bot: Member;
  readonly person: Person;
  readonly board: Board;
  readonly lists: readonly [List, List];
  readonly tools: ConnectorTools;
  readonly tracker: TrackerCapability;
}

/** A board of two lists, a person on it, and the account that the connector writes as. */
async function startStage(): Promise<Stage> {
  const trello = await startTrello({ webhooks: { repeatAfterMilliseconds: [] } });
  const ann = trello.addMember("Ann");
  const bot = trello.addMember("Eureka");
  const person = trello.as(ann);
  const board = person.createBoard("Operations", { defaultLists: false, defaultLabels: false });
  const lists = [person.createList(board.id, "To do"), person.createList(board.id, "Done")] as const;
  person.addToBoard(board.id, bot.id);
  const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });
  const tools: ConnectorTools = {
    baseUrl: trello.url,
    fetch,
    tokenProvider: async (request) => (request?.purpose === "key" ? trello.app.key : token),
    clock: { now: () => new Date() },
  };
  return { trello, ann, bot, person, board, lists, tools, tracker: createTrelloTracker(createTrelloClient(tools)) };
}

describeInboundContract(connector, fixtures, { sign });

describeTrackerContract("trello", async () => {
  const { trello, ann, person, board, tracker } = await startStage();
  person.createBoard("Elsewhere");
  return {
    tracker,
    platformBoardId: board.id,
    platformUserId: ann.id,
    unknown: { platformBoardId: "0".repeat(24), platformItemId: "1".repeat(24) },
    faults: {
      failNext: (code) => trello.faults.answerNext(trelloFailures[code]),
      rateLimitNext: (seconds) => trello.faults.answerNext(trelloFailures.rateLimited(seconds)),
      loseNextAnswer: () => trello.faults.loseNextAnswer(),
    },
    readTitles: async () => trello.world.cardsOf(board.id).map(({ name }) => name),
    async close() {
      // Nothing that the contract asks for may lead to a request that Trello would not understand.
      expect(trello.violations).toEqual([]);
      await trello.close();
    },
  };
});

describe("the Trello tracker", () => {
  let stage: Stage;
  let wishes = 0;
  beforeEach(async () => {
    stage = await startStage();
  });
  afterEach(async () => {
    expect(stage.trello.violations).toEqual([]);
    await stage.trello.close();
  });
  const intent = () => `wish-${++wishes}`;
  const create = (fields: Partial<PlatformItemFields> & { title: string }) =>
    stage.tracker.createItem({ intent: intent(), platformBoardId: stage.board.id, fields });
  const update = (item: TrackerItem, fields: Partial<PlatformItemFields>) =>
    stage.tracker.updateItem({ intent: intent(), item, fields });
  const titlesOf = (list: List) => stage.trello.world.cardsIn(list.id).map(({ name }) => name);
  const checklistsOf = (item: TrackerItem) =>
    stage.trello.world
      .checklistsOf(item.platformItemId)
      .map(({ name, checkItems }) => [
        name,
        ...checkItems.map((entry) => `${entry.state === "complete" ? "x" : "-"} ${entry.name}`),
      ]);
  const typesSince = (count: number) => stage.trello.world.actions.slice(count).map(({ type }) => type);

  it("hides its marker where nobody sees it, and keeps it when the description is written anew", async () => {
    const wish = { intent: "only-this", platformBoardId: stage.board.id, fields: { title: "one", body: "text" } };
    const item = await stage.tracker.createItem(wish);
    const { desc } = stage.trello.world.card(item.platformItemId);
    expect(desc.replace(/[\p{Cf}\u200b]/gu, "")).toBe("text");
    expect(desc).toHaveLength("text".length + markerLength);
    await update(item, { body: "rewritten" });
    const search = { intent: "only-this", platformBoardId: stage.board.id, sentAfter: new Date() };
    expect(await stage.tracker.findByIntent(search)).toMatchObject({ fields: { body: "rewritten" } });
    expect(await stage.tracker.findByIntent({ ...search, intent: "another" })).toBeNull();
    expect(stage.trello.world.card(item.platformItemId).attachments).toEqual([]);
  });

  it("goes on with a card whose creation broke off, and never shows it as done before it is", async () => {
    const checklist = ["one", "two", "three"].map((text) => ({ text, done: false }));
    const fields = { title: "long", body: "text", checklist, archived: true };
    const wish = { intent: intent(), platformBoardId: stage.board.id, fields };
    const search = { intent: wish.intent, platformBoardId: stage.board.id, sentAfter: new Date() };
    let writes = 0;
    const breakOff = (async (address: string, init: RequestInit) => {
      if (init.method !== "GET" && ++writes === 4) stage.trello.faults.answerNext(trelloFailures.rateLimited(7));
      return fetch(address, init);
    }) as typeof fetch;
    const tracker = createTrelloTracker(createTrelloClient({ ...stage.tools, fetch: breakOff }));
    await expect(tracker.createItem(wish)).rejects.toMatchObject({ code: "rate_limited" });
    expect(stage.trello.world.cardsOf(stage.board.id)).toHaveLength(1);
    expect(await stage.tracker.findByIntent(search)).toBeNull();
    const item = await tracker.createItem(wish);
    expect(item.fields).toMatchObject(fields);
    expect((await stage.tracker.findByIntent(search))?.platformItemId).toBe(item.platformItemId);
    expect(checklistsOf(item)).toEqual([["Checklist", "- one", "- two", "- three"]]);
    expect(stage.trello.world.cardsOf(stage.board.id)).toHaveLength(1);
  });

  it("leaves nothing behind of a card that Trello refuses half-way", async () => {
    const checklist = [
      { text: "fine", done: false },
      { text: "refused", done: false },
    ];
    const refuse = (async (address: string, init: RequestInit) => {
      if (String(init.body).includes("refused")) stage.trello.faults.answerNext(trelloFailures.invalid);
      return fetch(address, init);
    }) as typeof fetch;
    const tracker = createTrelloTracker(createTrelloClient({ ...stage.tools, fetch: refuse }));
    const wish = { intent: intent(), platformBoardId: stage.board.id, fields: { title: "half", checklist } };
    await expect(tracker.createItem(wish)).rejects.toMatchObject({ code: "invalid" });
    expect(stage.trello.world.cardsOf(stage.board.id)).toEqual([]);
  });

  it("brings the checklist to the wish with as little change as possible", async () => {
    const entries = (...texts: string[]) => texts.map((text) => ({ text: text.slice(2), done: text.startsWith("x") }));
    const item = await create({ title: "steps", checklist: entries("- one", "x two") });
    expect(checklistsOf(item)).toEqual([["Checklist", "- one", "x two"]]);
    let before = stage.trello.world.actions.length;
    expect((await update(item, { checklist: entries("x one", "x two", "- three") })).fields.checklist).toEqual(
      entries("x one", "x two", "- three"),
    );
    expect(typesSince(before)).toEqual(["updateCheckItemStateOnCard", "createCheckItem"]);
    before = stage.trello.world.actions.length;
    const turned = entries("- three", "- new", "x one");
    expect((await update(item, { checklist: turned })).fields.checklist).toEqual(turned);
    await update(item, { checklist: turned });
    expect(typesSince(before)).toEqual(["deleteCheckItem", "updateCheckItem", "createCheckItem", "updateCheckItem"]);
    expect((await update(item, { checklist: [] })).fields.checklist).toEqual([]);
    expect(checklistsOf(item)).toEqual([]);
  });

  it("reads the checklists of others behind ours and leaves their entries where they stand", async () => {
    const item = await create({ title: "steps" });
    const theirs = stage.person.addChecklist(item.platformItemId, "Packing list");
    for (const name of ["tent", "rope"]) stage.person.addItem(theirs.id, name);
    await update(item, {
      checklist: [
        { text: "ours", done: false },
        { text: "tent", done: true },
        { text: "rope", done: false },
      ],
    });
    expect(checklistsOf(item)).toEqual([
      ["Packing list", "x tent", "- rope"],
      ["Checklist", "- ours"],
    ]);
    expect((await stage.tracker.getItem(item)).fields.checklist.map(({ text }) => text)).toEqual([
      "ours",
      "tent",
      "rope",
    ]);
    await update(item, { checklist: [{ text: "rope", done: false }] });
    expect(checklistsOf(item)).toEqual([["Packing list", "- rope"]]);
  });

  it("makes labels once, gives them a colour, and leaves those without a name alone", async () => {
    const unnamed = stage.person.createLabel(stage.board.id, "", "green");
    const item = await create({ title: "a", labels: ["bug", "login"] });
    await create({ title: "b", labels: ["bug"] });
    stage.person.addLabel(item.platformItemId, unnamed.id);
    const changed = await update(item, { labels: ["login"] });
    expect(changed.fields.labels).toEqual(["login"]);
    expect(stage.trello.world.card(item.platformItemId).idLabels).toContain(unnamed.id);
    const labels = stage.trello.world.labelsOf(stage.board.id).filter(({ name }) => name !== "");
    expect(labels.map(({ name }) => name).sort()).toEqual(["bug", "login"]);
    expect(labels.every(({ color }) => color !== null)).toBe(true);
    const { platformBoardId } = item;
    const listed = await stage.tracker.listLabels({ platformBoardId });
    expect(listed.map(({ color = "" }) => /^#[0-9a-f]{6}$/.test(color))).toEqual([true, true]);
  });

  it("takes people and the due moment off again, and refuses a due date", async () => {
    const due = { kind: "instant", at: "2030-02-28T15:30:00.000Z" } as const;
    const item = await create({ title: "a", assignees: [stage.ann.id, stage.bot.id], due });
    expect((await update(item, { assignees: [], due: null })).fields).toMatchObject({ assignees: [], due: null });
    await expect(update(item, { due: { kind: "date", date: "2030-02-28" } })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("places cards among their neighbours by the order that people see", async () => {
    const [todo, done] = stage.lists;
    const [a, b, c] = [await create({ title: "a" }), await create({ title: "b" }), await create({ title: "c" })];
    const move = (item: TrackerItem, list: List, position: "first" | "last" | { afterPlatformItemId: string }) =>
      stage.tracker.moveItem({ intent: intent(), item, platformListId: list.id, position });
    await move(c, todo, { afterPlatformItemId: a.platformItemId });
    expect(titlesOf(todo)).toEqual(["a", "c", "b"]);
    const before = stage.trello.world.actions.length;
    await move(c, todo, { afterPlatformItemId: a.platformItemId });
    await move(a, todo, "first");
    await move(b, todo, "last");
    expect(typesSince(before)).toEqual([]);
    await move(a, done, "last");
    await expect(move(b, todo, { afterPlatformItemId: a.platformItemId })).rejects.toMatchObject({ code: "invalid" });
    const keys = [c, b].map(async (item) => (await stage.tracker.getItem(item)).orderKey ?? "");
    const [first = "", second = ""] = await Promise.all(keys);
    expect(first < second).toBe(true);
  });

  it("writes positions so that their texts sort as the numbers do", () => {
    const positions = [0, 0.000_001, 0.5, 1, 1.5, 4_096, 65_535, 65_536, 140_737_488_355_328, 1e300];
    const keys = positions.map((pos) => writeOrderKey(pos, "5abbe4b7ddc1b351ef961414"));
    expect(keys.toSorted()).toEqual(keys);
    expect(new Set(keys.map(({ length }) => length)).size).toBe(1);
    expect(keys.map(positionOf)).toEqual(positions);
  });

  it("finds a position between two cards as long as there is a number between theirs", () => {
    const id = "5abbe4b7ddc1b351ef961414";
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const index = place % (keys.length + 1);
          const key = keyBetween(keys[index - 1] ?? null, keys[index] ?? null);
          if (key !== null) keys.splice(index, 0, writeOrderKey(positionOf(key), id));
        }
        expect(keys).toEqual([...new Set(keys)].sort());
      }),
    );
    const [one, next, largest] = [1, 1 + Number.EPSILON, 1e300].map((pos) => writeOrderKey(pos, id)) as [
      string,
      string,
      string,
    ];
    expect([keyBetween(one, next), keyBetween(one, one), keyBetween(next, one), keyBetween(largest, null)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("sees changes that no log shows, and cards that left the board", async () => {
    const items = [
      await create({ title: "labelled" }),
      await create({ title: "moved away" }),
      await create({ title: "ticked" }),
    ];
    const [labelled, away, ticked] = items as [TrackerItem, TrackerItem, TrackerItem];
    const { platformBoardId } = labelled;
    const { nextCursor } = await stage.tracker.listChanges({ platformBoardId });
    const idle = await stage.tracker.listChanges({ platformBoardId, cursor: nextCursor });
    const label = stage.person.createLabel(stage.board.id, "bug", "red");
    stage.person.addLabel(labelled.platformItemId, label.id);
    stage.person.addItem(stage.person.addChecklist(ticked.platformItemId, "Steps").id, "one");
    const elsewhere = stage.person.createBoard("Elsewhere");
    const [list] = stage.trello.world.listsOf(elsewhere.id);
    stage.person.moveCardToBoard(away.platformItemId, elsewhere.id, list?.id ?? "");
    const { changes, nextCursor: last } = await stage.tracker.listChanges({ platformBoardId, cursor: idle.nextCursor });
    expect(changes).toHaveLength(3);
    expect(changes).toContainEqual({ kind: "deleted", platformItemId: away.platformItemId });
    const present = changes.flatMap((change) => (change.kind === "present" ? [change.item.fields] : []));
    expect(present.map(({ labels, checklist }) => [labels, checklist])).toEqual([
      [["bug"], []],
      [[], [{ text: "one", done: false }]],
    ]);
    expect((await stage.tracker.listChanges({ platformBoardId, cursor: last })).changes).toEqual([]);
    await expect(stage.tracker.listChanges({ platformBoardId, cursor: "{}" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("takes nothing for deleted because a token was refused in the middle", async () => {
    const item = await create({ title: "still there" });
    const { platformBoardId } = item;
    const { nextCursor: cursor } = await stage.tracker.listChanges({ platformBoardId });
    stage.trello.faults.answerNext(trelloFailures.unauthorized);
    await expect(stage.tracker.listChanges({ platformBoardId, cursor })).rejects.toMatchObject({
      code: "unauthorized",
    });
    const stranger = stage.trello.issueToken(stage.trello.addMember("Eve"));
    const tokenProvider: ConnectorTools["tokenProvider"] = async (request) =>
      request?.purpose === "key" ? stage.trello.app.key : stranger.token;
    const tracker = createTrelloTracker(createTrelloClient({ ...stage.tools, tokenProvider }));
    await expect(tracker.getItem(item)).rejects.toMatchObject({ code: "not_found" });
    await expect(tracker.updateItem({ intent: intent(), item, fields: { title: "x" } })).rejects.toMatchObject({
      code: "unauthorized",
    });
    await expect(tracker.listChanges({ platformBoardId, cursor })).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("reads boards that Trello gives in several parts", async () => {
    const [todo] = stage.lists;
    for (let number = 0; number < 1_001; number++) stage.person.createCard(todo.id, `card ${number}`);
    const platformBoardId = stage.board.id;
    const first = await stage.tracker.listChanges({ platformBoardId, limit: 5_000 });
    const second = await stage.tracker.listChanges({ platformBoardId, limit: 5_000, cursor: first.nextCursor });
    expect([first.changes.length, first.hasMore, second.changes.length, second.hasMore]).toEqual([
      1_000,
      true,
      1,
      false,
    ]);
    const { nextCursor } = second;
    const [oldest] = stage.trello.world.cardsIn(todo.id);
    stage.person.editCard(oldest?.id ?? "", { name: "renamed" });
    const later = await stage.tracker.listChanges({ platformBoardId, cursor: nextCursor });
    expect(later.changes.at(-1)).toMatchObject({ kind: "present", item: { fields: { title: "renamed" } } });
  });

  it("names the connection and its own account", async () => {
    if (connector.auth.kind !== "token") throw new TypeError("Trello is authorised by tokens");
    expect(await connector.auth.readInstallation(stage.tools)).toEqual({
      platformWorkspaceId: "trello",
      platformWorkspaceName: "Trello (Eureka)",
      ourselves: { platformUserId: stage.bot.id, displayName: "Eureka", isBot: true },
    });
  });

  it("never sends a secret in an address, nor an id that leads elsewhere", async () => {
    const addresses: string[] = [];
    const spy = ((address: string, init: RequestInit) => {
      addresses.push(address);
      return fetch(address, init);
    }) as typeof fetch;
    const tracker = createTrelloTracker(createTrelloClient({ ...stage.tools, fetch: spy }));
    await tracker.listBoards({});
    const token = await stage.tools.tokenProvider({ purpose: "token" });
    expect(addresses.some((address) => address.includes(token) || address.includes(stage.trello.app.key))).toBe(false);
    const item = { platformBoardId: stage.board.id, platformItemId: "../members/me" };
    await expect(tracker.getItem(item)).rejects.toMatchObject({ code: "invalid" });
    expect(addresses).toHaveLength(1);
  });
});

describe("Trello's deliveries", () => {
  let stage: Stage;
  let host: Awaited<ReturnType<typeof startHost>>;
  beforeEach(async () => {
    stage = await startStage();
    host = await startHost(stage.trello.app.secret);
  });
  afterEach(async () => {
    await stage.trello.close();
    host.close();
  });

  it("come for a registered board only, once registered, until removed", async () => {
    const hooks = createTrelloHooks(createTrelloClient(stage.tools));
    const wish = { watchedId: stage.board.id, callbackUrl: host.url };
    const hook = await hooks.register(wish);
    expect(hook).toMatchObject({ ...wish, active: true });
    expect(await hooks.register(wish)).toEqual(hook);
    const stored = stage.trello.world.webhooks.get(hook.platformHookId);
    if (stored) stored.active = false;
    expect(await hooks.list()).toEqual([{ ...hook, active: false }]);
    expect(await hooks.register(wish)).toEqual(hook);
    await hooks.remove(hook.platformHookId);
    await hooks.remove(hook.platformHookId);
    expect(await hooks.list()).toEqual([]);
    await expect(hooks.register({ ...wish, callbackUrl: `${host.url}/gone` })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("become the events of what people did", async () => {
    await createTrelloHooks(createTrelloClient(stage.tools)).register({
      watchedId: stage.board.id,
      callbackUrl: host.url,
    });
    const { person, ann, board, lists } = stage;
    const [todo, done] = lists;
    const card = person.createCard(todo.id, "Fix login");
    person.editCard(card.id, { desc: `text${markerOf("x")}`, due: "2030-02-28T15:30:00.000Z" });
    person.moveCard(card.id, done.id);
    person.editCard(card.id, { pos: 5 });
    person.addMember(card.id, ann.id);
    const checklist = person.addChecklist(card.id, "Checklist");
    person.tickItem(card.id, person.addItem(checklist.id, "one").id);
    person.addLabel(card.id, person.createLabel(board.id, "bug", "red").id);
    const comment = person.comment(card.id, "hello");
    person.editComment(comment.id, "hello again");
    person.deleteComment(comment.id);
    person.archive(card.id);
    person.deleteCard(card.id);
    person.editBoard(board.id, { closed: true });
    await stage.trello.idle();
    const onCard = { platformBoardId: board.id, platformItemId: card.id };
    const updated = (changed: string[], fields = {}) => ({ ...onCard, type: "item.updated", changed, fields });
    const author = { platformUserId: ann.id, displayName: "Ann", isBot: false };
    expect(host.refused).toEqual([]);
    const byDate = host.parsed
      .flatMap(({ events }) => events)
      .sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
    expect(byDate).toMatchObject([
      { ...onCard, type: "item.created", actor: author, fields: { title: "Fix login", platformListId: todo.id } },
      updated(["body"], { body: "text" }),
      updated(["due"], { due: { kind: "instant", at: "2030-02-28T15:30:00.000Z" } }),
      updated(["platformListId"], { platformListId: done.id }),
      updated(["position"]),
      updated(["assignees"]),
      updated(["checklist"]),
      updated(["checklist"]),
      updated(["checklist"]),
      { type: "board.changed", change: "updated" },
      { type: "board.activity", kind: "createLabel", words: "label made: bug", subject: "Operations", mayBeOurs: true },
      updated(["labels"]),
      { ...onCard, type: "item.commented", comment: { platformCommentId: comment.id, author, body: "hello" } },
      { ...onCard, type: "item.comment_edited", comment: { platformCommentId: comment.id, body: "hello again" } },
      { ...onCard, type: "item.comment_deleted", platformCommentId: comment.id },
      updated(["archived"], { archived: true }),
      { ...onCard, type: "item.deleted" },
      { type: "board.changed", platformBoardId: board.id, change: "archived" },
      { type: "board.activity", platformBoardId: board.id, actor: author, words: "board archived" },
    ]);
    expect(new Set(byDate.map(({ platformWorkspaceId }) => platformWorkspaceId))).toEqual(new Set(["trello"]));
  });

  it("tell what changes nothing here in words, with what is there of who, where and what", async () => {
    const { person, ann, bot, board, lists } = stage;
    const [todo] = lists;
    const card = person.createCard(todo.id, "Fix login");
    const onCard = { card: { id: card.id, name: card.name, shortLink: card.shortLink } };
    const before = stage.trello.world.actions.length;
    const cases: readonly (readonly [type: string, data: Record<string, unknown>, wanted: object | null])[] = [
      ["updateCard", { ...onCard, old: { start: null, cover: {} } }, { words: "card changed: start date, cover" }],
      ["addLabelToCard", { ...onCard, label: { name: "", color: "sky" } }, { words: "label put on: sky" }],
      [
        "updateCheckItem",
        { ...onCard, old: { due: null }, checkItem: { name: "Pay" } },
        { words: "checklist entry changed: Pay" },
      ],
      [
        "updateChecklist",
        { ...onCard, old: { name: "a" }, checklist: { name: "b" } },
        { words: "checklist changed: b" },
      ],
      [
        "addStickerToCard",
        { ...onCard, sticker: { image: "star" } },
        { words: "add sticker to card", subject: "Fix login" },
      ],
      ["createList", { list: { id: todo.id, name: "To do" } }, { words: "list made", subject: "To do" }],
      [
        "updateBoard",
        { old: { prefs: { background: "blue" } } },
        { words: "board changed: settings", subject: "Operations" },
      ],
      // Nothing of a comment that was taken back but its card.
      ["deleteComment", onCard, { words: "comment deleted", platformItemId: card.id }],
      ["commentCard", { ...onCard, text: 7 }, { words: "comment card" }],
      ["__proto__", { card: null, list: "no", old: [], label: 3, "": {} }, { words: "proto", kind: "__proto__" }],
      ["toString", { board: { id: board.id } }, { words: "to string" }],
      ["🤷", { card: {}, board: null }, { words: "something changed", platformBoardId: board.id }],
      ...Object.keys(toldElsewhere).map((type) => [type, onCard, null] as const),
    ];
    for (const [type, data] of cases) person.doSomethingElse(board.id, type, data);
    const actions = stage.trello.world.actions.slice(before).map(({ data, ...action }) => ({
      ...action,
      data,
      memberCreator: { id: ann.id, fullName: "Ann" },
    }));
    const activities = actions.map((action) =>
      parse(action, board.id).events.find(({ type }) => type === "board.activity"),
    );
    expect(activities).toEqual(
      cases.map(([kind, , wanted]) =>
        wanted === null
          ? undefined
          : expect.objectContaining({ kind, actor: expect.objectContaining({ displayName: "Ann" }), ...wanted }),
      ),
    );
    // A bare action, and one about somebody.
    const bare = { id: "a".repeat(24), type: "newKind", date: "2030-01-01T00:00:00.000Z", data: {} };
    expect(parse(bare, board.id)).toMatchObject({
      events: [{ type: "board.activity", platformBoardId: board.id, words: "new kind" }],
      ignored: [],
    });
    expect(
      parse({ ...bare, type: "makeObserverOfBoard", member: { id: bot.id, fullName: "Bo" } }, board.id),
    ).toMatchObject({
      events: [{ type: "board.activity", about: { platformUserId: bot.id, displayName: "Bo" } }],
    });
  });

  it("are refused at another address than the one that was registered", () => {
    const [delivery] = fixtures.filter(({ method }) => method === "POST").map(sign);
    if (!delivery) throw new TypeError("there are no fixtures");
    const request = requestOfRecordedDelivery(delivery);
    const now = new Date(delivery.receivedAt);
    expect(trelloInbound.verify(request, delivery.secrets, now)).toEqual({ ok: true });
    const elsewhere = { ...request, url: `${request.url}?part=2` };
    expect(trelloInbound.verify(elsewhere, delivery.secrets, now)).toEqual({ ok: false, reason: "signature_wrong" });
    expect(trelloInbound.identify({ ...request, method: "GET" })).toEqual({ kind: "unknown" });
  });

  it("make no event of a moment that nobody can read, and no error either", () => {
    const [delivery] = fixtures.filter(({ name }) => name === "a due date for a card");
    if (!delivery) throw new TypeError("there is no such fixture");
    const text = JSON.stringify(delivery.body).replace('"due":"2016-05-11T10:00:00.000Z"', '"due":"soon"');
    const request = { ...requestOfRecordedDelivery(delivery), body: new TextEncoder().encode(text) };
    expect(trelloInbound.parse(request).events).toMatchObject([{ type: "item.updated", fields: {}, changed: ["due"] }]);
  });
});

describe("the marker of an intent", () => {
  it("is its own for every intent, invisible, and comes off exactly", () => {
    const markers = new Set(Array.from({ length: 1_000 }, (_, index) => markerOf(`intent-${index}`)));
    expect(markers.size).toBe(1_000);
    for (const text of ["", "a", "👩‍👩‍👧‍👦", "ends \u200b", "```ts\nopen fence", "مرحبا"]) {
      const marked = text + markerOf("x");
      expect(withoutMarker(marked)).toBe(text);
      expect(readMarker(marked)).toBe(markerOf("x"));
      expect([readMarker(text), withoutMarker(text)]).toEqual(["", text]);
    }
    expect(markerOf("x").trim()).toHaveLength(markerLength);
  });
});

/** What is understood of an action that the webhook of a board delivers. */
function parse(action: object, boardId: string): ParsedDelivery {
  const body = new TextEncoder().encode(JSON.stringify({ action, model: { id: boardId } }));
  return trelloInbound.parse({ method: "POST", url: "https://eureka.example/hooks/trello/k1", headers: {}, body });
}

/** What the gateway of a host does with a delivery. */
async function startHost(secret: string) {
  const parsed: ParsedDelivery[] = [];
  const refused: unknown[] = [];
  let url = "";
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const inbound: InboundRequest = {
        method: request.method === "HEAD" ? "HEAD" : "POST",
        url,
        pathKey: "k1",
        headers: request.headers as Record<string, string>,
        body: new Uint8Array(Buffer.concat(chunks)),
      };
      const identity = trelloInbound.identify(inbound);
      if (request.url !== "/hooks/trello/k1") return void response.writeHead(404).end();
      if (identity.kind === "unsigned") return void response.writeHead(identity.reply.status).end();
      const verified = await trelloInbound.verify(inbound, { secret }, new Date());
      if (verified.ok) parsed.push(trelloInbound.parse(inbound));
      else refused.push(verified);
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/trello/k1`;
  return { url, parsed, refused, close: () => server.close() };
}
