import type { EventEnvelope } from "@eureka/contracts/event";
import { type Id, newId, toUuid } from "@eureka/contracts/ids";
import { afterCommit, asOwner, type Database, query, savepoint } from "@eureka/kit/db";
import { testDatabase } from "@eureka/testing/test-database";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Ports, Transaction } from "../operations/index.ts";
import { checkEvent } from "./check-event.ts";
import { emitStage, handlerJobName } from "./emit-stage.ts";
import { readHistory } from "./read-history.ts";

let database: Database;
let owner: string;
let ports: Ports;

beforeAll(async () => {
  ({ database, owner } = await testDatabase());
  const partial: Partial<Ports> = { database: { ...database, withSavepoint: savepoint, afterCommit } };
  ports = partial as Ports;
});

function created(organizationId: Id<"organization">, subjectId: string = organizationId): EventEnvelope {
  return {
    id: newId("event"),
    type: "organization.created",
    version: 1,
    position: null,
    organizationId,
    workspaceId: newId("workspace"),
    subject: { type: "organization", id: subjectId },
    actor: { type: "user", id: newId("member") },
    onBehalfOf: newId("member"),
    occurredAt: "2026-11-22T09:30:00.123Z",
    causationId: newId("request"),
    correlationId: newId("request"),
    changes: { name: { from: null, to: 'Ünïcode "quoted" \\ {braces}' } },
    data: {},
  };
}

function write(
  transaction: Transaction,
  events: readonly EventEnvelope[],
  handlers: readonly string[] = [],
): Promise<void> {
  const jobs = events.flatMap(({ id }) => handlers.map((handler) => ({ handler, eventId: id, orderingKey: "one" })));
  return emitStage.write({ transaction, ports }, events, jobs, []);
}

test("events come out as they went in, in the order in which they were stated", async () => {
  const organizationId = newId("organization");
  const stated = Array.from({ length: 20 }, () => created(organizationId));
  const history = await database.withOrganization(organizationId, async (transaction) => {
    await write(transaction, stated);
    return readHistory({ transaction, ports }, stated[0]?.subject ?? { type: "", id: "" });
  });
  expect(history).toEqual(stated);
});

test("history is read page by page from either end", async () => {
  const organizationId = newId("organization");
  const subject = { type: "organization", id: organizationId };
  const stated = Array.from({ length: 5 }, () => created(organizationId));
  await database.withOrganization(organizationId, async (transaction) => {
    await write(transaction, [...stated, created(organizationId, "somebody else")]);
    const newest = await readHistory({ transaction, ports }, subject, { order: "newest-first", limit: 2 });
    const older = await readHistory({ transaction, ports }, subject, {
      order: "newest-first",
      after: newest[1]?.id ?? null,
    });
    expect([...newest, ...older]).toEqual(stated.toReversed());
    const behind = await readHistory({ transaction, ports }, subject, { after: stated[2]?.id ?? null });
    expect(behind).toEqual(stated.slice(3));
  });
});

test("the event, its handlers' jobs and further jobs exist together or not at all", async () => {
  const organizationId = newId("organization");
  const event = created(organizationId);
  const jobsOf = () =>
    asOwner(owner, async (client) => {
      const { rows } = await client.query(
        "select name, payload, ordering_key, unique_key, priority from jobs where organization_id = $1 order by sequence",
        [toUuid(organizationId)],
      );
      return rows as unknown[];
    });
  const handlerJob = { handler: "search.index", eventId: event.id, orderingKey: "board" };
  const jobs = [{ name: "mail.send", payload: { to: "x" }, uniqueKey: "once", background: true }];
  const failed = database.withOrganization(organizationId, async (transaction) => {
    await emitStage.write({ transaction, ports }, [event], [handlerJob], jobs);
    throw new Error("changed my mind");
  });
  await expect(failed).rejects.toThrow("changed my mind");
  expect(await jobsOf()).toEqual([]);

  await database.withOrganization(organizationId, (transaction) =>
    emitStage.write({ transaction, ports }, [event], [handlerJob], jobs),
  );
  expect(await jobsOf()).toEqual([
    {
      name: handlerJobName("search.index"),
      payload: { eventId: event.id },
      ordering_key: "board",
      unique_key: null,
      priority: 0,
    },
    { name: "mail.send", payload: { to: "x" }, ordering_key: null, unique_key: "once", priority: 1 },
  ]);
});

