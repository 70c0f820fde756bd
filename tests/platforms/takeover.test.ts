/** The process that holds the line to Discord is killed while people write, and another one goes on where it was. */
import { setTimeout as wait } from "node:timers/promises";
import { testDatabase } from "@eureka/testing/test-database";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openTwoNodes, type TwoNodes } from "./open-two-nodes.ts";

/** So much is written while one process dies. */
const burst = 20;

let nodes: TwoNodes;

beforeAll(async () => {
  nodes = await openTwoNodes(await testDatabase());
}, 120_000);

afterAll(() => nodes.close());

it("what was written before, while and after the holder of the line died becomes one item each", async () => {
  nodes.say("before");
  await vi.waitFor(async () => expect(await nodes.itemTitles()).toEqual(["before"]), {
    timeout: 30_000,
    interval: 200,
  });

  const during = Array.from({ length: burst }, (_, index) => `during ${index}`);
  for (const [index, title] of during.entries()) {
    nodes.say(title);
    if (index === burst / 2) void nodes.holder.end("SIGKILL");
    await wait(50);
  }
  await nodes.holder.exited;
  const all = ["before", ...during].sort();
  await vi.waitFor(async () => expect(await nodes.itemTitles()).toEqual(all), { timeout: 60_000, interval: 500 });

  nodes.say("later");
  const allAndLater = [...all, "later"].sort();
  await vi.waitFor(async () => expect(await nodes.itemTitles()).toEqual(allAndLater), {
    timeout: 30_000,
    interval: 200,
  });
  const { discord, facts } = nodes.discord;
  expect(discord.violations).toEqual([]);
  // It went on with the session of the one that died: nothing of it was lost, and nobody had to begin anew.
  const { gateway } = discord;
  expect([gateway.identifiesOf(facts.applicationId), gateway.resumesOf(facts.applicationId)]).toEqual([1, 1]);
});
