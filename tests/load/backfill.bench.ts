/**
 * A board of Trello with very many cards is shown for the first time, then much is made here: how much of what Trello allows is used, and
 * whether it is ever passed.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { SyncHealth } from "@eureka/contracts/sync-rules";
import { realLimits, startTrello } from "@eureka/simulators/trello";
import { type Caller, createCaller } from "../../scripts/sandbox/create-caller.ts";
import { atLeastTimes, atMost, type BenchRow, reported } from "./rig/bench-row.ts";
import { openBenchSite } from "./rig/bench-site.ts";

const items = 10_000;
const madeHere = 500;
const windowSeconds = 10;
const platformMilliseconds = 20;
const patienceMilliseconds = 3_600_000;

export async function benchBackfill(): Promise<BenchRow[]> {
  const site = await openBenchSite({ environment: { EUREKA_CONNECTOR_ALLOW_PRIVATE: "true" } });
  const trello = await startTrello({ limits: "real" });
  try {
    const [organization] = await site.makeOrganizations(1);
    if (!organization) throw new Error("no organization was made");
    const call = createCaller(`http://127.0.0.1:${site.port}`, organization.apiKey);
    const person = trello.as(trello.addMember("Tess Trello"));
    const bot = trello.addMember("Eureka Robot");
    const { id: platformBoardId } = person.createBoard("Ten thousand cards", { defaultLists: false });
    const list = person.createList(platformBoardId, "To do");
    person.addToBoard(platformBoardId, bot.id);
    for (let index = 0; index < items; index++) person.createCard(list.id, `Card ${index}`);
    const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });
    const { id: connectionId } = await call<{ id: string }>("POST", "/connections", {
      connector: "trello",
      settings: { baseUrl: trello.url },
      secrets: { key: trello.app.key, token, secret: trello.app.secret },
    });
    trello.faults.slowDown(platformMilliseconds);
    const { id } = await call<{ id: string }>("POST", "/connected-boards", { connectionId, platformBoardId });
    await settle(call, id);
    const { calls, span } = trello.tallyOf(token);
    const { boardId } = await call<{ boardId: string }>("GET", `/connected-boards/${id}`);
    for (let index = 0; index < madeHere; index++)
      await call("POST", "/work-items", { boardId, title: `Item ${index}` });
    await settle(call, id);
    const { calls: callsInAll, refused } = trello.tallyOf(token);
    const allowed = realLimits.callsOfToken / windowSeconds;
    const what = `a board of ${items.toLocaleString("en")} cards shown for the first time`;
    return [
      atLeastTimes(
        {
          name: `${what}: calls of Trello, which allows ${allowed}/s`,
          figure: calls / (span / 1_000),
          unit: "calls/s",
        },
        allowed,
        0.9,
      ),
      atMost({ name: "calls that were refused because there were too many", figure: refused, unit: "calls" }, 0),
      reported({ name: "calls for each card", figure: calls / items, unit: "calls" }),
      reported({
        name: `calls for each of ${madeHere} items made here at once`,
        figure: (callsInAll - calls) / madeHere,
        unit: "calls",
      }),
    ];
  } finally {
    await site.close();
    await trello.close();
  }
}

async function settle(call: Caller, id: string): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < patienceMilliseconds) {
    await wait(2_000);
    const { waiting, backlog } = await call<SyncHealth>("GET", `/connected-boards/${id}/health`);
    const { reconciledAt } = await call<{ reconciledAt: string | null }>("GET", `/connected-boards/${id}`);
    if (reconciledAt !== null && waiting + backlog === 0) return;
  }
  throw new Error("the backfill did not end");
}
