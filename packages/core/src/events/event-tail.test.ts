import { setTimeout as wait } from "node:timers/promises";
import type { EventEnvelope } from "@eureka/contracts/event";
import { type Id, newId, toUuid } from "@eureka/contracts/ids";
import { afterCommit, asOwner, type Database, savepoint } from "@eureka/kit/db";
import { createLog } from "@eureka/kit/log";
import { testDatabase } from "@eureka/testing/test-database";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Ports } from "../operations/index.ts";
import { emitStage } from "./emit-stage.ts";
import { createEventTail, type EventTail } from "./event-tail.ts";
import { relayOnce } from "./relay-events.ts";

let database: Database;
let owner: string;
let ports: Ports;
let transactions = 0;
let tail: EventTail;

beforeAll(async () => {
  ({ database, owner } = await testDatabase());
  const withOrganization: Database["withOrganization"] = (...call) => {
    transactions++;
    return database.withOrganization(...call);
  };
  const partial: Partial<Ports> = {
    database: { ...database, withOrganization, withSavepoint: savepoint, afterCommit },
    log: createLog({ level: "silent" }),
  };
  ports = partial as Ports;
});

afterEach(() => tail.close());

function created(organizationId: Id<"organization">): EventEnvelope {
  return {
    id: newId("event"),
    type: "organization.created",
    version: 1,
    position: null,
    organizationId,
    workspaceId: null,
    subject: { type: "organization", id: organizationId },
    actor: { type: "system", id: "test" },
    onBehalfOf: null,
    occurredAt: new Date().toISOString(),
    causationId: null,
    correlationId: "test",
    changes: {},
    data: {},
  };
}

/** Writes and places `count` events of an organization. */
async function happen(organizationId: Id<"organization">, count: number): Promise<void> {
  const events = Array.from({ length: count }, () => created(organizationId));
  await database.withOrganization(organizationId, (transaction) =>
    emitStage.write({ transaction, ports }, events, [], []),
  );
  await relayOnce(ports, count);
}

/** A subscriber that notes positions. */
function listener() {
  const positions: number[] = [];
  const resets: number[] = [];
  return {
    positions,
    resets,
    onEvents: (events: readonly { position: number }[]) => {
      positions.push(...events.map(({ position }) => position));
    },
    onReset: (position: number) => {
      resets.push(position);
    },
  };
}

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

test("every subscriber gets everything behind its own position, in order", async () => {
  tail = await createEventTail(ports);
  const organizationId = newId("organization");
  await happen(organizationId, 450);
  const cursors = [0, 1, 199, 200, 449, 450, await tail.end(organizationId)];
  const listeners = cursors.map((cursor) => {
    const own = listener();
    tail.subscribe(organizationId, cursor, own);
    return own;
  });
  await vi.waitFor(() =>
    expect(listeners.slice(0, 5).map(({ positions }) => positions.at(-1))).toEqual(Array(5).fill(450)),
  );
  await happen(organizationId, 30);
  await vi.waitFor(() => expect(listeners.map(({ positions }) => positions.at(-1))).toEqual(Array(7).fill(480)));
  expect(listeners.map(({ positions }) => positions)).toEqual(cursors.map((cursor) => upTo(cursor + 1, 480)));
  expect(listeners.flatMap(({ resets }) => resets)).toEqual([]);
});

/** The whole of it takes a moment, and longer on a busy machine: nothing is timed here. */
const patience = { timeout: 20_000 };

test("ten thousand subscribers of one organization cost one query for each notification", async () => {
  tail = await createEventTail(ports);
  const organizationId = newId("organization");
  let deliveries = 0;
  const subscriber = { onEvents: () => void deliveries++, onReset: () => {} };
  const now = await tail.end(organizationId);
  for (let count = 0; count < 10_000; count++) tail.subscribe(organizationId, now, subscriber);
  const last = listener();
  tail.subscribe(organizationId, 0, last);
  expect(tail.size).toBe(10_001);
  await happen(organizationId, 1);
  await vi.waitFor(() => expect(deliveries).toBe(10_000), patience);
  const before = transactions;
  await happen(organizationId, 5);
  await vi.waitFor(() => expect(deliveries).toBe(20_000), patience);
  expect(last.positions).toEqual(upTo(1, 6));
  expect(transactions - before).toBe(1);
});

test("subscribers who are given the same events are given the same array, also those who come back for a part of a page", async () => {
  tail = await createEventTail(ports);
  const organizationId = newId("organization");
  await happen(organizationId, 10);
  const given: (readonly { position: number }[])[] = [];
  const subscriber = { onEvents: (events: readonly { position: number }[]) => void given.push(events), onReset() {} };
  for (const cursor of [2, 4, 6, 6, 4, 2]) tail.subscribe(organizationId, cursor, subscriber);
  await vi.waitFor(() => expect(given).toHaveLength(6));
  expect(new Set(given).size).toBe(3);
  expect([...new Set(given)].map((events) => events.map(({ position }) => position)).sort()).toEqual([
    upTo(3, 10),
    upTo(5, 10),
    upTo(7, 10),
  ]);
});

