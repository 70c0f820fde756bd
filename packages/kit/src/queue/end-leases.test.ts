import { newId, newUuid } from "@eureka/contracts/ids";
import { testDatabase } from "@eureka/testing/test-database";
import { expect, test, vi } from "vitest";
import { createWorker } from "./create-worker.ts";
import { endLeases } from "./end-leases.ts";
import { enqueue } from "./enqueue.ts";
import { createJobStore, LeaseOverError } from "./job-store.ts";

const { database, owner } = await testDatabase();

test("what a dead worker held is done at once, and not when its lease has run out", async () => {
  await database.withOrganization(newId("organization"), (transaction) =>
    enqueue(transaction, [{ name: "work", payload: {}, orderingKey: "one key" }]),
  );
  const [dead, lease] = [newUuid(), 24 * 3_600_000];
  const store = createJobStore(database);
  await store.openLease(dead, lease);
  const room = { batch: 1, names: ["work"], held: [], after: "00000000-0000-0000-0000-000000000000", known: null };
  expect(await store.exchange(dead, { lease, completed: [], ...room })).toHaveLength(1);

  const done: number[] = [];
  const worker = createWorker({
    database,
    handlers: { work: { run: async ({ attempt }) => void done.push(attempt) } },
  });
  await worker.start();
  expect(await store.exchange(dead, { lease, completed: [], ...room, batch: 0 })).toEqual([]);
  expect(done).toEqual([]);

  await endLeases(owner);
  await vi.waitFor(() => expect(done).toEqual([1]));
  await expect(store.exchange(dead, { lease, completed: [], ...room })).rejects.toBeInstanceOf(LeaseOverError);
  await worker.stop();
});
