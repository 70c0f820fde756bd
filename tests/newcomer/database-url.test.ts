/** A PostgreSQL server of one's own: what can be wrong with it, and several processes on one database. */
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { asOwner, createDatabase } from "@eureka/kit/db";
import { emptyDatabase, testDatabase } from "@eureka/testing/test-database";
import { onDatabase } from "@eureka/testing/test-server";
import { expect, inject, test } from "vitest";
import type { Ended } from "./installation.ts";
import { cleanUpAfterEach, newInstallation } from "./newcomer-test.ts";

cleanUpAfterEach();

const key = { EUREKA_MASTER_KEY: randomBytes(32).toString("base64") };

async function refusal(environment: Readonly<Record<string, string>>): Promise<Ended> {
  return await newInstallation().refusal({ environment: { ...key, ...environment } });
}

function expectSentence({ code, output }: Ended, pattern: RegExp): void {
  expect(output).toMatch(pattern);
  expect(output).not.toMatch(/\n {4}at |"level":|secret-word/);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
}

function changed(connectionString: string, change: (url: URL) => void): string {
  const url = new URL(connectionString);
  change(url);
  return url.href;
}

test("nobody answers, the password is wrong, the database is missing, the key is missing", async () => {
  const { owner } = inject("testServer");
  const [silent, refused, missing, keyless] = await Promise.all([
    refusal({ DATABASE_URL: "postgres://eureka:secret-word@127.0.0.1:1/eureka" }),
    refusal({ DATABASE_URL: changed(owner, (url) => (url.password = "secret-word")) }),
    refusal({ DATABASE_URL: onDatabase(owner, "nowhere") }),
    refusal({ DATABASE_URL: owner, EUREKA_MASTER_KEY: "" }),
  ]);
  expectSentence(
    silent,
    /at 127\.0\.0\.1:1 \(DATABASE_URL\) cannot be used: the database does not answer\. Check host and port/,
  );
  expectSentence(refused, /refused the login eureka_owner \(DATABASE_URL\)\. Check the name and the password/);
  expectSentence(missing, /has no database nowhere .*create database "nowhere" owner "eureka_owner";/);
  expectSentence(keyless, /EUREKA_MASTER_KEY must be set too/);
});

test("an owner without rights gets the SQL that gives them, and with it the server starts", async () => {
  const { admin } = inject("testServer");
  const { app } = await emptyDatabase();
  const login = `plain_${randomBytes(4).toString("hex")}`;
  const name = new URL(app).pathname.slice(1);
  await asOwner(admin, (client) => client.query(`create role ${login} login createrole password 'plain'`));
  const asLogin = changed(onDatabase(admin, name), (url) => ([url.username, url.password] = [login, "plain"]));
  const environment = { DATABASE_URL: asLogin, EUREKA_APP_DATABASE_URL: app };
  const ended = await refusal(environment);
  expectSentence(ended, new RegExp(`${login} of DATABASE_URL may not make tables in the database ${name}`));
  const sql = /alter database .*;/.exec(ended.output)?.[0] ?? "";
  await asOwner(admin, (client) => client.query(sql));
  const server = newInstallation().start({ environment: { ...key, ...environment } });
  await server.ready();
  await expect(server.end("SIGTERM")).resolves.toMatchObject({ code: 0 });
});

test("a role with another password, and a schema of a newer version", async () => {
  const { owner, app } = await testDatabase();
  expectSentence(
    await refusal({ DATABASE_URL: owner }),
    /eureka_app has another password .* EUREKA_MASTER_KEY.*EUREKA_APP_DATABASE_URL/,
  );
  await asOwner(owner, (client) =>
    client.query("insert into schema_migrations values ('29990101000000_know-better', 'x')"),
  );
  expectSentence(
    await refusal({ DATABASE_URL: owner, EUREKA_APP_DATABASE_URL: app }),
    /migration 29990101000000_know-better, which this version of Eureka does not know\. Start the newer version/,
  );
  await asOwner(owner, (client) => client.query("delete from schema_migrations where sha256 = 'x'"));
});

test("an API process and a worker share one database; the worker answers nothing but health checks", async () => {
  const { owner, app } = await testDatabase();
  const shared = {
    ...key,
    DATABASE_URL: owner,
    EUREKA_APP_DATABASE_URL: app,
    EUREKA_SETUP_TOKEN: "the proof of the operator",
  };
  const start = (roles: string) => newInstallation().start({ environment: { ...shared, EUREKA_ROLES: roles } });
  const [api, worker] = [start("api,gateway"), start("worker,scheduler")];
  const [address, workerAddress] = await Promise.all([api.ready(), worker.ready()]);

  async function call(method: string, path: string, body?: unknown, apiKey?: string) {
    const headers = { "content-type": "application/json", ...(apiKey && { authorization: `Bearer ${apiKey}` }) };
    const answer = await fetch(`${address}/api/v2${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Record<string, string> & { data: Record<string, string>[] };
  }
  const person = { organizationName: "Acme", name: "Ann", email: "ann@example.com", password: "correct horse" };
  const { apiKey, workspaceId } = await call("POST", "/organizations/bootstrap", {
    ...person,
    setupToken: shared.EUREKA_SETUP_TOKEN,
  });
  const { data: channels } = await call("GET", `/channels?workspaceId=${workspaceId}`, undefined, apiKey);
  await call("POST", "/messages", { channelId: channels[0]?.id, text: "/eureka new Fix the login page" }, apiKey);
  let titles: (string | undefined)[] = [];
  while (titles.length === 0) {
    titles = (await call("GET", "/work-items", undefined, apiKey)).data.map(({ title }) => title);
    await wait(20);
  }
  expect(titles).toEqual(["Fix the login page"]);

  for (const check of ["live", "ready", "startup"])
    expect((await fetch(`${workerAddress}/health/${check}`)).status).toBe(200);
  for (const path of ["/", "/setup", "/docs", "/api/v2/me", "/api/v2/openapi.json", "/hooks/built-in"]) {
    expect((await fetch(`${workerAddress}${path}`)).status, path).toBe(404);
  }
  const ends = await Promise.all([api.end("SIGTERM"), worker.end("SIGTERM")]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  expect(worker.output()).toMatch(/^Eureka is ready at \S+ \(health checks only/);
});

test("closing the pool leaves no connection that the server would have to break", async () => {
  const { app, admin } = await testDatabase();
  const applicationName = `closing ${randomBytes(4).toString("hex")}`;
  for (let round = 0; round < 10; round++) {
    const database = createDatabase({ connectionString: app, applicationName });
    await Promise.all(Array.from({ length: 10 }, () => database.ping()));
    await database.close();
    const { rowCount } = await asOwner(admin, (client) =>
      client.query(
        "select from pg_stat_activity where application_name = $1 and state is not null and backend_type = 'client backend'",
        [applicationName],
      ),
    );
    expect(rowCount).toBe(0);
  }
});
