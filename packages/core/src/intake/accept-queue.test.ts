import { EurekaError } from "@eureka/contracts/errors";
import { newId, toUuid } from "@eureka/contracts/ids";
import { asOwner } from "@eureka/kit/db";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, it } from "vitest";
import { createAcceptQueue } from "./accept-queue.ts";
import type { AcceptedDelivery } from "./inbound-events.store.ts";

const { organizationId, ports, database } = await testOrganization();

function delivery(deliveryId: string, events = 1): AcceptedDelivery {
  return {
    organizationId,
    connectionId: newId("connection"),
    deliveryId,
    request: { method: "POST", url: "https://eureka.test/hooks/x", headers: {} },
    body: new TextEncoder().encode(`{"id":"${deliveryId}"}`),
    parts: Array.from({ length: events }, (_, number) => ({ number, orderingKey: `thread ${number % 2}` })),
  };
}

async function stored(deliveryIds: readonly string[]) {
  return asOwner(database.owner, async (client) => {
    const { rows } = await client.query<{ delivery_id: string; body: Buffer; parts: number; jobs: number }>(
      `select delivery_id, body, parts,
         (select count(*)::int from jobs where payload->>'inboundEventId' = inbound_events.id::text and priority = 0) as jobs
       from inbound_events where delivery_id = any ($1) order by delivery_id`,
      [deliveryIds],
    );
    return rows;
  });
}

it("stores the deliveries of one tick in one statement, byte for byte, with a job for each of their events", async () => {
  let statements = 0;
  const counting = {
    ...ports,
    database: {
      ...ports.database,
      call: ((call, values, options) => {
        statements++;
        return ports.database.call(call, values, options);
      }) as typeof ports.database.call,
    },
  };
  const queue = createAcceptQueue(counting);
  const repeated = delivery("a", 3);
  await Promise.all([queue.accept(repeated), queue.accept(delivery("b")), queue.accept(repeated)]);
  expect(statements).toBe(1);
  await queue.accept(repeated);
  expect(await stored(["a", "b"])).toEqual([
    { delivery_id: "a", body: Buffer.from('{"id":"a"}'), parts: 3, jobs: 3 },
    { delivery_id: "b", body: Buffer.from('{"id":"b"}'), parts: 1, jobs: 1 },
  ]);
});

it("lets no delivery suffer from another one that cannot be stored", async () => {
  const queue = createAcceptQueue(ports);
  const results = await Promise.allSettled([
    queue.accept(delivery("good-1")),
    queue.accept({ ...delivery("bad"), deliveryId: "x".repeat(300) }),
    queue.accept(delivery("good-2")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect((await stored(["good-1", "good-2"])).map(({ jobs }) => jobs)).toEqual([1, 1]);
});

it("refuses all that wait together when the database does not answer, after a single try", async () => {
  let tries = 0;
  const call = () => {
    tries++;
    return Promise.reject(new EurekaError("server.unavailable", { reason: "the database does not answer" }));
  };
  const queue = createAcceptQueue({ ...ports, database: { ...ports.database, call } });
  const results = await Promise.allSettled(["d-1", "d-2", "d-3"].map((id) => queue.accept(delivery(id))));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(tries).toBe(1);
});

it("refuses what does not fit any more, at once, and takes more when there is room again", async () => {
  const queue = createAcceptQueue(ports, { capacity: 2 });
  const [first, second] = [queue.accept(delivery("c-1")), queue.accept(delivery("c-2"))];
  await expect(queue.accept(delivery("c-3"))).rejects.toThrow(EurekaError);
  await expect(queue.accept(delivery("c-3"))).rejects.toMatchObject({ code: "server.unavailable" });
  await Promise.all([first, second]);
  await queue.accept(delivery("c-3"));
  expect(await stored(["c-1", "c-2", "c-3"])).toHaveLength(3);
});

it("fills further batches while one is under way, and loses none", async () => {
  const queue = createAcceptQueue(ports, { batchSize: 4, batchesUnderWay: 2 });
  const ids = Array.from({ length: 31 }, (_, index) => `many-${index}`);
  await Promise.all(ids.map((id) => queue.accept(delivery(id))));
  expect(await stored(ids)).toHaveLength(31);
});

it("names a delivery by its connection and its own id, as the migration names those that were there before", async () => {
  const { connectionId } = delivery("");
  const accepted = ["same", "same", "ü'/ \u{1f600}"].map((id) => ({ ...delivery(id), connectionId }));
  const elsewhere = delivery("same");
  const queue = createAcceptQueue(ports);
  for (const each of [...accepted, elsewhere]) await queue.accept(each);
  const rows = await asOwner(database.owner, async (client) => {
    const { rows } = await client.query<{ id: string; made: string }>(
      `select id, encode(set_byte(set_byte(digest, 6, get_byte(digest, 6) & 15 | 128), 8, get_byte(digest, 8) & 63 | 128), 'hex')::uuid as made
       from inbound_events
       cross join lateral (select substring(sha256(convert_to(connection_id::text || '/' || delivery_id, 'UTF8')) for 16) as digest) as hashed
       where connection_id = any ($1)`,
      [[connectionId, elsewhere.connectionId].map(toUuid)],
    );
    return rows;
  });
  expect(rows).toHaveLength(3);
  expect(rows.map(({ id }) => id)).toEqual(rows.map(({ made }) => made));
});

it("refuses text with a NUL alone, and keeps what cannot be encoded from the others", async () => {
  const queue = createAcceptQueue(ports);
  const results = await Promise.allSettled([
    queue.accept(delivery("near-1")),
    queue.accept(delivery("n\0l")),
    queue.accept({ ...delivery("far"), parts: [{ number: 0, orderingKey: "\0" }] }),
    queue.accept(delivery("near-2")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  expect(await stored(["near-1", "far", "near-2"])).toHaveLength(2);
});
