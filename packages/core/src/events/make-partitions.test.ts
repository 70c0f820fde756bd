import { type Id, newId, newUuid, toUuid } from "@eureka/contracts/ids";
import { afterCommit, asOwner, type Database, listUnprotectedTables, query, savepoint } from "@eureka/kit/db";
import { createLog } from "@eureka/kit/log";
import { testDatabase } from "@eureka/testing/test-database";
import { beforeAll, expect, test } from "vitest";
import type { Application, Ports } from "../operations/index.ts";
import { makePartitions, monthsAhead, partitionService } from "./make-partitions.ts";

let database: Database;
let owner: string;
let ports: Ports;

beforeAll(async () => {
  ({ database, owner } = await testDatabase());
  const partial: Partial<Ports> = {
    database: { ...database, withSavepoint: savepoint, afterCommit },
    log: createLog({ level: "silent" }),
  };
  ports = partial as Ports;
});

function nameOf(month: Date): string {
  return `events_${month.getUTCFullYear()}_${String(month.getUTCMonth() + 1).padStart(2, "0")}`;
}

/** The middle of the month so many months from now. */
function inMonths(months: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 15));
}

async function insertAt(organizationId: Id<"organization">, time: Date): Promise<void> {
  await database.withOrganization(organizationId, (transaction) =>
    query(
      transaction,
      {
        text: `insert into events (organization_id, id, type, version, subject_type, subject_id, actor_type, actor_id, occurred_at, correlation_id, changes, data)
               values (current_organization(), $1, 'x', 1, 'x', 'x', 'system', 'x', $2, 'x', '{}', '{}')`,
      },
      [newUuid(time.getTime()), time],
    ),
  );
}

async function partitionsOf(organizationId: Id<"organization">): Promise<string[]> {
  return asOwner(owner, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tableoid::regclass::text as name from events where organization_id = $1 order by id",
      [toUuid(organizationId)],
    );
    return rows.map(({ name }) => name);
  });
}

test("an event lies in the partition of its month from the first day on", async () => {
  const organizationId = newId("organization");
  const months = [0, 1, monthsAhead];
  for (const month of months) await insertAt(organizationId, inMonths(month));
  expect(await partitionsOf(organizationId)).toEqual(months.map((month) => nameOf(inMonths(month))));
});

test("coming months are made once, and what came too early moves to its month", async () => {
  const organizationId = newId("organization");
  await insertAt(organizationId, inMonths(6));
  await insertAt(organizationId, inMonths(30));
  expect(await partitionsOf(organizationId)).toEqual(["events_default", "events_default"]);
  const made = await makePartitions(ports, 7);
  expect(made).toContain(nameOf(inMonths(6)));
  expect(await makePartitions(ports, 7)).toEqual([]);
  expect(await partitionsOf(organizationId)).toEqual([nameOf(inMonths(6)), "events_default"]);
});

test("a new partition is closed like every tenant table, and cannot be reached past `events`", async () => {
  const made = await makePartitions(ports, 9);
  expect(made.length).toBeGreaterThan(0);
  const unprotected = await listUnprotectedTables(owner);
  expect(unprotected.filter((name) => name.startsWith("event"))).toEqual([]);
  const attempt = database.withOrganization(newId("organization"), (transaction) =>
    query(transaction, { text: `select * from ${made[0]}` }),
  );
  await expect(attempt).rejects.toMatchObject({ sqlState: "42501" });
});

test("the scheduler's service sees to it when it starts", async () => {
  const missing = nameOf(inMonths(monthsAhead));
  await asOwner(owner, (client) => client.query(`drop table ${missing}`));
  const application: Partial<Application> = { ports };
  const stop = await partitionService.start(application as Application);
  await stop();
  const organizationId = newId("organization");
  await insertAt(organizationId, inMonths(monthsAhead));
  expect(await partitionsOf(organizationId)).toEqual([missing]);
});
