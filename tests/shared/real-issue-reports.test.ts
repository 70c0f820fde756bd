/** Real reports become work items through a server that is killed twice while they come in. */
import { setTimeout as wait } from "node:timers/promises";
import type { Message } from "@eureka/contracts/message";
import type { WorkItem } from "@eureka/contracts/work-item";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drain } from "../crash/drain.ts";
import type { Installation } from "../crash/installation.ts";
import type { Death } from "../crash/kill.ts";
import type { Tenant } from "../crash/load-kind.ts";
import { commandInChat } from "../crash/loads/command-in-chat.ts";
import { createOneProcess } from "../crash/one-process.ts";
import { createRandom } from "../crash/random.ts";
import { makeTenant } from "../crash/tenants.ts";
import { verify } from "../crash/verify.ts";
import { inTurns } from "./in-turns.ts";
import { chooseIssueReports, countHardships, type IssueReport, withWindowsLineEnds } from "./issue-reports.ts";
import { itemOf } from "./paste-report.ts";
import { type Posted, type Posting, postReports } from "./post-reports.ts";
import { type ApiReader, createApiReader } from "./read-api.ts";

const reportCount = 500;
const clientCount = 6;
/** Milliseconds until everything that was accepted must be done: a lease of a killed worker, and some failed attempts behind it. */
const drainPatience = 120_000;

const random = createRandom(2024);
const errors: string[] = [];
let installation: Installation;
let tenants: readonly Tenant[];

beforeAll(async () => {
  installation = await createOneProcess({ onError: (line) => errors.push(line) });
  await installation.start();
  tenants = await Promise.all(["acme", "globex"].map((name) => makeTenant(installation, name, [commandInChat])));
});

afterAll(() => installation?.remove());

it("500 real reports of two organizations, with two kills on the way, are 500 items with exactly their text and 500 replies", async () => {
  const reports = chooseIssueReports(reportCount, random).map((report) =>
    random.chance(0.2) ? withWindowsLineEnds(report) : report,
  );
  console.log(`${reports.length} reports, of them with`, countHardships(reports));
  const posted = await postAndKill(makePostings(reports));
  expect(posted).toHaveLength(reportCount);

  expect(await drain(installation.ownerConnection(), drainPatience)).toEqual([]);
  expect(await verify(installation, tenants, [])).toEqual([]);
  for (const tenant of tenants) {
    const own = posted.filter((each) => each.tenant === tenant);
    expect(own.length).toBeGreaterThan(0);
    const api = createApiReader(installation.address() ?? "", tenant);
    await expectRepliesTo(api, tenant.prepared[commandInChat.name], await expectItemsOf(api, own));
  }
  expect(errors).toEqual([]);
});

/** Each report goes to one of the organizations. */
function makePostings(reports: readonly IssueReport[]): Posting[] {
  return reports.map((report, index) => {
    const tenant = random.pick(tenants);
    return { tenant, report, idempotencyKey: `report-${index}` };
  });
}

/** Posts everything and kills the server when seeded numbers of postings are acknowledged, with others under way. */
async function postAndKill(postings: readonly Posting[]): Promise<Posted[]> {
  const posted: Posted[] = [];
  const posting = postReports(postings, {
    address: installation.address,
    clients: clientCount,
    onPosted: (each) => posted.push(each),
  });
  const killing = (async () => {
    const deaths: [acknowledged: number, Death][] = [];
    for (const count of [random.integer(60, 200), random.integer(260, 420)]) {
      while (posted.length < count) await wait(1);
      const kill = { how: "node", after: random.integer(0, 25) } as const;
      await installation.suffer("server", [kill], (death) => deaths.push([posted.length, death]));
    }
    return deaths;
  })();
  const [deaths] = await Promise.all([killing, posting]);
  const repeated = posted.filter(({ attempts }) => attempts > 1).length;
  console.log(
    `killed at ${deaths.map(([acknowledged]) => acknowledged).join(" and ")} acknowledged; ${repeated} repeated`,
  );
  for (const [acknowledged] of deaths) expect(acknowledged).toBeLessThan(postings.length);
  // Without a request that lost its answer, the kills would have proved nothing.
  expect(repeated).toBeGreaterThan(0);
  return posted;
}

/** Gives the keys of the items by the message that each was made from. */
async function expectItemsOf(api: ApiReader, posted: readonly Posted[]): Promise<ReadonlyMap<string, string>> {
  const found = await api.readAll<{ id: string }>("/work-items?limit=200");
  expect(found).toHaveLength(posted.length);
  const items = await inTurns(found, clientCount, ({ id }) => api.get<WorkItem>(`/work-items/${id}`));
  const madeOf = new Map(items.map((item) => [messageOf(item), item]));
  const lost = posted.filter(({ messageId, report }) => !isExactly(itemOf(report), madeOf.get(messageId)));
  expect(lost.map(({ messageId, report }) => ({ wanted: itemOf(report), made: madeOf.get(messageId) }))).toEqual([]);
  return new Map(items.map((item) => [messageOf(item), item.key]));
}

/** A command outside a thread begins one, in which its answer stands. */
function messageOf({ source }: WorkItem): string {
  return source?.threadId ?? "";
}

function isExactly(wanted: { title: string; description: string }, made: WorkItem | undefined): boolean {
  return made?.title === wanted.title && made.description === wanted.description;
}

/** In the thread of each message stands one answer of Eureka's own: the card of the item that was made of it. */
async function expectRepliesTo(api: ApiReader, channelId: unknown, keys: ReadonlyMap<string, string>): Promise<void> {
  const messages = await api.readAll<Message>(`/messages?channelId=${channelId}&limit=200`);
  expect(messages.map(({ id }) => id).sort()).toEqual([...keys.keys()].sort());
  const answers = await inTurns(messages, clientCount, async ({ id }) => {
    const thread = await api.readAll<Message>(`/messages?channelId=${channelId}&threadId=${id}&limit=200`);
    return [id, thread.filter(({ author }) => author === null).map(({ card }) => card?.title.split(" ")[0])] as const;
  });
  expect(Object.fromEntries(answers)).toEqual(Object.fromEntries([...keys].map(([id, key]) => [id, [key]])));
}
