/** Where Trello delivers: webhooks of the token, the address of the bot before us, and what happens when deliveries are lost. */
import { createHmac } from "node:crypto";
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { PlatformHookFacts, PlatformHookTest } from "@eureka/contracts/platform-hook";
import type { WorkItem } from "@eureka/contracts/work-item";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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
let side: TrelloSide;

beforeAll(async () => {
  stage = await openPlatformStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  trello = await startTrello({ webhooks: { repeatAfterMilliseconds: [] } });
  team = await openTeam(stage, [trello]);
  side = await connectTrello(team, trello);
});
afterEach(async () => {
  expect(trello.violations).toEqual([]);
  await trello.close();
});

const run = <Output = unknown>(operation: string, input: unknown) => team.run<Output>(team.admin, operation, input);

/** Asks Trello's API with the token of the connection. */
async function askTrello(method: string, path: string, body?: object): Promise<unknown> {
  const token = [...trello.world.tokens.values()].find(
    ({ idMember }) => trello.world.member(idMember).fullName === "Eureka Bot",
  );
  const response = await fetch(`${trello.url}/1${path}`, {
    method,
    headers: {
      authorization: `OAuth oauth_consumer_key="${trello.app.key}", oauth_token="${token?.token}"`,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

const watch = (callbackURL: string, idModel = side.trelloBoardId) =>
  askTrello("POST", "/webhooks/", { idModel, callbackURL });
const todo = () => trello.world.listsOf(side.trelloBoardId)[0]?.id ?? "";

describe("webhooks of a token", () => {
  const connectionId = () => side.connection.id;
  const list = async (who = team.admin) =>
    (await team.run<{ data: PlatformHookFacts[] }>(who, "platform_hook.list", { connectionId: connectionId() })).data;
  const states = async () =>
    (await list()).map(({ state, callbackUrl }) => [state, callbackUrl.replace(stage.url, "")]);

  it("are listed, tried and cleaned up, and those of others are left alone", async () => {
    const other = await openTeam(stage, [trello]);
    const theirs = await connectTrello(other, trello);
    const path = side.connection.hookPath ?? "";
    const second = side.person.createBoard("Second");
    const bot = [...trello.world.members.values()].find(({ fullName }) => fullName === "Eureka Bot");
    side.person.addToBoard(second.id, bot?.id ?? "");
    const elsewhere = `${stage.url.replace("127.0.0.1", "localhost")}${path}`;
    await watch(`${stage.url}${path}`, second.id);
    await watch(`${stage.url}/webhook/trello`);
    await watch(elsewhere);
    await watch(`${stage.url}${theirs.connection.hookPath}`);
    await watch(`${stage.url}/health?token=a-secret-of-somebody`);
    const dead = [...trello.world.webhooks.values()][0];
    const left = { ...dead, id: "f".repeat(24), callbackURL: `${stage.url}/hooks/trello/of-a-connection-that-is-gone` };
    trello.world.webhooks.set(left.id, left as typeof dead & object);

    expect(await states()).toEqual([
      ["in_use", path],
      ["stale", path],
      ["stale", "/webhook/trello"],
      ["stale", elsewhere],
      ["other", ""],
      ["other", ""],
      ["stale", "/hooks/trello/of-a-connection-that-is-gone"],
    ]);
    expect(JSON.stringify(await list())).not.toContain("a-secret-of-somebody");
    const { data } = await run<{ data: PlatformHookFacts[] }>("platform_hook.clean_up", {
      connectionId: connectionId(),
    });
    expect(data).toHaveLength(4);
    await team.settle();
    expect((await states()).map(([state]) => state)).toEqual(["in_use", "other", "other"]);
    expect((await list())[0]?.boardId).toBe(side.connected.boardId);
    // The other organization still hears of its own board.
    theirs.person.createCard(trello.world.listsOf(theirs.trelloBoardId)[0]?.id ?? "", "Theirs");
    await other.settle();
    expect((await other.items()).map(({ title }) => title)).toEqual(["Theirs"]);
  });

  it("are tried by Trello itself, which switches one on again when we answer", async () => {
    const [hook] = await list();
    const platformHookId = hook?.platformHookId ?? "";
    const stored = trello.world.webhooks.get(platformHookId);
    if (!stored) throw new Error("no webhook");
    stored.active = false;
    expect((await list())[0]?.active).toBe(false);
    const input = { connectionId: connectionId(), platformHookId };
    expect(await run<PlatformHookTest>("platform_hook.test", input)).toMatchObject({ ok: true, active: true });
    expect(stored.active).toBe(true);
    await expect(run("platform_hook.test", { ...input, platformHookId: "0".repeat(24) })).rejects.toMatchObject({
      code: "platform_hook.not_found",
    });
  });

  it("are no business of members who may not change connections, nor of other organizations", async () => {
    const other = await openTeam(stage, []);
    const input = { connectionId: connectionId() };
    await expect(team.run(team.viewer, "platform_hook.clean_up", input)).rejects.toMatchObject({ kind: "forbidden" });
    for (const operation of ["platform_hook.list", "platform_hook.clean_up"])
      await expect(other.run(other.admin, operation, input)).rejects.toMatchObject({ kind: "not_found" });
    expect(await states()).toHaveLength(1);
  });
});

describe("the address of the bot before us", () => {
  const earlier = () => `${stage.url}/webhook/trello`;
  const sign = (body: string, secret: string) =>
    createHmac("sha1", secret).update(body).update(earlier()).digest("base64");
  const post = (body: string, signature?: string) =>
    fetch(earlier(), {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        ...(signature !== undefined && { "x-trello-webhook": signature }),
      },
    });

  it("answers Trello's look, and takes deliveries for whoever shows the board, and nobody else", async () => {
    const other = await openTeam(stage, [trello]);
    await connectTrello(other, trello);
    expect((await fetch(earlier(), { method: "HEAD" })).status).toBe(200);
    await watch(earlier());
    for (const hook of [...trello.world.webhooks.values()])
      if (hook.callbackURL !== earlier()) trello.world.webhooks.delete(hook.id);
    side.person.createCard(todo(), "Told at the old address");
    await team.settle();
    expect((await team.items()).map(({ title }) => title)).toEqual(["Told at the old address"]);
    expect(await other.items()).toEqual([]);
    expect(trello.sent.at(-1)).toMatchObject({ acknowledged: true });
    // The same delivery once more is acknowledged, and nothing happens twice.
    await watch(`${stage.url}${side.connection.hookPath}`);
    side.person.comment(side.cards()[0]?.id ?? "", "told twice");
    await team.settle();
    const [item] = await team.items();
    const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: item?.id });
    expect(data.map(({ body }) => body)).toEqual(["told twice"]);
  });

  it("refuses what nobody signed with the secret of a connection to that board", async () => {
    const action = { id: "a".repeat(24), type: "createCard", date: new Date().toISOString(), data: {} };
    const of = (id: string) => JSON.stringify({ action, model: { id } });
    const body = of(side.trelloBoardId);
    const unknown = of("0".repeat(24));
    const refused = [
      await post(body),
      await post(body, sign(body, "another secret")),
      // Signed for the body alone, as the bot before us believed it.
      await post(body, createHmac("sha1", trello.app.secret).update(body).digest("base64")),
      await post(unknown, sign(unknown, trello.app.secret)),
    ];
    const statuses = refused.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([statuses[0]]));
    expect(statuses[0]).toBeGreaterThanOrEqual(400);
    expect((await post(body, sign(body, trello.app.secret))).status).toBe(200);
    for (const malformed of ["", "no json", "{}", of("../../etc"), JSON.stringify({ model: [] })])
      expect((await post(malformed, sign(malformed, trello.app.secret))).status).toBe(404);
    expect((await post("x".repeat(5 * 1024 * 1024), "x")).status).toBe(413);
    expect((await fetch(earlier())).status).toBe(404);
    expect((await fetch(`${stage.url}/webhook/trello/more`, { method: "POST" })).status).toBe(404);
    expect(await team.items()).toEqual([]);
  });

  it("has the health of that bot too", async () => {
    const answer = await fetch(`${stage.url}/health`);
    expect([answer.status, await answer.json()]).toMatchObject([200, {}]);
  });
});

