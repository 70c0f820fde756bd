import { randomBytes } from "node:crypto";
import { type Id, newId, toUuid } from "@eureka/contracts/ids";
import { createTestClock } from "@eureka/kit/clock";
import { createMemoryKeyProvider, Secret } from "@eureka/kit/crypto";
import { afterCommit, asOwner, type Database, savepoint } from "@eureka/kit/db";
import { testDatabase } from "@eureka/testing/test-database";
import { beforeAll, expect, test } from "vitest";
import type { Ports, Transaction } from "../operations/index.ts";
import { type KeyAccess, keyCacheMilliseconds } from "./data-key.ts";
import { openOrganizationKey, organizationKey } from "./organization-key.ts";
import { destroySubjectKey, findSubjectKey, subjectKey } from "./subject-key.ts";

let database: Database;
let owner: string;
const masterKey = new Secret(randomBytes(32).toString("base64"));

beforeAll(async () => {
  ({ database, owner } = await testDatabase());
});

/** A process of its own: the same master key, nothing in memory. */
function newProcess() {
  const clock = createTestClock();
  const partial: Partial<Ports> = {
    database: { ...database, withSavepoint: savepoint, afterCommit },
    keys: createMemoryKeyProvider(masterKey),
    clock,
  };
  const ports = partial as Ports;
  const within = <T>(organizationId: Id<"organization">, work: (access: KeyAccess) => Promise<T>): Promise<T> =>
    database.withOrganization(organizationId, (transaction: Transaction) => work({ transaction, ports }));
  return { clock, ports, within };
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

const countKeys = (organizationId: Id<"organization">) =>
  asOwner(owner, async (client) => {
    const { rowCount } = await client.query("select from data_keys where organization_id = $1", [
      toUuid(organizationId),
    ]);
    return rowCount;
  });

test("an organization has one key, on every process and inside and outside transactions", async () => {
  const organizationId = await newOrganization();
  const [here, there] = [newProcess(), newProcess()];
  const keys = await Promise.all([
    ...Array.from({ length: 4 }, () => here.within(organizationId, organizationKey)),
    ...Array.from({ length: 4 }, () => there.within(organizationId, organizationKey)),
    openOrganizationKey(here.ports, organizationId),
  ]);
  for (const key of keys) expect(key.equals(keys[0] ?? key)).toBe(true);
  expect(await countKeys(organizationId)).toBe(1);
  const other = await here.within(await newOrganization(), organizationKey);
  expect(other.equals(keys[0] ?? other)).toBe(false);
});

test("a key whose transaction was undone is used by nobody afterwards", async () => {
  const organizationId = await newOrganization();
  const { within } = newProcess();
  const memberId = newId("member");
  const lost = await within(organizationId, async (access) => {
    const made = await subjectKey(access, memberId);
    expect((await subjectKey(access, memberId))?.equals(made as NonNullable<typeof made>)).toBe(true);
    throw Object.assign(new Error("undone"), { made });
  }).catch((error: { made: Awaited<ReturnType<typeof subjectKey>> }) => error.made);
  expect(await within(organizationId, (access) => findSubjectKey(access, memberId))).toBeNull();
  const kept = await within(organizationId, (access) => subjectKey(access, memberId));
  expect(kept && lost && kept.equals(lost)).toBe(false);
});

test("a destroyed key is gone here at once, elsewhere after a minute, and is not made anew", async () => {
  const organizationId = await newOrganization();
  const [here, there] = [newProcess(), newProcess()];
  const memberId = newId("member");
  const key = await here.within(organizationId, (access) => subjectKey(access, memberId));
  expect(key).not.toBeNull();
  expect(await there.within(organizationId, (access) => findSubjectKey(access, memberId))).not.toBeNull();
  await here.within(organizationId, (access) => destroySubjectKey(access, memberId));
  expect(await here.within(organizationId, (access) => findSubjectKey(access, memberId))).toBeNull();
  expect(await here.within(organizationId, (access) => subjectKey(access, memberId))).toBeNull();
  there.clock.advance(keyCacheMilliseconds);
  expect(await there.within(organizationId, (access) => findSubjectKey(access, memberId))).toBeNull();
  const left = await asOwner(owner, async (client) => {
    const { rows } = await client.query(
      "select length(wrapped_key) as length from data_keys where organization_id = $1",
      [toUuid(organizationId)],
    );
    return rows as unknown[];
  });
  expect(left).toEqual([{ length: 0 }]);
});

test("a person without a key can be erased too", async () => {
  const organizationId = await newOrganization();
  const { within } = newProcess();
  const memberId = newId("member");
  await within(organizationId, (access) => destroySubjectKey(access, memberId));
  expect(await within(organizationId, (access) => subjectKey(access, memberId))).toBeNull();
});

test("a wrapped key copied to another person opens nothing", async () => {
  const organizationId = await newOrganization();
  const [victim, thief] = [newId("member"), newId("member")];
  const { within } = newProcess();
  await within(organizationId, (access) => subjectKey(access, victim));
  await asOwner(owner, (client) =>
    client.query("update data_keys set subject_id = $2 where organization_id = $1 and subject_id = $3", [
      toUuid(organizationId),
      toUuid(thief),
      toUuid(victim),
    ]),
  );
  const attempt = newProcess().within(organizationId, (access) => findSubjectKey(access, thief));
  await expect(attempt).rejects.toThrow("cannot be decrypted");
});
