import { createHash, randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId, toUuid } from "@eureka/contracts/ids";
import { systemClock } from "@eureka/kit/clock";
import { createMemoryKeyProvider, Secret } from "@eureka/kit/crypto";
import { afterCommit, asOwner, createDatabase, type Database, query, savepoint } from "@eureka/kit/db";
import { createLog } from "@eureka/kit/log";
import { testDatabase } from "@eureka/testing/test-database";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { AuditEntry, Ports } from "../operations/index.ts";
import { createSealer } from "./seal-records.ts";
import { verifyChain } from "./verify-chain.ts";
import { writeRecords } from "./write-records.ts";

let database: Database;
let owner: string;
let app: string;
let ports: Ports;
const keys = createMemoryKeyProvider(new Secret(randomBytes(32).toString("base64")));

beforeAll(async () => {
  ({ database, owner, app } = await testDatabase());
  ports = portsOn(database);
});

function portsOn(on: Database): Ports {
  const partial: Partial<Ports> = {
    database: { ...on, withSavepoint: savepoint, afterCommit },
    keys,
    clock: systemClock,
    log: createLog({ level: "silent" }),
  };
  return partial as Ports;
}

async function newOrganization(): Promise<Id<"organization">> {
  const id = newId("organization");
  await asOwner(owner, (client) =>
    client.query("insert into organizations (id, name, created_at, updated_at) values ($1, 'Test', now(), now())", [
      toUuid(id),
    ]),
  );
  return id;
}

function entry(changes: AuditEntry["changes"] = {}): AuditEntry {
  return {
    operation: "board.update",
    effect: "write",
    result: "success",
    target: { type: "board", id: newId("board") },
    workspaceId: newId("workspace"),
    actor: { type: "user", id: newId("member") },
    onBehalfOf: null,
    request: {
      id: newId("request"),
      surface: "rest",
      address: "203.0.113.7",
      userAgent: "curl",
      correlationId: newId("request"),
      causationId: null,
    },
    changes,
    reason: null,
  };
}

/** Writes records in transactions of their own. */
async function record(organizationId: Id<"organization">, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await database.withOrganization(organizationId, (transaction) =>
      writeRecords({ transaction, ports }, [
        { entry: entry({ name: { from: index, to: 1e21 } }), occurredAt: new Date() },
      ]),
    );
  }
}

async function sealAll(sealer = createSealer()): Promise<void> {
  while ((await sealer.sealOnce(ports)) > 0);
}

const verify = (organizationId: Id<"organization">) =>
  database.withOrganization(organizationId, (transaction) => verifyChain({ transaction, ports }), { readOnly: true });

/** Somebody with the owner's password at work. */
const tamper = (text: string, values: unknown[]) => asOwner(owner, (client) => client.query(text, values));

test("an empty trail and a sealed one verify; the chain has no gap", async () => {
  const organizationId = await newOrganization();
  expect(await verify(organizationId)).toEqual({ verified: true, records: 0, lastSequence: 0 });
  await record(organizationId, 5);
  await sealAll();
  await record(organizationId, 2);
  await sealAll();
  expect(await verify(organizationId)).toEqual({ verified: true, records: 7, lastSequence: 7 });
});

/** Statements of an intruder against a chain of nine records: `$1` is the organization, `$2` the place of the record aimed at. */
const here = "where organization_id = $1 and sequence = $2";
const contentColumns =
  "operation, effect, result, actor_type, actor_id, on_behalf_of, target_type, target_id, workspace_id, surface, request_id, correlation_id, changes, reason, repetitions, occurred_at, recorded_at, personal, authenticator";
const texts =
  "operation effect result actor_type actor_id target_type target_id surface request_id correlation_id changes reason";

function forEach(columns: string, what: string, statement: (column: string) => string): [string, string[]][] {
  return columns.split(" ").map((column) => [`${what} ${column}`, [statement(column)]]);
}

