/** A rig that finds nothing proves nothing: it must see each kind of damage. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { asOwner } from "@eureka/kit/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startClients } from "./clients.ts";
import { drain } from "./drain.ts";
import type { Installation } from "./installation.ts";
import { invariants } from "./invariants/index.ts";
import { loadKinds } from "./loads/index.ts";
import { createOneProcess } from "./one-process.ts";
import { createRandom } from "./random.ts";
import { makeTenant } from "./tenants.ts";
import { verify } from "./verify.ts";

let installation: Installation;

beforeAll(async () => {
  installation = await createOneProcess();
  await installation.start();
});

afterAll(() => installation.remove());

const damage = [
  "delete from work_items where id = (select id from work_items order by id limit 1)",
  "update events set position = position + 1 where id = (select id from events order by position desc limit 1)",
  "delete from event_effects where event_id = (select event_id from event_effects order by event_id limit 1)",
  "delete from audit_records where id = (select id from audit_records where operation = 'work_item.create' and result = 'success' order by id limit 1)",
  "update inbound_events set processed_at = null where id = (select id from inbound_events order by id limit 1)",
  "update outgoing_messages set state = 'failed' where id = (select id from outgoing_messages order by id limit 1)",
  `update work_items set title = (select payload #>> '{input,title}' from decisions order by id limit 1)
   where id = (select id from work_items where title not in (select payload #>> '{input,title}' from decisions) order by id desc limit 1)`,
  `insert into dead_jobs (organization_id, id, name, payload, priority, attempts, max_attempts, created_at)
   select id, gen_random_uuid(), 'broken', '{}', 0, 10, 10, now() from organizations limit 1`,
];

test("an installation that nobody harmed has no violation, and each kind of damage is one", async () => {
  const tenants = [await makeTenant(installation, "acme", loadKinds)];
  const clients = startClients({ installation, tenants, kinds: loadKinds, random: createRandom(1), clients: 4 });
  while (!loadKinds.every((kind) => clients.journal.some((entry) => entry.kind === kind))) await wait(50);
  await clients.stop();
  expect(await drain(installation.ownerConnection(), 60_000)).toEqual([]);
  expect(await verify(installation, tenants, clients.journal)).toEqual([]);

  await asOwner(installation.ownerConnection(), async (client) => {
    for (const statement of damage) expect((await client.query(statement)).rowCount, statement).toBe(1);
  });
  await rm(join(installation.filesFolder, "contents"), { recursive: true });
  const seen = new Set((await verify(installation, tenants, clients.journal)).map(({ invariant }) => invariant));
  expect([...seen].sort()).toEqual(
    [
      ...Object.keys(invariants),
      "a request has all of its effects once, or none",
      "no job is dead",
      "the audit chain verifies",
    ].sort(),
  );
});