test("events of another organization never arrive, and nothing does after the end of a subscription", async () => {
  tail = await createEventTail(ports);
  const [mine, theirs] = [newId("organization"), newId("organization")];
  const [own, foreign, ended] = [listener(), listener(), listener()];
  tail.subscribe(mine, 0, own);
  tail.subscribe(theirs, 0, foreign);
  const end = tail.subscribe(mine, 0, ended);
  end();
  await happen(mine, 2);
  await happen(theirs, 1);
  await vi.waitFor(() => expect([own.positions, foreign.positions]).toEqual([[1, 2], [1]]));
  expect(ended.positions).toEqual([]);
  expect(tail.size).toBe(2);
});

test("a slow subscriber gets no second page before it has finished the first, holds up nobody and misses nothing", async () => {
  tail = await createEventTail(ports);
  const organizationId = newId("organization");
  const quick = listener();
  const slow = listener();
  const firstPage = Promise.withResolvers<void>();
  let calls = 0;
  tail.subscribe(organizationId, 0, quick);
  tail.subscribe(organizationId, 0, {
    ...slow,
    onEvents(events) {
      calls++;
      slow.onEvents(events);
      return firstPage.promise;
    },
  });
  await happen(organizationId, 1);
  await vi.waitFor(() => expect(slow.positions).toEqual([1]));
  await happen(organizationId, 300);
  await vi.waitFor(() => expect(quick.positions).toEqual(upTo(1, 301)));
  expect(calls).toBe(1);
  firstPage.resolve();
  await vi.waitFor(() => expect(slow.positions).toEqual(upTo(1, 301)));
});

test("a subscriber that fails is dropped alone", async () => {
  tail = await createEventTail(ports);
  const organizationId = newId("organization");
  const sound = listener();
  tail.subscribe(organizationId, 0, {
    onReset() {},
    onEvents() {
      throw new Error("the socket is gone");
    },
  });
  tail.subscribe(organizationId, 0, { onReset() {}, onEvents: () => Promise.reject(new Error("the socket is gone")) });
  tail.subscribe(organizationId, 0, sound);
  await happen(organizationId, 3);
  await vi.waitFor(() => expect(sound.positions).toEqual([1, 2, 3]));
  await vi.waitFor(() => expect(tail.size).toBe(1));
});

test("a cursor beyond the end or older than what is kept is reset to the end, from where the stream goes on", async () => {
  tail = await createEventTail(ports);
  const organizationId = newId("organization");
  await happen(organizationId, 10);
  await asOwner(owner, (client) =>
    client.query("delete from events where organization_id = $1 and position <= 4", [toUuid(organizationId)]),
  );
  const [beyond, old, kept] = [listener(), listener(), listener()];
  tail.subscribe(organizationId, 11, beyond);
  tail.subscribe(organizationId, 3, old);
  tail.subscribe(organizationId, 4, kept);
  await vi.waitFor(() => expect(kept.positions).toEqual(upTo(5, 10)));
  await vi.waitFor(() => expect([beyond.resets, old.resets]).toEqual([[10], [10]]));
  await happen(organizationId, 1);
  await vi.waitFor(() => expect([beyond.positions, old.positions]).toEqual([[11], [11]]));
  expect(kept.resets).toEqual([]);
});

test("a stream whose events are all gone resets its followers instead of asking for ever", async () => {
  tail = await createEventTail(ports);
  const organizationId = newId("organization");
  await happen(organizationId, 3);
  await asOwner(owner, (client) =>
    client.query("delete from events where organization_id = $1", [toUuid(organizationId)]),
  );
  const own = listener();
  tail.subscribe(organizationId, 1, own);
  await vi.waitFor(() => expect(own.resets).toEqual([3]));
  const before = transactions;
  await wait(20);
  expect(transactions).toBe(before);
});

test("what happens while the listening connection is away is found when it is back", async () => {
  tail = await createEventTail(ports);
  const organizationId = newId("organization");
  const own = listener();
  tail.subscribe(organizationId, 0, own);
  await happen(organizationId, 1);
  await vi.waitFor(() => expect(own.positions).toEqual([1]));
  await asOwner(owner, (client) =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()",
    ),
  );
  await happen(organizationId, 1);
  await vi.waitFor(() => expect(own.positions).toEqual([1, 2]));
});

test("a query that fails is tried again", async () => {
  tail = await createEventTail(ports);
  const organizationId = newId("organization");
  const own = listener();
  await happen(organizationId, 2);
  vi.spyOn(ports.database, "withOrganization").mockRejectedValueOnce(new Error("the database is away"));
  tail.subscribe(organizationId, 0, own);
  await vi.waitFor(() => expect(own.positions).toEqual([1, 2]));
});
