/** A busy Discord server: every message comes through one line of one process. Each fourth is a command, so that a lost one is seen. */
import { setTimeout as wait } from "node:timers/promises";
import { type Caller, createCaller } from "../../scripts/sandbox/create-caller.ts";
import type { Sandbox } from "../../scripts/sandbox/open-sandbox.ts";
import { openTwoNodes, type TwoNodes } from "../platforms/open-two-nodes.ts";
import { createBenchDatabase } from "./rig/bench-database.ts";
import { atMost, type BenchRow, below, reported } from "./rig/bench-row.ts";
import { openBenchSandbox } from "./rig/bench-sandbox.ts";

const perSecond = 500;
const seconds = 5;
const messages = perSecond * seconds;
/** One person may do so many commands a minute; more would be refused, with a word to him. */
const commandEvery = 4;
const commands = messages / commandEvery;
/** So long nothing may come before what is missing counts as lost. */
const patienceMilliseconds = 60_000;

export async function benchGateway(): Promise<BenchRow[]> {
  return [...(await benchTraffic()), ...(await benchTakeover())];
}

/** The holder of the line is killed; how long until what was written right afterwards is an item. */
async function benchTakeover(): Promise<BenchRow[]> {
  const database = await createBenchDatabase();
  const nodes = await openTwoNodes(database);
  try {
    nodes.say("before");
    await waitForItem(nodes, "before");
    await nodes.holder.end("SIGKILL");
    const began = performance.now();
    nodes.say("after");
    await waitForItem(nodes, "after");
    const name = "the holder of Discord's line is killed: until a message of that moment is an item";
    return [below({ name, figure: (performance.now() - began) / 1_000, unit: "s" }, 10)];
  } finally {
    await nodes.close();
    await database.remove();
  }
}

async function waitForItem(nodes: TwoNodes, title: string): Promise<void> {
  for (const until = Date.now() + patienceMilliseconds; ; await wait(50)) {
    if ((await nodes.itemTitles()).includes(title)) return;
    if (Date.now() > until) throw new Error("a message became no item");
  }
}

async function benchTraffic(): Promise<BenchRow[]> {
  const sandbox = await openBenchSandbox();
  try {
    const call = createCaller(sandbox.facts.eureka.url, sandbox.facts.eureka.apiKey);
    const place = await prepare(sandbox, call);
    const began = performance.now();
    await sandbox.platforms.discord.people.sayMany({
      ...place,
      count: messages,
      perSecond,
      content: (index) => (index % commandEvery === 0 ? `!t ${titleOf(index / commandEvery)}` : `Talk ${index}`),
    });
    const sent = performance.now() - began;
    const lost = await countLost(call);
    const drained = performance.now() - began;
    const name = `Discord: ${perSecond} messages/s for ${seconds} s through one process`;
    return [
      atMost({ name: `${name}: of its ${commands} commands lost or done twice`, figure: lost, unit: "commands" }, 0),
      reported({ name: "what the simulated Discord sent", figure: messages / (sent / 1_000), unit: "messages/s" }),
      reported({ name: "the items of all of them were there after", figure: drained / 1_000, unit: "s" }),
    ];
  } finally {
    await sandbox.close();
  }
}

/** Work of the channel goes to a board of our own: it is the line that is measured, not Trello. */
async function prepare({ platforms }: Sandbox, call: Caller) {
  const connections = await call<{ data: { id: string; connector: string }[] }>("GET", "/connections");
  const connectionId = connections.data.find(({ connector }) => connector === "discord")?.id;
  const boards = await call<{ data: { id: string; isDefault: boolean }[] }>("GET", "/boards");
  const boardId = boards.data.find(({ isDefault }) => isDefault)?.id;
  const mappings = await call<{ data: { connectionId: string; platformChannelId: string }[] }>(
    "GET",
    "/channel-mappings",
  );
  const channelId = mappings.data.find((mapping) => mapping.connectionId === connectionId)?.platformChannelId ?? "";
  await call("PUT", "/channel-mappings", { connectionId, platformChannelId: channelId, boardId });
  // What was said before the line was open for the first time reaches no program on Discord either.
  while (platforms.discord.gateway.connected === 0) await wait(20);
  const state = await createCaller(platforms.discord.url, null, { prefix: "/simulator" })<{
    users: { id: string; name: string }[];
  }>("GET", "/state");
  return { channelId, userId: state.users.find(({ name }) => name === "ann")?.id ?? "" };
}

function titleOf(index: number): string {
  return `line ${index}`;
}

/** Waits until as many items are there as commands were sent, or no more come; commands without exactly one item. */
async function countLost(call: Caller): Promise<number> {
  let before = -1;
  for (let changedAt = performance.now(); ; ) {
    const counts = await countTitles(call);
    const there = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (there !== before) changedAt = performance.now();
    if (there >= commands || performance.now() - changedAt > patienceMilliseconds) {
      const all = Array.from({ length: commands }, (_, index) => counts.get(titleOf(index)));
      return all.filter((count) => count !== 1).length;
    }
    before = there;
    // Whoever looks often is a load of his own.
    await wait(3_000);
  }
}

async function countTitles(call: Caller): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let cursor: string | null = ""; cursor !== null; ) {
    const next = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { data: { title: string }[]; nextCursor: string | null } = await call(
      "GET",
      `/work-items?limit=200${next}`,
    );
    for (const { title } of page.data) counts.set(title, (counts.get(title) ?? 0) + 1);
    cursor = page.nextCursor;
  }
  return counts;
}
