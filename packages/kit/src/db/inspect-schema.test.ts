/** The questions that other tests ask about the schema must notice what is missing. */
import { testDatabase } from "@eureka/testing/test-database";
import { expect, test } from "vitest";
import { asOwner, listDefinerFunctions, listUnprotectedTables } from "./index.ts";

const { owner } = await testDatabase();

test("tables and partitions without forced row-level security or without a policy are listed, protected ones are not", async () => {
  const before = await listUnprotectedTables(owner);
  await asOwner(owner, (client) =>
    client.query(`
      create table open_table (organization_id uuid);
      create table not_forced (organization_id uuid);
      alter table not_forced enable row level security;
      create policy tenant on not_forced to eureka_app using (true);
      create table without_policy (organization_id uuid);
      alter table without_policy enable row level security, force row level security;
      create table protected (organization_id uuid, n int) partition by range (n);
      call protect_tenant_table('protected');
      create table protected_1 partition of protected for values from (1) to (2);
      create table protected_2 partition of protected for values from (2) to (3);
      call protect_tenant_table('protected_2');`),
  );
  const after = await listUnprotectedTables(owner);
  expect(after.filter((name) => !before.includes(name))).toEqual([
    "not_forced",
    "open_table",
    "protected_1",
    "without_policy",
  ]);
  await expect(listUnprotectedTables(owner, after)).resolves.toEqual([]);
});

test("functions with their owner's rights are listed with what makes them dangerous", async () => {
  await asOwner(owner, (client) =>
    client.query(`
      create function careful(integer) returns int language sql security definer set search_path = public, pg_temp as 'select 1';
      revoke all on function careful(integer) from public;
      create function careless() returns int language sql security definer as 'select 1';
      create function harmless() returns int language sql as 'select 1';`),
  );
  const functions = (await listDefinerFunctions(owner)).filter(({ signature }) =>
    /careful|careless|harmless/.test(signature),
  );
  expect(functions).toEqual([
    { signature: "careful(integer)", searchPath: "public, pg_temp", isPublic: false },
    { signature: "careless()", searchPath: null, isPublic: true },
  ]);
});
