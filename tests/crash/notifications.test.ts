/** An API and two workers in processes of their own find each other through PostgreSQL alone; there is no Redis. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drain } from "./drain.ts";
import type { Installation } from "./installation.ts";
import { commandInChat } from "./loads/command-in-chat.ts";
import { createRandom } from "./random.ts";
import { prepareRequest, sendRequest } from "./send-request.ts";
import { createSeveralProcesses } from "./several-processes.ts";
import { makeTenant } from "./tenants.ts";

let installation: Installation;

beforeAll(async () => {
  installation = await createSeveralProcesses();
  await installation.start();
});

afterAll(() => installation.remove());

test("workers in other processes are woken by a notification, not by looking every second", async () => {
  const tenant = await makeTenant(installation, "acme", [commandInChat]);
  const random = createRandom(1);
  for (let sent = 0; sent < 60; sent++) {
    const request = commandInChat.request({ tenant, marker: `note-${sent}`, random });
    const prepared = prepareRequest(request, { apiKey: tenant.apiKey, key: null });
    const answer = await sendRequest(`${installation.address()}${request.path}`, prepared);
    expect(answer.outcome).toBe("acknowledged");
    // Longer than a job takes: the next one meets workers that rest.
    await wait(random.integer(40, 80));
  }
  expect(await drain(installation.ownerConnection(), 30_000)).toEqual([]);

  const claimed = { "worker-1": await readClaimed("worker-1"), "worker-2": await readClaimed("worker-2") };
  const sum = (cause: string) => (claimed["worker-1"].get(cause) ?? 0) + (claimed["worker-2"].get(cause) ?? 0);
  const total = ["notification", "call", "progress", "poll"].reduce((all, cause) => all + sum(cause), 0);
  expect(total).toBeGreaterThanOrEqual(60);
  expect(sum("notification"), JSON.stringify([...claimed["worker-1"], ...claimed["worker-2"]])).toBeGreaterThan(
    total / 2,
  );
  expect(sum("poll")).toBeLessThan(total / 4);
});

/** Jobs that a worker took from the queue, by what made it look. */
async function readClaimed(name: string): Promise<Map<string, number>> {
  const text = await (await fetch(`${installation.addresses().get(name)}/metrics`)).text();
  const lines = text.matchAll(/^eureka_jobs_claimed_total\{cause="(\w+)"\} (\d+)$/gm);
  return new Map([...lines].map(([, cause, count]) => [cause ?? "", Number(count)]));
}