const attacks: Record<string, string[]> = Object.fromEntries([
  ...forEach(texts, "edit", (column) => `update audit_records set ${column} = coalesce(${column}, '') || ' ' ${here}`),
  ...forEach(
    "on_behalf_of workspace_id id",
    "replace",
    (column) => `update audit_records set ${column} = gen_random_uuid() ${here}`,
  ),
  ...forEach("target_id workspace_id", "clear", (column) => `update audit_records set ${column} = null ${here}`),
  ...forEach(
    "occurred_at recorded_at",
    "shift",
    (column) => `update audit_records set ${column} = ${column} + interval '1 microsecond' ${here}`,
  ),
  ...forEach(
    "authenticator hash previous_hash",
    "edit",
    (column) => `update audit_records set ${column} = sha256(${column}) ${here}`,
  ),
  ["delete", [`delete from audit_records ${here}`]],
  [
    "delete and close the gap",
    [
      `delete from audit_records ${here}`,
      "update audit_records set sequence = sequence + 100 where organization_id = $1 and sequence > $2",
      "update audit_records set sequence = sequence - 101 where organization_id = $1 and sequence > 100 and $2::int > 0",
    ],
  ],
  ["cut off the end", ["delete from audit_records where organization_id = $1 and sequence >= $2"]],
  [
    "cut off the end and move the head",
    [
      "delete from audit_records where organization_id = $1 and sequence >= $2",
      `update audit_heads set sequence = $2::bigint - 1, hash = coalesce((
         select hash from audit_records where organization_id = $1 and sequence = $2::bigint - 1), hash) where organization_id = $1`,
    ],
  ],
  ["remove the head", ["delete from audit_heads where organization_id = $1 and $2::int > 0"]],
  [
    "replace the signature",
    ["update audit_heads set signature = sha256(signature) where organization_id = $1 and $2::int > 0"],
  ],
  [
    "reorder",
    [
      `update audit_records set sequence = 100 ${here}`,
      "update audit_records set sequence = $2 where organization_id = $1 and sequence = $2::bigint % 9 + 1",
      "update audit_records set sequence = $2::bigint % 9 + 1 where organization_id = $1 and sequence = 100",
    ],
  ],
  [
    "append a copy",
    [
      `insert into audit_records (organization_id, id, ${contentColumns}, sequence, previous_hash, hash)
       select organization_id, gen_random_uuid(), ${contentColumns}, 10, previous_hash, hash from audit_records ${here}`,
    ],
  ],
  [
    "slip an unsealed one in",
    [
      `insert into audit_records (organization_id, id, ${contentColumns})
       select organization_id, gen_random_uuid(), ${contentColumns} from audit_records ${here}`,
    ],
  ],
  ["take the seal off", [`update audit_records set sequence = null, hash = null, previous_hash = null ${here}`]],
]);

async function attack(organizationId: Id<"organization">, name: string, place: number): Promise<void> {
  for (const statement of attacks[name] ?? []) await tamper(statement, [toUuid(organizationId), place]);
}

