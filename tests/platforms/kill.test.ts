/** A server that dies in the middle of the story, as real processes: what was begun is finished once, and nothing is said twice. */
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "@eureka/testing/find-free-port";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { repositoryRoot } from "../../scripts/repository.ts";
import { openSandbox, type Sandbox } from "../../scripts/sandbox/open-sandbox.ts";
import { ensureServerBundled } from "../server-bundle/ensure-server-bundled.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  const [eureka, slack, discord, trello] = await Promise.all([1, 2, 3, 4].map(findFreePort));
  const ports = { eureka, slack, discord, trello } as Parameters<typeof openSandbox>[0];
  // What a process has compiled that ends in good order, the next ones need not.
  const environment = { NODE_COMPILE_CACHE: join(repositoryRoot, ".cache", "compile") };
  sandbox = await openSandbox(ports, environment, ensureServerBundled());
}, 120_000);
afterAll(() => sandbox.close());

/** Everything that people see of one title. */
function seen(title: string) {
  const { slack, trello } = sandbox.platforms;
  const cards = [...trello.world.cards.values()].filter(({ name, closed }) => name === title && !closed);
  const answers = slack.state.messages.filter(({ bot, blocks }) => bot && JSON.stringify(blocks).includes(title));
  return { cards: cards.length, answers: answers.length };
}

/** What still goes to a platform for the title before would die in the place of the command. */
async function untilPlatformsAreQuiet(): Promise<void> {
  const { slack, discord, trello } = sandbox.platforms;
  const countCalls = () =>
    [slack, discord, trello].flatMap(({ counts }) => [...counts.values()]).reduce((sum, count) => sum + count, 0);
  for (let before = -1; before !== countCalls(); ) {
    before = countCalls();
    await wait(1_500);
  }
}

it.each(["sync.before-remote", "sync.after-remote", "deliver.before-send", "deliver.after-send"])(
  "dies at %s, and after a new start there is one card and one answer",
  async (point) => {
    const { slack } = sandbox.platforms;
    const [ann] = [...slack.state.users.values()].filter(({ name }) => name === "ann");
    const [channel] = [...slack.state.channels.values()].filter(({ name }) => name === "general");
    const title = `Survive ${point.replace(/[^a-z]/g, " ")}`;
    await untilPlatformsAreQuiet();
    await sandbox.kill();
    await sandbox.restart({ EUREKA_CRASH_AT: point });
    // Acknowledged: from here on it may not be lost.
    const { delivery } = await slack.runCommand(ann?.id ?? "", channel?.id ?? "", `/eureka new ${title}`);
    expect(delivery.sent?.acknowledged).toBe(true);
    await sandbox.ended();
    await sandbox.restart();
    await vi.waitFor(() => expect(seen(title)).toEqual({ cards: 1, answers: 1 }), { timeout: 60_000, interval: 250 });
    expect([...slack.violations, ...sandbox.platforms.trello.violations]).toEqual([]);
  },
  150_000,
);
