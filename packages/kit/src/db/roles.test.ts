/** Who may log in, and what a missing role tells the administrator. */
import { randomBytes } from "node:crypto";
import { testDatabase } from "@eureka/testing/test-database";
import { migrationsFolder } from "@eureka/testing/test-server";
import { afterAll, expect, test } from "vitest";
import { asOwner, assertSafeLogin, createDatabase, MissingRoleError, migrate } from "./index.ts";
import { prepareRoles } from "./roles.ts";

const { database, admin } = await testDatabase();
const rogue = `rogue_${randomBytes(4).toString("hex")}`;

afterAll(() => asOwner(admin, (client) => client.query(`drop role if exists ${rogue}`)));

function loginAs(user: string, password: string): string {
  const url = new URL(admin);
  url.searchParams.set("user", user);
  url.searchParams.set("password", password);
  return url.href;
}

async function complaintAbout(connectionString: string): Promise<string> {
  const suspect = createDatabase({ connectionString });
  const error = await assertSafeLogin(suspect).catch((caught: unknown) => caught);
  await suspect.close();
  return error instanceof Error ? error.message : "none";
}

test("the application's login is safe; superusers, owners, those who bypass and strangers are not", async () => {
  await assertSafeLogin(database);
  await expect(complaintAbout(admin)).resolves.toContain("is a superuser");
  await asOwner(admin, (client) => client.query(`create role ${rogue} login password 'x'`));
  await expect(complaintAbout(loginAs(rogue, "x"))).resolves.toContain("is no member of eureka_app");
  await asOwner(admin, (client) =>
    client.query(`grant eureka_app to ${rogue}; create table mine (); alter table mine owner to ${rogue}`),
  );
  await expect(complaintAbout(loginAs(rogue, "x"))).resolves.toContain("owns tables");
  await asOwner(admin, (client) => client.query(`drop table mine; alter role ${rogue} bypassrls`));
  await expect(complaintAbout(loginAs(rogue, "x"))).resolves.toContain("may bypass row-level security");
});

test("an owner who may not make roles gets the SQL for the administrator", async () => {
  await asOwner(admin, async (client) => {
    // Renamed inside a transaction that is rolled back: nobody else ever sees the server without the role.
    await client.query("begin; alter role eureka_app rename to eureka_app_away");
    await client.query(`create role ${rogue}_limited; set local role ${rogue}_limited`);
    const error = await prepareRoles(client).catch((caught: unknown) => caught);
    await client.query("rollback");
    expect(error).toBeInstanceOf(MissingRoleError);
    expect(error).toMatchObject({
      sql: expect.stringMatching(/^create role eureka_app login nosuperuser nobypassrls/),
    });
  });
});

test("the role is made where that is allowed, and cannot step around row-level security", async () => {
  await asOwner(admin, async (client) => {
    await client.query("begin; alter role eureka_app rename to eureka_app_away");
    await prepareRoles(client, "it's secret");
    const { rows } = await client.query(
      "select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = 'eureka_app'",
    );
    await client.query("rollback");
    expect(rows).toEqual([{ rolcanlogin: true, rolsuper: false, rolbypassrls: false }]);
  });
});

test("a server that is not there is unavailable", async () => {
  const nowhere = "postgresql://a:b@localhost/x?host=/nonexistent";
  await expect(migrate(nowhere, migrationsFolder)).rejects.toMatchObject({ code: "server.unavailable" });
});
