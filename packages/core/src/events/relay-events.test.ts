import { setTimeout as wait } from "node:timers/promises";
import type { EventEnvelope } from "@eureka/contracts/event";
import { type Id, newId } from "@eureka/contracts/ids";
import { afterCommit, type Database, savepoint } from "@eureka/kit/db";
import { createLog } from "@eureka/kit/log";
import { testDatabase } from "@eureka/testing/test-database";
import { beforeAll, expect, test } from "vitest";
import type { Application, Ports } from "../operations/index.ts";
import { emitStage } from "./emit-stage.ts";
import { readStream, selectLastPosition } from "./events.store.ts";
import { relayOnce, relayService } from "./relay-events.ts";

let database: Database;
let ports: Ports;

beforeAll(async () => {
  ({ database } = await testDatabase());
  const partial: Partial<Ports> = {
    database: { ...database, withSavepoint: savepoint, afterCommit },
    log: createLog({ level: "silent" }),
  };
  ports = partial as Ports;
});

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

/** Writes a few events in one transaction, and commits after a while or not at all. */
async function writeSome(organizationId: Id<"organization">, random: () => number): Promise<string[]> {
  const events = Array.from({ length: 1 + Math.floor(random() * 4) }, () => created(organizationId));
  const outcome = await database
    .withOrganization(organizationId, async (transaction) => {
      await emitStage.write({ transaction, ports }, events, [], []);
      await wait(random() * 5);
      if (random() < 0.1) throw new Error("rolled back");
      return events.map(({ id }) => id);
    })
    .catch(() => []);
  return outcome;
}

async function readAll(organizationId: Id<"organization">) {
  return database.withOrganization(organizationId, (transaction) => readStream({ transaction, ports }, 0, 10_000));
}

test("positions have no gap and become visible in order, with eight writers and two relays at once", async () => {
  const organizations = [newId("organization"), newId("organization"), newId("organization")];
  const written = new Map<string, string[]>(organizations.map((id) => [id, []]));
  let writing = true;
  const seen = new Map<string, string[]>(organizations.map((id) => [id, []]));

  const writers = Array.from({ length: 8 }, async (_, index) => {
    for (let round = 0; round < 25; round++) {
      const organizationId = organizations[(index + round) % 3] as Id<"organization">;
      written.get(organizationId)?.push(...(await writeSome(organizationId, Math.random)));
    }
  });
  const relays = [3, 50].map(async (batch) => {
    while (writing) {
      await relayOnce(ports, batch);
      await wait(Math.random() * 2);
    }
  });
  // A reader that goes on from the last position it saw must find everything, although events commit out of order.
  const reader = (async () => {
    while (writing) {
      for (const organizationId of organizations) {
        const own = seen.get(organizationId) as string[];
        const page = await database.withOrganization(organizationId, (transaction) =>
          readStream({ transaction, ports }, own.length, 7),
        );
        own.push(...page.map(({ id }) => id));
      }
    }
  })();
  await Promise.all(writers);
  writing = false;
  await Promise.all([...relays, reader]);
  while ((await relayOnce(ports, 100)) > 0);

  for (const organizationId of organizations) {
    const stream = await readAll(organizationId);
    expect(stream.map(({ position }) => position)).toEqual(stream.map((_, index) => index + 1));
    expect(stream.map(({ id }) => id).toSorted()).toEqual(written.get(organizationId)?.toSorted());
    const before = seen.get(organizationId) as string[];
    expect(stream.slice(0, before.length).map(({ id }) => id)).toEqual(before);
    const last = await database.withOrganization(organizationId, selectLastPosition);
    expect(last).toBe(stream.length);
  }
});

test("events of one transaction keep their order", async () => {
  const organizationId = newId("organization");
  const events = Array.from({ length: 50 }, () => created(organizationId));
  await database.withOrganization(organizationId, (transaction) =>
    emitStage.write({ transaction, ports }, events, [], []),
  );
  while ((await relayOnce(ports, 8)) > 0);
  expect((await readAll(organizationId)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
});

test("an uncommitted event holds up nobody and is placed after its commit", async () => {
  const organizationId = newId("organization");
  const [slow, quick] = [created(organizationId), created(organizationId)];
  await database.withOrganization(organizationId, async (transaction) => {
    await emitStage.write({ transaction, ports }, [slow], [], []);
    await database.withOrganization(organizationId, (other) =>
      emitStage.write({ transaction: other, ports }, [quick], [], []),
    );
    await relayOnce(ports);
    expect((await readAll(organizationId)).map(({ id }) => id)).toEqual([quick.id]);
  });
  await relayOnce(ports);
  expect((await readAll(organizationId)).map(({ id }) => id)).toEqual([quick.id, slow.id]);
});

test("the running relay is woken by a commit and tells who went on", async () => {
  const organizationId = newId("organization");
  const news: string[] = [];
  const told = Promise.withResolvers<void>();
  const listening = await database.listen("eureka_events", ({ payload }) => {
    news.push(payload);
    told.resolve();
  });
  const application: Partial<Application> = { ports };
  const stop = await relayService.start(application as Application);
  await database.withOrganization(organizationId, (transaction) =>
    emitStage.write({ transaction, ports }, [created(organizationId)], [], []),
  );
  await told.promise;
  await stop();
  await listening.stop();
  expect(news.join()).toMatch(/^[0-9a-f-]{36}=1$/);
  expect(await readAll(organizationId)).toHaveLength(1);
});
