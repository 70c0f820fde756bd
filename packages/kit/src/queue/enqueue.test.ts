/** Queueing belongs to the transaction of the change and to its organization. */
import { setTimeout as wait } from "node:timers/promises";
import { newId, toUuid } from "@eureka/contracts/ids";
import { testDatabase } from "@eureka/testing/test-database";
import { expect, test } from "vitest";
import { asOwner, createDatabase, query, type Transaction } from "../db/index.ts";
import { enqueue, insertJobsSql, queueChannel, wakeWorkers } from "./enqueue.ts";
import { systemOrganizationId } from "./job.ts";
import { releaseUniqueKey } from "./release-unique-key.ts";

const { database, app, owner } = await testDatabase();

const names = async (transaction: Transaction) =>
  (await query<{ name: string }>(transaction, { text: "select name from jobs order by sequence" })).map(
    ({ name }) => name,
  );

test("jobs are queued with the change or not at all, and only their organization sees them", async () => {
  const [ours, theirs] = [newId("organization"), newId("organization")];
  const failing = database.withOrganization(ours, async (transaction) => {
    await enqueue(transaction, [{ name: "never" }]);
    throw new Error("the change failed");
  });
  await expect(failing).rejects.toThrow("the change failed");
  const id = newId("job");
  const ids = await database.withOrganization(ours, (transaction) =>
    enqueue(transaction, [{ id, name: "first" }, { name: "second" }]),
  );
  expect(ids[0]).toBe(id);
  expect(await database.withOrganization(ours, names)).toEqual(["first", "second"]);
  expect(await database.withOrganization(theirs, names)).toEqual([]);
  expect(await database.withOrganization(ours, (transaction) => enqueue(transaction, []))).toEqual([]);
});

test("a unique key is queued once while its job is there, for each organization", async () => {
  const organizations = [newId("organization"), newId("organization"), systemOrganizationId];
  const job = { name: "sweep", uniqueKey: "sweep" };
  for (const organization of organizations) {
    const queue = () => database.withOrganization(organization, (transaction) => enqueue(transaction, [job, job]));
    expect(await queue()).toHaveLength(1);
    expect(await queue()).toEqual([]);
  }
});

test("what led to a wish that is left out joins what led to the one that waits, the last ten of all", async () => {
  const organization = newId("organization");
  const queue = (...causes: readonly string[]) =>
    database.withOrganization(organization, (transaction) =>
      enqueue(
        transaction,
        causes.map((cause) => ({ name: "compare", uniqueKey: "compare", payload: { of: causes[0], causes: [cause] } })),
      ),
    );
  const payloads = () =>
    database.withOrganization(organization, (transaction) =>
      query<{ payload: unknown }>(transaction, { text: "select payload from jobs order by sequence" }),
    );
  expect(await queue("one", "two")).toHaveLength(1);
  expect(await queue("three")).toEqual([]);
  expect(await payloads()).toEqual([{ payload: { of: "one", causes: ["one", "two", "three"] } }]);
  await queue(...Array.from({ length: 9 }, (_, index) => `later ${index}`));
  const causes = ["three", ...Array.from({ length: 9 }, (_, index) => `later ${index}`)];
  expect(await payloads()).toEqual([{ payload: { of: "one", causes } }]);
  // A wish without any leaves them as they are.
  await database.withOrganization(organization, (transaction) =>
    enqueue(transaction, [{ name: "compare", uniqueKey: "compare", payload: { of: "none" } }]),
  );
  expect(await payloads()).toEqual([{ payload: { of: "one", causes } }]);
});

test("a job that released its key does not stand in the way of the next one, and nobody else can release it", async () => {
  const [ours, theirs] = [newId("organization"), newId("organization")];
  const job = { name: "compare", uniqueKey: "compare" };
  const queue = () => database.withOrganization(ours, (transaction) => enqueue(transaction, [job]));
  const [id] = await queue();
  if (!id) throw new Error("nothing was queued");
  await database.withOrganization(theirs, (transaction) => releaseUniqueKey(transaction, id));
  expect(await queue()).toEqual([]);
  await database.withOrganization(ours, (transaction) => releaseUniqueKey(transaction, id));
  expect(await queue()).toHaveLength(1);
  expect(await queue()).toEqual([]);
});

test("a job cannot release its key before the changes have committed whose wishes it stands for", async () => {
  const organization = newId("organization");
  const job = { name: "compare", uniqueKey: "compare" };
  const [id] = await database.withOrganization(organization, (transaction) => enqueue(transaction, [job]));
  if (!id) throw new Error("nothing was queued");
  const [wished, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const ends: string[] = [];
  const change = database.withOrganization(organization, async (transaction) => {
    expect(await enqueue(transaction, [job])).toEqual([]);
    wished.resolve();
    await mayCommit.promise;
    ends.push("change");
  });
  await wished.promise;
  const reading = database
    .withOrganization(organization, (transaction) => releaseUniqueKey(transaction, id))
    .then(() => ends.push("reading"));
  // Long enough for whoever does not wait.
  await wait(200);
  expect(ends).toEqual([]);
  mayCommit.resolve();
  await Promise.all([change, reading]);
  expect(ends).toEqual(["change", "reading"]);
});

test("a change and its jobs can be one statement, which wakes other processes when it commits", async () => {
  const organization = newId("organization");
  await asOwner(owner, async (client) => {
    await client.query("create table changes (title text); grant insert on changes to eureka_app");
  });
  const elsewhere = createDatabase({ connectionString: app });
  const woken = Promise.withResolvers<void>();
  await elsewhere.listen(queueChannel, () => woken.resolve());
  await database.withOrganization(organization, async (transaction) => {
    const jobs = insertJobsSql(
      [{ name: "handle", payload: { text: "ü'\"\\" }, orderingKey: "key", priority: "interactive", maxAttempts: 3 }],
      2,
    );
    const text = `with changed as (insert into changes values ($1)), queued as (${jobs.text}) select`;
    await query(transaction, { text }, ["a title", ...jobs.values]);
    wakeWorkers(transaction);
  });
  await woken.promise;
  await elsewhere.close();
  const [job] = await asOwner(
    owner,
    async (client) =>
      (await client.query("select * from jobs where organization_id = $1", [toUuid(organization)])).rows,
  );
  expect(job).toMatchObject({
    name: "handle",
    payload: { text: "ü'\"\\" },
    ordering_key: "key",
    priority: 0,
    max_attempts: 3,
    state: "ready",
  });
});
