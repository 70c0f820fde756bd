import { toUuid } from "@eureka/contracts/ids";
import {
  type ModelProvider,
  type ModelProviderList,
  type ModelProviderTest,
  mostModelProviders,
} from "@eureka/contracts/model-provider";
import { readModelConfig } from "@eureka/kit/config";
import { asOwner } from "@eureka/kit/db";
import { createLog } from "@eureka/kit/log";
import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { type TestApplication, testApplication } from "@eureka/testing/test-application";
import { connectModel, readLedger, testCall } from "@eureka/testing/test-models";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { forgetAnswers } from "../answers/forget-answers.ts";
import { organizationGateway } from "../index.ts";

const logged: string[] = [];
const key = "sk-very-secret-0123456789-wXyZ";
let application: TestApplication;
let server: ModelServer;
let organization: TestOrganization;

beforeAll(async () => {
  const log = createLog({ level: "debug", destination: { write: (line) => void logged.push(line) } });
  application = await testApplication({ ports: { log } });
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setScript([]);
  organization = await testOrganization(application);
});

const list = (who = organization.admin) => organization.run<ModelProviderList>(who, "model_provider.list");
const namesOf = async () => (await list()).data.map(({ name }) => name);
const probe = (id: string) => organization.run<ModelProviderTest>(organization.admin, "model_provider.test", { id });

/** The settings of an operator. */
function settingsOf(environment: Record<string, string>) {
  return { ...application.ports.settings, models: readModelConfig(environment) };
}

async function organizationUnder(environment: Record<string, string>): Promise<TestOrganization> {
  const database = { ...application.ports.database };
  return testOrganization(await testApplication({ ports: { settings: settingsOf(environment), database } }));
}

test("a provider is connected, read, changed, ordered and removed", async () => {
  const { run, admin } = organization;
  const first = await connectModel(organization, server, { name: "First", key });
  const second = await connectModel(organization, server, { name: "Second", kind: "gemini" });
  expect(first).toMatchObject({ position: 1, keyEnding: "wXyZ", enabled: true, version: 1 });
  expect(await namesOf()).toEqual(["First", "Second"]);
  await run(admin, "model_provider.order", { ids: [second.id, first.id] });
  expect(await namesOf()).toEqual(["Second", "First"]);
  const changed = await run<ModelProvider>(admin, "model_provider.update", {
    id: first.id,
    name: "Own",
    model: "other",
  });
  expect(changed).toMatchObject({ name: "Own", model: "other", keyEnding: "wXyZ", position: 2, version: 2 });
  await run(admin, "model_provider.delete", { id: second.id });
  expect(await run(admin, "model_provider.get", { id: first.id })).toMatchObject({ position: 1 });
  await expect(run(admin, "model_provider.get", { id: second.id })).rejects.toMatchObject({
    code: "model_provider.not_found",
  });
});

test("what cannot work is refused", async () => {
  const { run, admin } = organization;
  await connectModel(organization, server, { name: "First" });
  const create = (input: object) => run(admin, "model_provider.create", { model: "m", ...input });
  await expect(create({ kind: "openai_compatible" })).rejects.toMatchObject({ code: "request.invalid" });
  await expect(create({ kind: "gemini" })).rejects.toMatchObject({ code: "request.invalid" });
  await expect(create({ kind: "ollama", name: "first" })).rejects.toMatchObject({ code: "model_provider.name_taken" });
  for (const baseUrl of ["https://user:word@models.example.com", "https://models.example.com?key=1", "file:///etc"]) {
    await expect(create({ kind: "ollama", baseUrl })).rejects.toMatchObject({ code: "request.invalid" });
  }
  await expect(run(admin, "model_provider.order", { ids: [] })).rejects.toMatchObject({ code: "request.invalid" });
  for (let count = 1; count < mostModelProviders; count++) await create({ kind: "ollama", name: `More ${count}` });
  await expect(create({ kind: "ollama", name: "Too many" })).rejects.toMatchObject({ code: "model_provider.too_many" });
});