describe("deliveries that are lost", () => {
  it("are made good by the comparison with Trello's log: cards, fields, comments, and what was taken away", async () => {
    const kept = side.person.createCard(todo(), "Kept");
    const gone = side.person.createCard(todo(), "Gone");
    await team.settle();
    const first = side.person.comment(kept.id, "first");
    const second = side.person.comment(kept.id, "second");
    await team.settle();
    const [item] = (await team.items()).filter(({ title }) => title === "Kept");
    const comments = async () =>
      (await run<{ data: Comment[] }>("comment.list", { workItemId: item?.id })).data
        .filter(({ deletedAt }) => deletedAt === null)
        .map(({ body }) => body);
    expect(await comments()).toEqual(["first", "second"]);

    trello.eventFaults.dropNext = 100;
    side.person.createCard(todo(), "New in silence");
    side.person.editCard(kept.id, { name: "Renamed in silence" });
    side.person.comment(kept.id, "third");
    side.person.editComment(first.id, "first, edited");
    side.person.deleteComment(second.id);
    side.person.deleteCard(gone.id);
    await team.settle();
    expect(await comments()).toEqual(["first", "second"]);
    trello.eventFaults.dropNext = 0;

    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    expect(await comments()).toEqual(["first, edited", "third"]);
    const titles = (items: readonly WorkItem[]) =>
      items.filter(({ archivedAt }) => !archivedAt).map(({ title }) => title);
    expect(titles(await team.items()).toSorted()).toEqual(["New in silence", "Renamed in silence"]);
    const { reconciledAt } = await run<ConnectedBoard>("connected_board.get", { id: side.connected.id });
    expect(reconciledAt).not.toBeNull();
    // Once more changes nothing, on neither side.
    const before = trello.world.actions.length;
    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    expect(trello.world.actions).toHaveLength(before);
    expect(await comments()).toEqual(["first, edited", "third"]);
  });

  it("are made good for a comment alone, when nothing else of the card changed", async () => {
    const card = side.person.createCard(todo(), "Quiet");
    await team.settle();
    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    trello.eventFaults.dropNext = 1;
    side.person.comment(card.id, "said in silence");
    await team.settle();
    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    const [item] = await team.items();
    const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: item?.id });
    expect(data.map(({ body }) => body)).toEqual(["said in silence"]);
  });
});
