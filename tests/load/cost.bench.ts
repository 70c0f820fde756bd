/**
 * What a command typed into the built-in chat costs, with all that follows from it (relay, seals, jobs). Processor time and what is written
 * hardly depend on what else runs on the machine, so that two versions can be compared where the commands in a second cannot.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { asOwner } from "@eureka/kit/db";
import { type BenchRow, reported } from "./rig/bench-row.ts";
import { type BenchSite, openBenchSite } from "./rig/bench-site.ts";
import { encodeRequest } from "./rig/load.ts";
import type { MadeOrganization } from "./rig/make-organizations.ts";
import { postgresMilliseconds, usedSince } from "./rig/processor-time.ts";
import { measureInRounds } from "./rig/rounds.ts";

const organizationCount = 50;
const commands = 300;
/** So few at once that they hardly wait for each other, and no more in a second than a busy machine brings over. */
const connections = 4;
/** Cold code costs twice as much. */
const warmUps = 3;
const patienceSeconds = 300;

export async function benchCost(): Promise<BenchRow[]> {
  const site = await openBenchSite();
  try {
    const organizations = await site.makeOrganizations(organizationCount);
    for (let warmUp = 0; warmUp < warmUps; warmUp++) await run(site, organizations);
    const found = await measureInRounds<"server" | "postgres" | "commits" | "log">([
      async () => {
        const before = await look(site);
        await run(site, organizations);
        const after = await look(site);
        return {
          server: (after.server - before.server) / commands,
          postgres: usedSince(before.postgres, after.postgres) / commands,
          commits: (after.commits - before.commits) / commands,
          log: (after.log - before.log) / 1_024 / commands,
        };
      },
    ]);
    return [
      reported({ name: "processor time of a command: the server", figure: found.server, unit: "ms" }),
      reported({ name: "processor time of a command: PostgreSQL", figure: found.postgres, unit: "ms" }),
      reported({ name: "commits of a command, and of what beats meanwhile", figure: found.commits, unit: "commits" }),
      reported({ name: "write-ahead log of a command", figure: found.log, unit: "KB" }),
    ];
  } finally {
    await site.close();
  }
}

async function look({ server, database }: BenchSite) {
  const facts = await ask<{ commits: number; log: number }>(
    database.owner,
    "select sum(xact_commit)::float8 as commits, (pg_current_wal_insert_lsn() - '0/0')::float8 as log from pg_stat_database",
  );
  return {
    ...facts,
    server: await server.ask<number>("processorMilliseconds"),
    postgres: postgresMilliseconds(database.pid),
  };
}

/** Sends the commands and waits until nothing is left to be done. */
async function run(site: BenchSite, organizations: readonly MadeOrganization[]): Promise<void> {
  const requests = Array.from({ length: commands }, (_, index) => {
    const { apiKey, channelId } = organizations[index % organizations.length] as MadeOrganization;
    const body = JSON.stringify({ channelId, text: `/eureka new Fix login page ${index}, urgent` });
    const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
    return encodeRequest("POST", "/api/v2/messages", headers, body);
  });
  const items = "select count(*)::integer as count from work_items";
  const { count: before } = await ask<{ count: number }>(site.database.owner, items);
  const milliseconds = patienceSeconds * 1_000;
  await site.load({ kind: "closed", port: site.port, connections, milliseconds, requests, repeat: false });
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const left = await ask<{ jobs: number; records: number; count: number }>(
      site.database.owner,
      `select (select count(*)::integer from jobs where state <> 'delayed') as jobs,
         (select count(*)::integer from audit_records where sequence is null) as records, (${items}) as count`,
    );
    if (left.jobs + left.records === 0 && left.count === before + commands) return;
    if (Date.now() > deadline) throw new Error(`not done in ${patienceSeconds} s: ${JSON.stringify(left)}`);
    await sleep(500);
  }
}

function ask<Row extends Record<string, unknown>>(owner: string, text: string): Promise<Row> {
  return asOwner(owner, async (client) => (await client.query<Row>(text)).rows[0] as Row);
}

if (import.meta.main) console.table(await benchCost());
