/** A command typed into the built-in chat, from its request until its work item, its audit record and its reply are committed. */
import { asOwner } from "@eureka/kit/db";
import { type BenchRow, below, reported } from "./rig/bench-row.ts";
import { type BenchSite, openBenchSite } from "./rig/bench-site.ts";
import { encodeRequest, type Load } from "./rig/load.ts";
import type { MadeOrganization } from "./rig/make-organizations.ts";
import { measureInRounds } from "./rig/rounds.ts";
import { quantile } from "./rig/statistics.ts";

const organizationCount = 50;
const rate = 300;
const milliseconds = 6_000;
const connections = 64;
/** The first thousands of commands run several times slower, until the code is compiled. */
const warmUps = 3;
/** So long may the last reply take; beyond it the run has failed. */
const patienceSeconds = 60;

export async function benchCommand(): Promise<BenchRow[]> {
  const site = await openBenchSite();
  try {
    const organizations = await site.makeOrganizations(organizationCount);
    for (let warmUp = 0; warmUp < warmUps; warmUp++) await run(site, organizations, { kind: "closed" });
    const found = await measureInRounds<"p50" | "p99" | "saturation">([
      async () => {
        const { delays } = await run(site, organizations, { kind: "open", rate });
        return { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99) };
      },
      async () => ({ saturation: (await run(site, organizations, { kind: "closed" })).perSecond }),
    ]);
    const name = "accepted command to work item, audit and reply, 50 organizations, 300/s";
    return [
      below({ name: `${name}: p50`, figure: found.p50, unit: "ms" }, 10),
      below({ name: `${name}: p99`, figure: found.p99, unit: "ms" }, 100),
      reported({ name: "the same at saturation", figure: found.saturation, unit: "commands/s" }),
    ];
  } finally {
    await site.close();
  }
}

interface Replies {
  /** Milliseconds from when each command was due until its reply was committed. */
  readonly delays: readonly number[];
  /** Replies per second from the first command to the last reply. */
  readonly perSecond: number;
}

let runs = 0;

async function run(
  site: BenchSite,
  organizations: readonly MadeOrganization[],
  how: { readonly kind: "open"; readonly rate: number } | { readonly kind: "closed" },
): Promise<Replies> {
  const mark = `run-${++runs}`;
  const requests = Array.from({ length: 20_000 }, (_, index) => {
    const { apiKey, channelId } = organizations[index % organizations.length] as MadeOrganization;
    const body = JSON.stringify({ channelId, text: `/eureka new Fix login page ${mark}-${index}, urgent` });
    const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
    return encodeRequest("POST", "/api/v2/messages", headers, body);
  });
  const load: Load = { port: site.port, connections, milliseconds, requests, repeat: false, ...how };
  const { answered, dueTimes } = await site.load(load);
  const committed = await waitForReplies(site, mark, answered);
  const delays = [...dueTimes].map((due, index) => (committed.get(index) ?? Number.POSITIVE_INFINITY) - due);
  const last = Math.max(...committed.values());
  return { delays, perSecond: (answered / (last - (dueTimes[0] ?? 0))) * 1_000 };
}

/** When the reply to each command of a run was committed, in milliseconds since 1970, by the command's number. */
async function waitForReplies(site: BenchSite, mark: string, count: number): Promise<Map<number, number>> {
  const deadline = Date.now() + patienceSeconds * 1_000;
  for (;;) {
    const replies = await readReplies(site, mark);
    if (replies.size >= count) return replies;
    if (Date.now() > deadline) throw new Error(`${count - replies.size} of ${count} commands got no reply`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/**
 * PostgreSQL remembers when it committed, so nobody has to watch while it works. A reply stands in the thread of its command, and is
 * only sent once the transaction with the item and its audit record has committed: its commit is the last of the three.
 */
async function readReplies(site: BenchSite, mark: string): Promise<Map<number, number>> {
  return await asOwner(site.database.owner, async (client) => {
    const { rows } = await client.query<{ command: string; at: number }>(
      `select substring(command.text from '${mark}-([0-9]+)') as command,
         extract(epoch from max(pg_xact_commit_timestamp(reply.xmin)))::float8 * 1000 as at
       from messages command
       join messages reply on reply.organization_id = command.organization_id and reply.thread_id = command.id and reply.author_member_id is null
       where command.text like '/eureka new%${mark}-%' group by 1`,
    );
    return new Map(rows.map(({ command, at }) => [Number(command), at]));
  });
}

if (import.meta.main) console.table(await benchCommand());