test("two people who connect a model at the same time both succeed", async () => {
  await Promise.all(["One", "Two", "Three", "Four"].map((name) => connectModel(organization, server, { name })));
  expect((await list()).data.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
});

test("a stored key does not follow its provider to another host", async () => {
  const { run, admin } = organization;
  const { id } = await connectModel(organization, server, { key });
  const baseUrl = "http://127.0.0.1:9/v1";
  await expect(run(admin, "model_provider.update", { id, baseUrl })).rejects.toMatchObject({
    errors: [{ path: "key", code: "required" }],
  });
  expect(await run(admin, "model_provider.update", { id, baseUrl, key: `${key}2` })).toMatchObject({ baseUrl });
});

test("only administrators connect models; managers see them, users and viewers do not; other organizations never", async () => {
  const { run, admin, manager, user, viewer } = organization;
  const { id } = await connectModel(organization, server);
  expect((await list(manager)).data).toHaveLength(1);
  for (const who of [user, viewer]) {
    await expect(list(who)).rejects.toMatchObject({ code: "permission.denied" });
    await expect(run(who, "model_provider.discover")).rejects.toMatchObject({ code: "permission.denied" });
    await expect(run(who, "model_provider.test", { id })).rejects.toMatchObject({ code: "permission.denied" });
  }
  // A user is the manager of a workspace of his own, but the organization's models do not lie there.
  await expect(run(user, "model_provider.get", { id })).rejects.toMatchObject({ code: "model_provider.not_found" });
  await expect(run(viewer, "model_provider.get", { id })).rejects.toMatchObject({ code: "permission.denied" });
  const calls = server.calls.length;
  for (const operation of ["model_provider.update", "model_provider.delete", "model_provider.test"]) {
    await expect(run(manager, operation, { id })).rejects.toMatchObject({ code: "permission.denied" });
  }
  const neighbour = await testOrganization(application);
  for (const operation of ["get", "update", "delete", "test"]) {
    const attempt = neighbour.run(neighbour.admin, `model_provider.${operation}`, { id });
    await expect(attempt).rejects.toMatchObject({ code: "model_provider.not_found" });
  }
  expect(server.calls).toHaveLength(calls);
  expect((await list(admin)).data).toHaveLength(1);
});

test("an administrator of a mere workspace cannot have the organization's key used", async () => {
  const { run, admin, user, workspaceId, principalOf } = organization;
  const { id } = await connectModel(organization, server);
  const scope = { type: "workspace", workspaceId };
  await run(admin, "grant.create", { memberId: user.memberId, scope, role: "admin" });
  const calls = server.calls.length;
  const attempt = run(await principalOf(user.memberId), "model_provider.test", { id });
  await expect(attempt).rejects.toMatchObject({ kind: expect.stringMatching(/not_found|forbidden/) });
  expect(server.calls).toHaveLength(calls);
});

test("a test call says in words whether a provider answers, and is metered", async () => {
  const { id } = await connectModel(organization, server);
  expect(await probe(id)).toMatchObject({ works: true, reason: null, message: "It answered." });
  const troubles = [
    [{ kind: "unauthorized" }, "unauthorized", "does not accept the key"],
    [{ kind: "out_of_credit" }, "out_of_credit", "no credit left"],
    [{ kind: "rate_limited" }, "rate_limited", "too many calls"],
    [{ kind: "model_not_found" }, "unavailable", "HTTP 404"],
    [{ kind: "malformed_body" }, "invalid_answer", "Check the kind"],
    [{ kind: "refusal" }, "refused", "declined"],
  ] as const;
  for (const [behaviour, reason, words] of troubles) {
    server.setScript([{ does: behaviour }]);
    const tested = await probe(id);
    expect(tested).toMatchObject({ works: false, reason });
    expect(tested.message).toContain(words);
  }
  const ledger = await readLedger(organization);
  expect(ledger).toHaveLength(1 + troubles.length);
  expect(ledger[0]).toMatchObject({ purpose: "models.test", memberId: organization.admin.memberId, outcome: "ok" });
});

test("the key is nowhere: not in answers, rows, events, audit records or logs", async () => {
  const { run, admin, organizationId, database } = organization;
  const made = await connectModel(organization, server, { name: "Secretive", key });
  server.setScript([{ does: { kind: "unauthorized", times: 3 } }]);
  const answers = [made, await probe(made.id), await list(), await run(admin, "model_provider.get", { id: made.id })];
  const owner = { memberId: null, workspaceId: null, runId: null };
  const failure = await organizationGateway(organization.ports, organizationId, owner)
    .generate(testCall())
    .catch((error: unknown) => error);
  organization.ports.log.error({ error: failure }, "test.failed");
  answers.push(await run(admin, "model_provider.update", { id: made.id, key: `${key}-new` }));
  const stored = await asOwner(database.admin, async (client) => {
    const rows: unknown[] = [];
    for (const table of ["model_providers", "events", "audit_records", "usage_records", "idempotency_keys", "jobs"]) {
      const known = await client.query("select to_regclass($1) as name", [table]);
      if (known.rows[0]?.name === null) continue;
      const found = await client.query(`select to_jsonb(t)::text as row from ${table} t where organization_id = $1`, [
        toUuid(organizationId),
      ]);
      rows.push(...found.rows);
    }
    return rows;
  });
  expect(stored.length).toBeGreaterThan(5);
  const hexOf = (text: string) => Buffer.from(text).toString("hex");
  for (const text of [JSON.stringify(answers), JSON.stringify(stored), logged.join(""), String(failure)]) {
    expect(text).not.toContain("sk-very-secret");
    expect(text).not.toContain(hexOf("sk-very-secret"));
  }
  const events = await asOwner(database.admin, (client) =>
    client.query("select changes from events where organization_id = $1 and type = 'model_provider.updated'", [
      toUuid(organizationId),
    ]),
  );
  expect(events.rows).toEqual([{ changes: { key: { from: "set", to: "set anew" } } }]);
});

test("what a model answered is kept encrypted, and only as long as it may be used", async () => {
  const { ports, organizationId, database } = organization;
  await connectModel(organization, server);
  server.setScript([{ does: { kind: "output", output: { title: "Nobody may read this", score: 1 } } }]);
  const owner = { memberId: null, workspaceId: null, runId: null };
  await organizationGateway(ports, organizationId, owner).generate(testCall({ cacheScope: "run_1" }));
  const read = () =>
    asOwner(database.admin, (client) =>
      client.query("select answer, expires_at from model_answers where organization_id = $1", [toUuid(organizationId)]),
    );
  const [row] = (await read()).rows as { answer: Buffer; expires_at: Date }[];
  expect(row?.answer.toString("latin1")).not.toContain("Nobody may read");
  expect(row?.expires_at.getTime()).toBeGreaterThan(Date.now());
  await forgetAnswers(ports);
  expect((await read()).rows).toHaveLength(1);
  const later = { now: () => new Date(Date.now() + 25 * 3_600_000), monotonic: () => performance.now() };
  expect(await forgetAnswers({ ...ports, clock: later })).toBeGreaterThan(0);
  expect((await read()).rows).toHaveLength(0);
});

test.each([
  "http://127.0.0.1:11434",
  "https://localhost/v1",
  "https://10.0.0.8/v1",
  "https://169.254.169.254/latest",
  "https://[::1]/v1",
  "https://[::ffff:10.0.0.8]/v1",
  "http://models.example.com/v1",
  "https://models.example.com:8443/v1",
])("without the operator's switch, %s is no address for an organization", async (baseUrl) => {
  const guarded = await organizationUnder({});
  const input = { kind: "openai_compatible", model: "m", baseUrl };
  const attempt = guarded.run(guarded.admin, "model_provider.create", input);
  await expect(attempt).rejects.toMatchObject({ code: "model_provider.address_refused" });
  const made = await connectModel(organization, server);
  const update = organization.run(organization.admin, "model_provider.update", { id: made.id, baseUrl, key });
  await expect(update).resolves.toMatchObject({ baseUrl });
});

test("no setting of an organization or a provider is the operator's switch", async () => {
  const guarded = await organizationUnder({});
  const input = { kind: "openai_compatible", model: "m", baseUrl: "http://127.0.0.1:11434" };
  for (const word of ["allowPrivate", "allowPrivateAddresses", "privateAddresses"]) {
    const create = guarded.run(guarded.admin, "model_provider.create", { ...input, [word]: true });
    await expect(create).rejects.toMatchObject({ code: "request.invalid", errors: [{ path: word }] });
    const change = guarded.run(guarded.admin, "organization.update", { [word]: true });
    await expect(change).rejects.toMatchObject({ code: "request.invalid" });
  }
});

test("an address that was allowed once is refused when it is called without the switch", async () => {
  await connectModel(organization, server);
  const calls = server.calls.length;
  const database = { ...application.ports.database };
  const ports = { ...application.ports, settings: settingsOf({}), database };
  const owner = { memberId: null, workspaceId: null, runId: null };
  const gateway = organizationGateway(ports, organization.organizationId, owner);
  await expect(gateway.generate(testCall())).rejects.toMatchObject({ code: "unavailable", detail: "port_refused" });
  expect(server.calls).toHaveLength(calls);
});

test("the operator's models may be private; they come last, and an organization can do without them", async () => {
  const under = await organizationUnder({
    EUREKA_MODEL_URL: server.openaiUrl,
    EUREKA_MODEL_NAME: "house-model",
    EUREKA_MODEL_KEY: "the-operators-key",
  });
  const read = () => under.run<ModelProviderList>(under.admin, "model_provider.list");
  const { ports, organizationId } = under;
  const gateway = organizationGateway(ports, organizationId, { memberId: null, workspaceId: null, runId: null });
  expect((await read()).installation).toEqual({
    used: true,
    providers: [{ name: "OpenAI-compatible", kind: "openai_compatible", model: "house-model" }],
  });
  expect(await gateway.generate(testCall())).toMatchObject({ model: "house-model" });
  expect(server.calls.at(-1)?.key).toBe("the-operators-key");
  await under.run(under.admin, "model_provider.order", { usesInstallation: false });
  expect((await read()).installation.used).toBe(false);
  await expect(gateway.generate(testCall())).rejects.toMatchObject({ code: "no_model" });
  const events = await under.run<{ data: { type: string; changes: object }[] }>(under.admin, "event.list", {
    types: ["model_provider.reordered"],
  });
  for (const event of events.data) expect(event.changes).toEqual({ usesInstallation: { from: true, to: false } });
});

test("an Ollama on the machine is offered to those who may use it, and never asked by itself", async () => {
  const ollama = await startModelServer({ models: ["llama3.2:latest"] });
  const allowed = await organizationUnder({ OLLAMA_HOST: ollama.url, EUREKA_MODEL_ALLOW_PRIVATE: "true" });
  expect(await allowed.run(allowed.admin, "model_provider.discover")).toMatchObject({
    answers: true,
    usable: true,
    baseUrl: ollama.url,
    models: ["llama3.2:latest"],
  });
  const forbidden = await organizationUnder({ OLLAMA_HOST: ollama.url });
  expect(await forbidden.run(forbidden.admin, "model_provider.discover")).toMatchObject({
    answers: true,
    usable: false,
    models: [],
  });
  expect(ollama.calls).toHaveLength(0);
  await ollama.close();
  expect(await forbidden.run(forbidden.admin, "model_provider.discover")).toMatchObject({ answers: false, models: [] });
});