test("whatever is done to the table is found, also after the sealer went on", async () => {
  const attempt = fc.record({
    name: fc.constantFrom(...Object.keys(attacks)),
    place: fc.integer({ min: 1, max: 9 }),
    goesOn: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(attempt, async ({ name, place, goesOn }) => {
      const organizationId = await newOrganization();
      await record(organizationId, 9);
      await sealAll();
      expect(await verify(organizationId)).toMatchObject({ verified: true, records: 9 });
      await attack(organizationId, name, place);
      if (goesOn) {
        await record(organizationId, 1);
        await sealAll();
      }
      expect(await verify(organizationId)).toMatchObject({ verified: false });
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("each attack by itself is found, with its place and reason", async () => {
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(attacks)) {
    const organizationId = await newOrganization();
    await record(organizationId, 9);
    await sealAll();
    await attack(organizationId, name, 4);
    found[name] = await verify(organizationId);
  }
  const edited = Object.keys(attacks).filter((name) => /^(edit|replace|clear|shift) /.test(name));
  expect(found).toEqual({
    ...Object.fromEntries(edited.map((name) => [name, { verified: false, brokenAt: 4, reason: "changed" }])),
    delete: { verified: false, brokenAt: 4, reason: "missing" },
    "delete and close the gap": { verified: false, brokenAt: 4, reason: "changed" },
    "cut off the end": { verified: false, brokenAt: 4, reason: "truncated" },
    "cut off the end and move the head": { verified: false, brokenAt: 3, reason: "head_invalid" },
    "remove the head": { verified: false, brokenAt: 1, reason: "head_invalid" },
    "replace the signature": { verified: false, brokenAt: 9, reason: "head_invalid" },
    reorder: { verified: false, brokenAt: 4, reason: "changed" },
    "append a copy": { verified: false, brokenAt: 10, reason: "changed" },
    "slip an unsealed one in": { verified: false, brokenAt: null, reason: "forged" },
    "take the seal off": { verified: false, brokenAt: 4, reason: "missing" },
  });
}, 60_000);

test("a chain computed anew without the key does not hold", async () => {
  const organizationId = await newOrganization();
  await record(organizationId, 3);
  await sealAll();
  const hash = createHash("sha256").update("anything").digest();
  await tamper("update audit_records set hash = $2 where organization_id = $1 and sequence = 3", [
    toUuid(organizationId),
    hash,
  ]);
  await tamper("update audit_heads set hash = $2 where organization_id = $1", [toUuid(organizationId), hash]);
  expect(await verify(organizationId)).toEqual({ verified: false, brokenAt: 3, reason: "changed" });
});

test("a record that has waited for its seal for more than ten seconds fails the verification", async () => {
  const organizationId = await newOrganization();
  await record(organizationId, 1);
  expect(await verify(organizationId)).toMatchObject({ verified: true });
  await tamper(
    "update audit_records set recorded_at = recorded_at - interval '11 seconds' where organization_id = $1",
    [toUuid(organizationId)],
  );
  expect(await verify(organizationId)).toEqual({ verified: false, brokenAt: null, reason: "unsealed" });
  await sealAll();
  expect(await verify(organizationId)).toMatchObject({ verified: true, records: 1 });
});

test("two sealers on two processes, eight writers and a verifier never fork or tear the chain", async () => {
  const organizations = await Promise.all([newOrganization(), newOrganization()]);
  const other = createDatabase({ connectionString: app });
  let writing = true;
  const writers = Array.from({ length: 8 }, async (_, index) => {
    for (let round = 0; round < 15; round++) {
      const organizationId = organizations[(index + round) % 2] as Id<"organization">;
      await database.withOrganization(organizationId, async (transaction) => {
        await writeRecords({ transaction, ports }, [{ entry: entry(), occurredAt: new Date() }]);
        await wait(Math.random() * 4);
      });
    }
  });
  const sealers = [ports, portsOn(other)].map(async (own) => {
    const sealer = createSealer();
    while (writing) {
      await sealer.sealOnce(own, 1 + Math.floor(Math.random() * 5));
      await wait(Math.random());
    }
  });
  const verifier = (async () => {
    while (writing) {
      for (const organizationId of organizations)
        expect(await verify(organizationId)).toMatchObject({ verified: true });
    }
  })();
  await Promise.all(writers);
  writing = false;
  await Promise.all([...sealers, verifier]);
  await other.close();
  await sealAll();
  for (const organizationId of organizations) {
    expect(await verify(organizationId)).toEqual({ verified: true, records: 60, lastSequence: 60 });
  }
});

test("an organization whose chain was tampered with does not hold up the others, and is not sealed over", async () => {
  const [broken, sound] = [await newOrganization(), await newOrganization()];
  await record(broken, 2);
  await sealAll();
  await tamper("update audit_heads set hash = sha256(hash) where organization_id = $1", [toUuid(broken)]);
  await record(broken, 2);
  await record(sound, 2);
  await sealAll();
  expect(await verify(sound)).toEqual({ verified: true, records: 2, lastSequence: 2 });
  expect(await verify(broken)).toMatchObject({ verified: false, reason: "head_invalid" });
});

test("a chain that is not where it was does not hold up those that are stored with it", async () => {
  const organizations = await Promise.all(Array.from({ length: 5 }, newOrganization));
  for (const organizationId of organizations) await record(organizationId, 2);
  await sealAll();
  const [, broken, ...sound] = organizations as [Id<"organization">, Id<"organization">];
  await tamper("delete from audit_heads where organization_id = $1", [toUuid(broken)]);
  for (const organizationId of organizations) await record(organizationId, 3);
  await sealAll();
  for (const organizationId of [organizations[0] as Id<"organization">, ...sound]) {
    expect(await verify(organizationId)).toEqual({ verified: true, records: 5, lastSequence: 5 });
  }
  expect(await verify(broken)).toMatchObject({ verified: false });
});

test("trouble with the database holds nobody's chain", async () => {
  const organizationId = await newOrganization();
  await record(organizationId, 2);
  const trouble = new EurekaError("server.unavailable", { reason: "the database is starting up" });
  // A provider of its own has no key in memory yet, so that the sealer has to ask.
  const away = { ...portsOn({ ...database, withOrganization: () => Promise.reject(trouble) }), keys: { ...keys } };
  const sealer = createSealer();
  await expect(sealer.sealOnce(away)).rejects.toBe(trouble);
  await sealAll(sealer);
  expect(await verify(organizationId)).toEqual({ verified: true, records: 2, lastSequence: 2 });
});

test("each new head goes to the anchor after its commit", async () => {
  const organizationId = await newOrganization();
  const anchored: unknown[] = [];
  const sealer = createSealer(async (head) => {
    if (head.organizationId === organizationId) anchored.push(head.sequence, (await verify(organizationId)).verified);
  });
  await record(organizationId, 2);
  await sealAll(sealer);
  await record(organizationId, 1);
  await sealAll(sealer);
  expect(anchored).toEqual([2, true, 3, true]);
});

test("the application can neither alter, remove nor seal records by itself", async () => {
  const organizationId = await newOrganization();
  await record(organizationId, 1);
  const statements = [
    "update audit_records set reason = 'x'",
    "delete from audit_records",
    "insert into audit_records select * from audit_records",
    "update audit_heads set sequence = 9",
    "delete from audit_heads",
  ];
  for (const text of statements) {
    const attempt = database.withOrganization(organizationId, (transaction) => query(transaction, { text }));
    await expect(attempt, text).rejects.toMatchObject({ sqlState: "42501" });
  }
});
