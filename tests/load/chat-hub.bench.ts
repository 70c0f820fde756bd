/** The way from a command in the simulated Slack to a card on the simulated Trello, through a real server of its own. */
import { setTimeout as wait } from "node:timers/promises";
import { startModelServer } from "@eureka/simulators/models";
import type { Sandbox } from "../../scripts/sandbox/open-sandbox.ts";
import { type BenchRow, below } from "./rig/bench-row.ts";
import { openBenchSandbox } from "./rig/bench-sandbox.ts";
import { quantile } from "./rig/statistics.ts";

/** What each call of a platform takes. */
const platformMilliseconds = 20;
const commands = 40;
/** The first ones are several times slower, until the code is compiled. */
const warmUps = 20;
const rate = 50;
const seconds = 10;
const patienceMilliseconds = 60_000;

/** Idea runs that are asked for at once, and what each call of their model takes. */
const ideaRuns = 20;
const modelMilliseconds = 200;

export async function benchChatHub(): Promise<BenchRow[]> {
  return [...(await benchCommands()), ...(await benchIdeas())];
}

async function benchCommands(): Promise<BenchRow[]> {
  const sandbox = await openBenchSandbox();
  try {
    slowDown(sandbox);
    for (let index = 0; index < warmUps; index++) await timeCard(sandbox, `warm ${index}`);
    const delays: number[] = [];
    for (let index = 0; index < commands; index++) delays.push(await timeCard(sandbox, `card ${index}`));
    const acknowledged = await timeAcknowledgements(sandbox);
    const path = "command in Slack to card on Trello, platforms answering in 20 ms";
    return [
      below({ name: `${path}: p95`, figure: quantile(delays, 0.95), unit: "ms" }, 1_000),
      below(
        {
          name: `acknowledging ${rate} commands/s, the worker busy with them: p99`,
          figure: quantile(acknowledged, 0.99),
          unit: "ms",
        },
        1_000,
      ),
    ];
  } finally {
    await sandbox.close();
  }
}

async function benchIdeas(): Promise<BenchRow[]> {
  const models = await startModelServer({ latencyMilliseconds: modelMilliseconds });
  const sandbox = await openBenchSandbox({
    EUREKA_MODEL_URL: models.openaiUrl,
    EUREKA_MODEL_NAME: "scripted-model",
    EUREKA_MODEL_KEY: "a-key-of-the-benchmark",
  });
  try {
    slowDown(sandbox);
    for (let index = 0; index < warmUps; index++) await timeIdea(sandbox, `warm ${index}`);
    const topics = Array.from({ length: ideaRuns }, (_, index) => `bench topic ${index}`);
    const delays = await Promise.all(topics.map((topic) => timeIdea(sandbox, topic)));
    const path = `/eureka idea in Slack, its best idea made an item, its card on Trello; ${ideaRuns} at once, models answering in ${modelMilliseconds} ms`;
    return [below({ name: `${path}: p95`, figure: quantile(delays, 0.95), unit: "ms" }, 5_000)];
  } finally {
    await sandbox.close();
    await models.close();
  }
}

function slowDown({ platforms }: Sandbox): void {
  platforms.slack.faults.slowDown(platformMilliseconds);
  platforms.trello.faults.slowDown(platformMilliseconds);
}

function placeOf({ platforms }: Sandbox): { readonly userId: string; readonly channelId: string } {
  const { state } = platforms.slack;
  const user = [...state.users.values()].find(({ name }) => name === "ann");
  const channel = [...state.channels.values()].find(({ name }) => name === "general");
  if (!user || !channel) throw new Error("the sandbox has no ann in #general");
  return { userId: user.id, channelId: channel.id };
}

/** Milliseconds from the command until its card is there. */
async function timeCard(sandbox: Sandbox, title: string): Promise<number> {
  const { slack, trello } = sandbox.platforms;
  const { userId, channelId } = placeOf(sandbox);
  const began = performance.now();
  await slack.runCommand(userId, channelId, `/eureka new ${title}`);
  await waitFor(began, () => [...trello.world.cards.values()].find(({ name }) => name === title));
  return performance.now() - began;
}

/** How long each command of a steady stream waits for its acknowledgement, from when it was due. */
async function timeAcknowledgements(sandbox: Sandbox): Promise<number[]> {
  const { slack } = sandbox.platforms;
  const { userId, channelId } = placeOf(sandbox);
  const began = performance.now();
  const sent: Promise<number>[] = [];
  for (let index = 0; index < rate * seconds; index++) {
    const due = began + (index * 1_000) / rate;
    await wait(Math.max(0, due - performance.now()));
    const send = async () => {
      const { delivery } = await slack.runCommand(userId, channelId, `/eureka new stream ${index}`);
      if (!delivery.sent?.acknowledged) throw new Error("a command was not acknowledged");
      return performance.now() - due;
    };
    sent.push(send());
  }
  return Promise.all(sent);
}

/** Milliseconds from asking for ideas until the best of them, made an item by its button, has its card. */
async function timeIdea(sandbox: Sandbox, topic: string): Promise<number> {
  const { slack, trello } = sandbox.platforms;
  const { userId, channelId } = placeOf(sandbox);
  const began = performance.now();
  await slack.runCommand(userId, channelId, `/eureka idea ${topic}`);
  const best = await waitFor(began, () => {
    const answer = slack.state.messages.find(({ text }) => text.startsWith(`*Ideas: ${topic}*`));
    return slack.state.messages.find(({ threadTs, text }) => threadTs === answer?.ts && text.startsWith("*1 · "));
  });
  const title = /^\*1 · (.+)\*$/m.exec(best.text)?.[1] ?? "";
  await slack.press(userId, best, "Make item");
  await waitFor(began, () => [...trello.world.cards.values()].find(({ name }) => name === title));
  return performance.now() - began;
}

async function waitFor<Found>(began: number, find: () => Found | undefined): Promise<Found> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() - began > patienceMilliseconds) throw new Error("what was waited for did not come");
    await wait(5);
  }
}
