/** The migration that makes steps of the yes and no in channel mappings keeps what every organization had said. */
import { newUuid } from "@eureka/contracts/ids";
import { asOwner, migrate, rollback } from "@eureka/kit/db";
import { emptyDatabase } from "@eureka/testing/test-database";
import { migrationsFolder } from "@eureka/testing/test-server";
import { expect, it } from "vitest";

const before = "20261122084500_index-member-references";
const migration = "20261122085500_say-what-unlinked-people-may";

type Rules = Readonly<Record<string, unknown>>;

/** Everything that the mappings of one organization say, by their channels. */
type Mappings = Readonly<Record<string, Rules>>;

/** An organization as it stood then: `nothing_said` never had a rule, and `more` has one that the migration knows nothing of. */
const firstBefore: Mappings = {
  nothing_said: {},
  yes: { unlinkedMayComment: true },
  no: { unlinkedMayComment: false },
};
const secondBefore: Mappings = {
  more: { unlinkedMayComment: true, another: { unlinkedMayComment: true } },
  // The same channel as in the other organization, with the opposite rule.
  yes: { unlinkedMayComment: false },
};

const firstAfter: Mappings = { nothing_said: {}, yes: { unlinkedMay: "comment" }, no: { unlinkedMay: "nothing" } };
const secondAfter: Mappings = {
  more: { unlinkedMay: "comment", another: { unlinkedMayComment: true } },
  yes: { unlinkedMay: "nothing" },
};

/** One statement for an organization with all that its mappings hang on. */
const insertOrganization = `
  with organization as (
    insert into organizations (id, name, created_at, updated_at) values ($1, 'Acme', now(), now())
  ), workspace as (
    insert into workspaces (organization_id, id, name, key, kind, created_at, updated_at)
    values ($1, $2, 'Engineering', 'ENG', 'team', now(), now())
  ), connection as (
    insert into connections (organization_id, id, connector, title, created_at, updated_at)
    values ($1, $3, 'reference-chat', 'Reference', now(), now())
  )
  insert into channel_mappings (organization_id, id, connection_id, platform_channel_id, workspace_id, rules, created_at, updated_at)
  select $1, gen_random_uuid(), $3, key, $2, value, now(), now() from jsonb_each($4::jsonb)`;

/** A database that stands before the migration, with two organizations in it. */
async function startBefore() {
  const { owner } = await emptyDatabase();
  await migrate(owner, migrationsFolder);
  await rollback(owner, migrationsFolder, before);
  const [first, second] = [newUuid(), newUuid()];
  return {
    up: () => migrate(owner, migrationsFolder),
    down: () => rollback(owner, migrationsFolder, before),
    insert: () =>
      asOwner(owner, async (client) => {
        await client.query(insertOrganization, [first, newUuid(), newUuid(), JSON.stringify(firstBefore)]);
        await client.query(insertOrganization, [second, newUuid(), newUuid(), JSON.stringify(secondBefore)]);
      }),
    write: (channel: string, rules: Rules) =>
      asOwner(owner, (client) =>
        client.query("update channel_mappings set rules = $3 where organization_id = $1 and platform_channel_id = $2", [
          first,
          channel,
          JSON.stringify(rules),
        ]),
      ),
    /** The mappings of the first and of the second organization. */
    read: () =>
      asOwner(owner, async (client) => {
        const of = async (organizationId: string): Promise<Mappings> => {
          const { rows } = await client.query<{ all: Mappings }>(
            "select jsonb_object_agg(platform_channel_id, rules) as all from channel_mappings where organization_id = $1",
            [organizationId],
          );
          return rows[0]?.all ?? {};
        };
        return [await of(first), await of(second)];
      }),
  };
}

it("who was allowed to comment may comment, who was not may do nothing, up and down and up again", async () => {
  const database = await startBefore();
  await database.insert();
  expect(await database.up()).toContain(migration);
  expect(await database.read()).toEqual([firstAfter, secondAfter]);
  expect(await database.down()).toContain(migration);
  expect(await database.read()).toEqual([firstBefore, secondBefore]);
  await database.up();
  expect(await database.read()).toEqual([firstAfter, secondAfter]);
});

it("a step that the old form has no word for goes back as the nearest that it has", async () => {
  const database = await startBefore();
  await database.insert();
  await database.up();
  await database.write("no", { unlinkedMay: "make_work_items" });
  await database.down();
  expect(await database.read()).toEqual([{ ...firstBefore, no: { unlinkedMayComment: true } }, secondBefore]);
  await database.up();
  expect(await database.read()).toEqual([{ ...firstAfter, no: { unlinkedMay: "comment" } }, secondAfter]);
});
