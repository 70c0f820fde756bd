/** Why a work item stands as it does, asked over REST: an item with four copies on Trello, 200 comments and a long history. */
import { setTimeout as wait } from "node:timers/promises";
import type { ExternalLink } from "@eureka/contracts/connected-board";
import type { Explanation } from "@eureka/contracts/explanation";
import type { WorkItem } from "@eureka/contracts/work-item";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { type Caller, createCaller } from "../../scripts/sandbox/create-caller.ts";
import { type BenchRow, below } from "./rig/bench-row.ts";
import { openBenchSite } from "./rig/bench-site.ts";
import { measureInRounds } from "./rig/rounds.ts";
import { quantile } from "./rig/statistics.ts";

const copies = 4;
const comments = 200;
const edits = 100;
const questions = 200;
const patienceMilliseconds = 240_000;

export async function benchWhy(): Promise<BenchRow[]> {
  const site = await openBenchSite({ environment: { EUREKA_CONNECTOR_ALLOW_PRIVATE: "true" } });
  const trello = await startTrello();
  try {
    const [organization] = await site.makeOrganizations(1);
    if (!organization) throw new Error("no organization was made");
    const call = createCaller(`http://127.0.0.1:${site.port}`, organization.apiKey);
    const { id } = await makeItem(call, trello);
    await ask(call, id);
    const found = await measureInRounds<"p95">([async () => ({ p95: quantile(await ask(call, id), 0.95) })]);
    const name = `why an item with ${copies} copies and ${comments} comments is as it is, p95`;
    return [below({ name, figure: found.p95, unit: "ms" }, 300)];
  } finally {
    await site.close();
    await trello.close();
  }
}

/** Milliseconds of each answer. */
async function ask(call: Caller, id: string): Promise<number[]> {
  const latencies: number[] = [];
  for (let question = 0; question < questions; question++) {
    const began = performance.now();
    const { data } = await call<Explanation>("GET", `/work-items/${id}/explanation`);
    latencies.push(performance.now() - began);
    const title = data.find(({ field }) => field === "title");
    if (title?.copies.length !== copies || title.copies.some(({ shows }) => !shows))
      throw new Error("not the same yet");
  }
  return latencies;
}

async function makeItem(call: Caller, trello: Trello): Promise<WorkItem> {
  const boards: string[] = [];
  const bot = trello.addMember("Eureka Robot");
  const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });
  const { id: connectionId } = await call<{ id: string }>("POST", "/connections", {
    connector: "trello",
    settings: { baseUrl: trello.url },
    secrets: { key: trello.app.key, token, secret: trello.app.secret },
  });
  for (let copy = 0; copy < copies; copy++) {
    const input = { connectionId, platformBoardId: trello.as(bot).createBoard(`Team ${copy}`).id };
    boards.push((await call<{ boardId: string }>("POST", "/connected-boards", input)).boardId);
  }
  await until(async () => {
    const { data } = await call<{ data: { state: string }[] }>("GET", "/connected-boards");
    return data.every(({ state }) => state === "active");
  });
  const [first, ...others] = boards;
  const item = await call<WorkItem>("POST", "/work-items", { title: "Bake bread", boardId: first });
  for (const boardId of others) await call("POST", `/work-items/${item.id}/place`, { boardId });
  for (let edit = 1; edit <= edits; edit++)
    await call("PATCH", `/work-items/${item.id}`, { title: `Bake bread ${edit}`, labels: [`label ${edit % 7}`] });
  for (let comment = 1; comment <= comments; comment++)
    await call("POST", `/work-items/${item.id}/comments`, { body: `Comment ${comment}` });
  await until(async () => {
    const { data } = await call<{ data: ExternalLink[] }>("GET", `/work-items/${item.id}/external-links`);
    const cards = [...trello.world.cards.values()];
    const said = [...trello.world.actions.values()].filter(({ type }) => type === "commentCard").length;
    const isSame = cards.every(({ name }) => name === `Bake bread ${edits}`);
    return data.filter(({ state }) => state === "linked").length === copies && isSame && said === copies * comments;
  });
  return item;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patienceMilliseconds; !(await holds()); await wait(200))
    if (Date.now() > end) throw new Error("the copies did not come");
}

if (import.meta.main) console.table(await benchWhy());
