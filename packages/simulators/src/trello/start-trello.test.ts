import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAcceptedProbes } from "../platform/index.ts";
import {
  type Board,
  type List,
  type Member,
  startTrello,
  type Token,
  type Trello,
  type TrelloOptions,
} from "./index.ts";

interface Received {
  readonly method: string;
  readonly signature: string;
  readonly body: string;
}

/** Somebody's own server that Trello delivers to. */
async function startReceiver() {
  const received: Received[] = [];
  let status = 200;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const signature = String(request.headers["x-trello-webhook"] ?? "");
      received.push({ method: request.method ?? "", signature, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/trello/k1?part=1`,
    received,
    answerWith(next: number) {
      status = next;
    },
    actions: () =>
      received
        .filter(({ method }) => method === "POST")
        .map(({ body }) => (JSON.parse(body) as { action: Record<string, unknown> }).action),
    close: () => server.close(),
  };
}

describe("the simulated Trello", () => {
  let trello: Trello;
  let ann: Member;
  let board: Board;
  let lists: List[];
  let token: Token;
  let receiver: Awaited<ReturnType<typeof startReceiver>> | undefined;

  const start = async (options: TrelloOptions = {}) => {
    trello = await startTrello({ webhooks: { repeatAfterMilliseconds: [1, 1] }, ...options });
    ann = trello.addMember("Ann Smith");
    board = trello.as(ann).createBoard("Operations");
    lists = trello.world.listsOf(board.id);
    token = trello.issueToken(ann);
  };
  beforeEach(() => start());
  afterEach(async () => {
    receiver?.close();
    receiver = undefined;
    await trello.close();
  });

  const authorization = (use: Token = token) => `OAuth oauth_consumer_key="${use.app.key}", oauth_token="${use.token}"`;
  const call = async (method: string, path: string, body?: object, use: Token = token) => {
    const response = await fetch(`${trello.url}/1${path}`, {
      method,
      headers: { authorization: authorization(use), ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    // biome-ignore lint/suspicious/noExplicitAny: the answers of an API under test are looked into by hand
    return { status: response.status, body: isJson ? (JSON.parse(text) as any) : text, headers: response.headers };
  };
  const listId = (index: number) => lists[index]?.id ?? "";

  it("makes, changes, moves and deletes a card, and keeps what was not named", async () => {
    const wish = { idList: listId(0), name: "  Fix login ", desc: "Steps", due: "2030-02-28T15:30:00Z", pos: "top" };
    const { body: card } = await call("POST", "/cards", wish);
    expect(card).toMatchObject({ name: "Fix login", desc: "Steps", due: "2030-02-28T15:30:00.000Z", idShort: 1 });
    expect(card.id).toMatch(/^[0-9a-f]{24}$/);
    const second = await call("POST", "/cards", { idList: listId(0), name: "second", pos: "top" });
    expect(second.body.pos).toBeLessThan(card.pos);
    await call("PUT", `/cards/${card.id}?name=Fix%20it&closed=true`);
    await call("PUT", `/cards/${card.id}`, { idList: listId(1), due: null });
    const read = await call("GET", `/cards/${card.shortLink}?fields=name,desc,due,closed,idList`);
    expect(read.body).toEqual({
      id: card.id,
      name: "Fix it",
      desc: "Steps",
      due: null,
      closed: true,
      idList: listId(1),
    });
    expect((await call("DELETE", `/cards/${card.id}`)).status).toBe(200);
    expect(await call("GET", `/cards/${card.id}`)).toMatchObject({
      status: 404,
      body: "The requested resource was not found.",
    });
    expect(trello.violations).toEqual([]);
  });

  it("writes the log newest first, cut by time and by kind, and leaves out what only webhooks carry", async () => {
    const person = trello.as(ann);
    const card = person.createCard(listId(0), "one");
    const [first] = (await call("GET", `/boards/${board.id}/actions?limit=1`)).body;
    expect(first).toMatchObject({ type: "createCard", appCreator: null, memberCreator: { id: ann.id } });
    person.editCard(card.id, { name: "two", desc: "x" });
    person.moveCard(card.id, listId(1));
    const comment = person.comment(card.id, "hello");
    person.editComment(comment.id, "hello again");
    const label = person.createLabel(board.id, "bug", "red");
    person.addLabel(card.id, label.id);
    const types = async (query: string) =>
      (await call("GET", `/boards/${board.id}/actions?${query}`)).body.map(({ type }: { type: string }) => type);
    expect(await types(`since=${first.id}`)).toEqual(["commentCard", "updateCard", "updateCard", "updateCard"]);
    expect(await types(`since=${first.date}&filter=updateCard:idList`)).toEqual(["updateCard"]);
    expect(await types(`before=${first.id}&limit=1`)).toEqual(["createList"]);
    expect((await call("GET", `/cards/${card.id}/actions?filter=commentCard`)).body[0].data.text).toBe("hello again");
    person.deleteCard(card.id);
    expect(await types(`since=${first.id}`)).toEqual(["deleteCard"]);
  });

  it("refuses wrong keys, tokens, scopes, strangers and nonsense in Trello's words", async () => {
    const bare = (path: string) =>
      fetch(`${trello.url}/1${path}`).then(async (answer) => [answer.status, await answer.text()]);
    const key = trello.app.key;
    expect(await bare("/members/me?key=wrong&token=x")).toEqual([401, "invalid key"]);
    expect(await bare(`/members/me?key=${key}&token=wrong`)).toEqual([401, "invalid token"]);
    expect(await bare(`/members/me?key=${key}`)).toEqual([401, "unauthorized permission requested"]);
    expect((await bare(`/members/me?key=${key}&token=${token.token}`))[0]).toBe(200);
    const reader = trello.issueToken(ann, { scopes: ["read"] });
    expect((await call("GET", `/boards/${board.id}`, undefined, reader)).status).toBe(200);
    expect(await call("POST", "/cards", { idList: listId(0) }, reader)).toMatchObject({ status: 401 });
    const stranger = trello.issueToken(trello.addMember("Eve"));
    expect(await call("GET", `/boards/${board.id}/lists`, undefined, stranger)).toMatchObject({
      status: 401,
      body: "unauthorized permission requested",
    });
    expect(await call("GET", "/cards/nonsense-id")).toMatchObject({ status: 400, body: "invalid id" });
    expect(await call("GET", `/boards/${"0".repeat(24)}`)).toMatchObject({ status: 404 });
    expect(trello.violations).toEqual([]);
    expect(await call("POST", "/cards", { name: "nowhere" })).toMatchObject({
      status: 400,
      body: "invalid value for idList",
    });
    expect(await call("POST", "/cards", { idList: listId(0), desc: "x".repeat(16_385) })).toMatchObject({
      body: "invalid value for desc",
    });
    expect(trello.violations).toHaveLength(2);
    expect(trello.world.cardsOf(board.id)).toEqual([]);
  });

  it("lets tokens run out", async () => {
    await trello.close();
    let now = Date.now();
    await start({ clock: () => now });
    const short = trello.issueToken(ann, { expiration: "1hour" });
    expect((await call("GET", "/members/me", undefined, short)).status).toBe(200);
    now += 3_600_000;
    expect(await call("GET", "/members/me", undefined, short)).toMatchObject({ status: 401, body: "expired token" });
  });

  it("limits keys and tokens, and says how much is left", async () => {
    await trello.close();
    const now = Date.now();
    await start({ limits: { callsOfKey: 3, callsOfToken: 2 }, clock: () => now });
    expect((await call("GET", "/members/me")).headers.get("x-rate-limit-api-token-remaining")).toBe("1");
    await call("GET", "/members/me");
    const refused = await call("GET", "/members/me");
    expect(refused).toMatchObject({ status: 429, body: { error: "API_TOKEN_LIMIT_EXCEEDED" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const other = trello.issueToken(ann);
    expect((await call("GET", "/members/me", undefined, other)).body).toMatchObject({
      error: "API_KEY_LIMIT_EXCEEDED",
    });
  });

  it("asks an address with HEAD before it delivers, signs what it sends, and tells applications from people", async () => {
    receiver = await startReceiver();
    const wish = { idModel: board.id, callbackURL: receiver.url };
    receiver.answerWith(404);
    expect(await call("POST", "/webhooks/", wish)).toMatchObject({
      status: 400,
      body: `URL (${receiver.url}) did not return 200 status code, got 404`,
    });
    expect(trello.world.webhooks.size).toBe(0);
    receiver.answerWith(200);
    expect((await call("POST", "/webhooks/", wish)).body).toMatchObject({ ...wish, active: true });
    expect(receiver.received.map(({ method }) => method)).toEqual(["HEAD", "HEAD"]);
    expect((await call("POST", "/webhooks/", wish)).body).toBe(
      "A webhook with that callback, model, and token already exists",
    );
    const card = trello.as(ann).createCard(listId(0), "Zoë's card 👩‍👩‍👧‍👦");
    await call("POST", `/cards/${card.id}/actions/comments`, { text: "from a program" });
    await trello.idle();
    expect(receiver.actions()).toMatchObject([
      { type: "createCard", appCreator: null, idMemberCreator: ann.id },
      {
        type: "commentCard",
        appCreator: { id: trello.app.id },
        data: { text: "from a program" },
        idMemberCreator: ann.id,
      },
    ]);
    const delivered = receiver.received.filter(({ method }) => method === "POST");
    for (const { body, signature } of delivered) {
      const wanted = createHmac("sha1", trello.app.secret)
        .update(body + receiver.url, "utf8")
        .digest("base64");
      expect(signature).toBe(wanted);
    }
    expect(trello.sent.every(({ acknowledged }) => acknowledged)).toBe(true);
  });

  it("delivers to watchers of the card and of both lists, and to nobody else", async () => {
    receiver = await startReceiver();
    const person = trello.as(ann);
    const card = person.createCard(listId(0), "watched");
    for (const idModel of [card.id, listId(1)]) await call("POST", "/webhooks", { idModel, callbackURL: receiver.url });
    person.createCard(listId(0), "another");
    person.comment(card.id, "here");
    person.moveCard(card.id, listId(1));
    await trello.idle();
    expect(
      receiver
        .actions()
        .map(({ type }) => type)
        .sort(),
    ).toEqual(["commentCard", "updateCard", "updateCard"]);
  });

  it("repeats, counts failures, switches off, and gives up at 410", async () => {
    await trello.close();
    await start({ webhooks: { repeatAfterMilliseconds: [1, 1], disableAfterFailures: 2 } });
    receiver = await startReceiver();
    const { body: webhook } = await call("POST", "/webhooks", { idModel: board.id, callbackURL: receiver.url });
    const person = trello.as(ann);
    receiver.answerWith(500);
    person.createCard(listId(0), "one");
    await trello.idle();
    expect(trello.sent.at(-1)).toMatchObject({ attempts: [500, 500, 500], acknowledged: false });
    expect((await call("GET", `/webhooks/${webhook.id}`)).body).toMatchObject({ active: true, consecutiveFailures: 1 });
    person.createCard(listId(0), "two");
    await trello.idle();
    expect((await call("GET", `/webhooks/${webhook.id}`)).body).toMatchObject({
      active: false,
      consecutiveFailures: 2,
    });
    const before = receiver.received.length;
    person.createCard(listId(0), "three");
    await trello.idle();
    expect(receiver.received).toHaveLength(before);
    expect((await call("PUT", `/webhooks/${webhook.id}`, { active: true })).body).toMatchObject({
      consecutiveFailures: 0,
    });
    receiver.answerWith(410);
    person.createCard(listId(0), "four");
    await trello.idle();
    expect((await call("GET", `/webhooks/${webhook.id}`)).status).toBe(404);
  });

  it("lets webhooks belong to their token, and takes them away with it", async () => {
    receiver = await startReceiver();
    const other = trello.issueToken(ann);
    const { body: webhook } = await call("POST", "/webhooks", { idModel: board.id, callbackURL: receiver.url });
    expect((await call("GET", `/webhooks/${webhook.id}`, undefined, other)).status).toBe(404);
    expect((await call("GET", `/tokens/${token.token}/webhooks`)).body).toHaveLength(1);
    expect((await call("DELETE", `/tokens/${token.token}/`)).status).toBe(200);
    expect(trello.world.webhooks.size).toBe(0);
    expect(await call("GET", "/members/me")).toMatchObject({ status: 401, body: "invalid token" });
  });

  it("tells nobody anything any more who left the board or whose token is gone", async () => {
    receiver = await startReceiver();
    const ben = trello.addMember("Ben");
    const person = trello.as(ann);
    const bens = trello.issueToken(ben);
    const wish = { idModel: board.id, callbackURL: receiver.url };
    expect(await call("POST", "/webhooks", wish, bens)).toMatchObject({ status: 401 });
    person.addToBoard(board.id, ben.id);
    expect((await call("POST", "/webhooks", wish, bens)).status).toBe(200);
    person.createCard(listId(0), "while Ben is here");
    await trello.idle();
    person.removeFromBoard(board.id, ben.id);
    person.createCard(listId(0), "a secret");
    await trello.idle();
    expect(receiver.actions().map(({ type }) => type)).toEqual(["createCard"]);
    trello.revoke(bens);
    expect(trello.world.webhooks.size).toBe(0);
    expect(await call("GET", "/members/me", undefined, bens)).toMatchObject({ status: 401, body: "invalid token" });
    expect(await call("GET", "/members/nobody")).toMatchObject({ status: 404 });
  });

  it("gives a token on its page, in the fragment of the address to return to", async () => {
    const wish = {
      key: trello.app.key,
      response_type: "token",
      scope: "read,write",
      expiration: "never",
      name: "Eureka <b>",
    };
    const address = `${trello.url}/1/authorize?${new URLSearchParams({ ...wish, return_url: "https://eureka.example/back" })}`;
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Eureka &#60;b&#62;");
    const { location, token: given } = trello.approve(address, ann);
    expect(location).toBe(`https://eureka.example/back#token=${given}`);
    const me = await fetch(`${trello.url}/1/members/me?key=${trello.app.key}&token=${given}`);
    expect(await me.json()).toMatchObject({ id: ann.id });
    expect(() => trello.approve(`${trello.url}/1/authorize?key=wrong&response_type=token`, ann)).toThrow(
      "App not found",
    );
    const form = (answer: string) =>
      fetch(`${trello.url}/1/token/approve?${new URL(address).searchParams}`, {
        method: "POST",
        body: new URLSearchParams({ answer, member: ann.id }),
        redirect: "manual",
      });
    expect((await form("deny")).headers.get("location")).toBe("https://eureka.example/back#error=access_denied");
    expect((await form("allow")).headers.get("location")).toContain("#token=ATTA");
  });

  it("keeps files, checklists and custom fields of a card", async () => {
    const card = trello.as(ann).createCard(listId(0), "with parts");
    const form = new FormData();
    form.set("name", "log");
    form.set("file", new File([new Uint8Array([0, 255, 7])], "log file.bin", { type: "application/x-log" }));
    const upload = await fetch(`${trello.url}/1/cards/${card.id}/attachments`, {
      method: "POST",
      headers: { authorization: authorization() },
      body: form,
    });
    const file = (await upload.json()) as { id: string; url: string };
    expect(file).toMatchObject({ isUpload: true, bytes: 3, name: "log", fileName: "log file.bin" });
    const bytes = await fetch(file.url, { headers: { authorization: authorization() } });
    expect([...new Uint8Array(await bytes.arrayBuffer())]).toEqual([0, 255, 7]);
    expect((await fetch(file.url)).status).toBe(401);
    const { body: checklist } = await call("POST", "/checklists", { idCard: card.id, name: "Steps" });
    const { body: item } = await call("POST", `/checklists/${checklist.id}/checkItems`, {
      name: "open",
      checked: true,
    });
    await call("POST", `/checklists/${checklist.id}/checkItems`, { name: "first", pos: "top" });
    await call("PUT", `/cards/${card.id}/checkItem/${item.id}`, { state: "incomplete", name: "close" });
    const { body: read } = await call("GET", `/cards/${card.id}?checklists=all&attachments=true`);
    expect(read.checklists[0].checkItems).toMatchObject([
      { name: "first", state: "incomplete" },
      { name: "close", state: "incomplete" },
    ]);
    expect(read.badges).toMatchObject({ checkItems: 2, checkItemsChecked: 0, attachments: 1 });
    const field = trello.as(ann).createCustomField(board.id, { name: "Points", type: "number" });
    await call("PUT", `/cards/${card.id}/customField/${field.id}/item`, { value: { number: 5 } });
    expect((await call("GET", `/cards/${card.id}/customFieldItems`)).body).toMatchObject([{ value: { number: "5" } }]);
    await call("PUT", `/cards/${card.id}/customField/${field.id}/item`, { value: "" });
    expect((await call("GET", `/cards/${card.id}/customFieldItems`)).body).toEqual([]);
    expect(trello.violations).toEqual([]);
  });

  it("answers several calls at once, each for itself", async () => {
    const { body } = await call("GET", `/batch?urls=/members/me,/boards/${"0".repeat(24)},/boards/${board.id}/lists`);
    expect(body).toMatchObject([{ 200: { id: ann.id } }, { statusCode: 404 }, { 200: [{ name: "To Do" }, {}, {}] }]);
  });

  it("is played by people on its page", async () => {
    const act = (action: object) =>
      fetch(`${trello.url}/simulator/act`, { method: "POST", body: JSON.stringify({ member: ann.id, ...action }) });
    expect((await fetch(trello.url)).status).toBe(200);
    await act({ kind: "add", list: listId(0), name: "<b>from the page</b>" });
    const [card] = trello.world.cardsOf(board.id);
    await act({ kind: "comment", card: card?.id, text: "hello" });
    await act({ kind: "move", card: card?.id, list: listId(2), pos: "top" });
    const state = (await (await fetch(`${trello.url}/simulator/state`)).json()) as {
      boards: { lists: { cards: unknown[] }[] }[];
    };
    expect(state.boards[0]?.lists[2]?.cards).toMatchObject([
      { name: "<b>from the page</b>", comments: [{ text: "hello", by: "Ann Smith" }] },
    ]);
    expect((await act({ kind: "move", card: "nowhere", list: listId(0), pos: "top" })).status).toBe(400);
    expect((await act({ kind: "dance" })).status).toBe(400);
  });

  it("refuses the probe of every call", async () => {
    expect(trello.calls.length).toBeGreaterThan(60);
    expect(await findAcceptedProbes(trello, "/1", trello.calls, { authorization: authorization() })).toEqual([]);
  });
});