test("jobs without an event are queued as well", async () => {
  const organizationId = newId("organization");
  await database.withOrganization(organizationId, async (transaction) => {
    await emitStage.write({ transaction, ports }, [], [], [{ name: "mail.send", payload: {} }]);
    expect(await query(transaction, { text: "select name from jobs" })).toEqual([{ name: "mail.send" }]);
  });
});

test("a handler gets an event once, another handler gets it too, and a failed handler gets it again", async () => {
  const organizationId = newId("organization");
  const event = created(organizationId);
  await database.withOrganization(organizationId, (transaction) => write(transaction, [event]));
  const take = (handler: string) =>
    database.withOrganization(organizationId, (transaction) =>
      emitStage.take({ transaction, ports }, handler, event.id),
    );
  const failed = database.withOrganization(organizationId, async (transaction) => {
    expect(await emitStage.take({ transaction, ports }, "first", event.id)).toEqual(event);
    throw new Error("the handler failed");
  });
  await expect(failed).rejects.toThrow("the handler failed");
  const together = await Promise.all(Array.from({ length: 4 }, () => take("first")));
  expect(together.filter((taken) => taken !== null)).toEqual([event]);
  expect(await take("second")).toEqual(event);
});

test("an event that is gone, or another organization's, is nothing to handle", async () => {
  const organizationId = newId("organization");
  const event = created(organizationId);
  await database.withOrganization(organizationId, (transaction) => write(transaction, [event]));
  const foreign = await database.withOrganization(newId("organization"), (transaction) =>
    emitStage.take({ transaction, ports }, "first", event.id),
  );
  expect(foreign).toBeNull();
});

test("an unknown type and data of another shape are refused, without showing the data", () => {
  const types = { "thing.made": { version: 3, data: z.strictObject({ size: z.int() }) } };
  expect(checkEvent({ type: "thing.made", data: { size: 1 } }, types)).toBe(3);
  expect(() => checkEvent({ type: "thing.lost", data: {} }, types)).toThrow("thing.lost is not in contracts");
  expect(() => checkEvent({ type: "toString", data: {} }, types)).toThrow("toString is not in contracts");
  expect(() => checkEvent({ type: "thing.made", data: { size: "private" } }, types)).toThrow(
    "the data of thing.made does not have its shape (size: invalid_type)",
  );
});

test("an event of an unknown type takes the whole transaction with it", async () => {
  const organizationId = newId("organization");
  const written = database.withOrganization(organizationId, (transaction) =>
    write(transaction, [created(organizationId), { ...created(organizationId), type: "no.such-thing" }]),
  );
  await expect(written).rejects.toThrow("no.such-thing");
});

test("the application can neither alter, remove, place nor number events", async () => {
  const organizationId = newId("organization");
  await database.withOrganization(organizationId, (transaction) => write(transaction, [created(organizationId)]));
  const statements = [
    "update events set type = 'x'",
    "delete from events",
    "update event_positions set last_position = 0",
    "insert into event_positions values (current_organization(), 5)",
    "delete from event_effects",
    "select * from events_default",
    "insert into events select * from events",
  ];
  for (const text of statements) {
    const attempt = database.withOrganization(organizationId, (transaction) => query(transaction, { text }));
    await expect(attempt, text).rejects.toMatchObject({ sqlState: "42501" });
  }
});

test("events of other organizations are out of sight and out of reach", async () => {
  const [mine, theirs] = [newId("organization"), newId("organization")];
  await database.withOrganization(theirs, (transaction) => write(transaction, [created(theirs)]));
  const seen = await database.withOrganization(mine, (transaction) =>
    query(transaction, {
      text: "select count(*) as count from events where organization_id <> current_organization()",
    }),
  );
  expect(seen).toEqual([{ count: 0 }]);
  const smuggled = database.withOrganization(mine, (transaction) =>
    query(
      transaction,
      {
        text: `insert into events (organization_id, id, type, version, subject_type, subject_id, actor_type, actor_id, occurred_at, correlation_id, changes, data)
               values ($1, gen_random_uuid(), 'x', 1, 'x', 'x', 'system', 'x', now(), 'x', '{}', '{}')`,
      },
      [toUuid(theirs)],
    ),
  );
  await expect(smuggled).rejects.toMatchObject({ sqlState: "42501" });
});
