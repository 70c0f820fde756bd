import { type ModelServer, type Script, startModelServer } from "@eureka/simulators/models";
import { type TestApplication, testApplication } from "@eureka/testing/test-application";
import { connectModel, readLedger, testCall, titleSchema } from "@eureka/testing/test-models";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { outagesUntilOpen } from "./calls/provider-guards.ts";
import { ModelError, organizationGateway } from "./index.ts";

let application: TestApplication;
let organization: TestOrganization;
let server: ModelServer;
const others: ModelServer[] = [];
const answers = { title: () => ({ title: "Order ahead", score: 7 }) };

beforeAll(async () => {
  application = await testApplication();
  server = await startModelServer({ answers });
});
afterAll(() => server.close());
afterEach(async () => {
  server.setScript([]);
  for (const other of others.splice(0)) await other.close();
});

async function newOrganization(): Promise<TestOrganization> {
  organization = await testOrganization(application);
  return organization;
}

async function secondServer(script: Script = []): Promise<ModelServer> {
  const made = await startModelServer({ answers, script });
  others.push(made);
  return made;
}

function gatewayOf({ ports, organizationId, user, workspaceId }: TestOrganization) {
  return organizationGateway(ports, organizationId, { memberId: user.memberId, workspaceId, runId: null });
}

async function failureOf(attempt: Promise<unknown>): Promise<ModelError> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
  throw new Error("it went well");
}

test("without a provider nothing is available, and a call says so", async () => {
  const gateway = gatewayOf(await newOrganization());
  expect(await gateway.available()).toBeNull();
  expect((await failureOf(gateway.generate(testCall()))).code).toBe("no_model");
  expect(await readLedger(organization)).toEqual([]);
});

test("an answer comes back with its facts, and stands in the ledger for whom it was asked", async () => {
  await connectModel(await newOrganization(), server, { name: "Ours" });
  const gateway = gatewayOf(organization);
  expect(await gateway.available()).toEqual({ provider: "Ours", model: "scripted-model" });
  server.setScript([{ does: { kind: "valid", usage: { input: 120, cached: 20, output: 30, reasoning: 5 } } }]);
  const answer = await gateway.generate(testCall());
  expect(answer).toMatchObject({
    output: { title: "Order ahead", score: 7 },
    provider: "Ours",
    outcome: "ok",
    fallback: null,
    tokens: { input: 120, cachedInput: 20, output: 30, reasoning: 5 },
    // Nobody knows what this endpoint takes.
    cost: { microDollars: null, priceVersion: null },
  });
  expect(await readLedger(organization)).toMatchObject([
    {
      memberId: organization.user.memberId,
      workspaceId: organization.workspaceId,
      purpose: "test.title",
      promptVersion: "0123456789abcdef",
      outcome: "ok",
      streamed: false,
      tokens: answer.tokens,
      cost: answer.cost,
    },
  ]);
  const [call] = server.calls.slice(-1);
  expect(call?.key).toBe("test-key-0123456789-abcd");
  expect(call?.instructions).toContain("You find titles.");
});

test.each([
  ["malformed JSON", { kind: "malformed_json" }],
  ["someone else's schema", { kind: "wrong_schema" }],
  ["a score of 11", { kind: "output", output: { title: "Order ahead", score: 11 } }],
  ["a score in words", { kind: "output", output: { title: "Order ahead", score: "high" } }],
  ["an answer that is cut off", { kind: "truncated" }],
] as const)("%s is repaired once, and both requests are in the ledger", async (_name, wrong) => {
  await connectModel(await newOrganization(), server);
  server.setScript([{ does: wrong }]);
  const before = server.calls.length;
  const answer = await gatewayOf(organization).generate(testCall());
  expect(answer).toMatchObject({ outcome: "repaired", output: { title: "Order ahead", score: 7 } });
  const [first, second] = server.calls.slice(before);
  expect(second?.messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
  expect(second?.messages.at(-1)?.text).toContain("cannot be used");
  expect(first?.messages).toHaveLength(2);
  const ledger = await readLedger(organization);
  expect(ledger.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["failed", "invalid_answer"],
    ["repaired", null],
  ]);
  for (const record of ledger) expect(record.tokens.output).toBeGreaterThan(0);
});

test("what is wrong twice is an honest failure", async () => {
  await connectModel(await newOrganization(), server);
  server.setScript([{ does: { kind: "wrong_schema", times: 2 } }]);
  const error = await failureOf(gatewayOf(organization).generate(testCall()));
  expect(error.code).toBe("invalid_answer");
  expect(error.attempts.map(({ outcome }) => outcome)).toEqual(["failed", "failed"]);
  expect(await readLedger(organization)).toHaveLength(2);
});

test("JSON is found in the prose of an endpoint that ignores the schema", async () => {
  await connectModel(await newOrganization(), server);
  const text = 'Sure! Here {it} is:\n```json\n{"title": "Two {lanes}", "score": 4}\n```\nAnything else?';
  server.setScript([{ does: { kind: "text", text } }]);
  const answer = await gatewayOf(organization).generate(testCall());
  expect(answer).toMatchObject({ outcome: "ok", output: { title: "Two {lanes}", score: 4 } });
});

test("what the provider does not count stays unknown", async () => {
  await connectModel(await newOrganization(), server);
  server.setScript([{ does: { kind: "no_usage" } }]);
  const answer = await gatewayOf(organization).generate(testCall());
  expect(answer.tokens).toEqual({ input: null, cachedInput: null, output: null, reasoning: null });
  expect(answer.cost.microDollars).toBeNull();
});

test("characters of several bytes survive their way in pieces", async () => {
  await connectModel(await newOrganization(), server);
  server.setScript([{ does: { kind: "split_unicode" } }]);
  const answer = await gatewayOf(organization).generate(testCall({ schemaName: "any" }));
  expect(answer.output.title).not.toContain("\ufffd");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what must not be all of it
  expect(answer.output.title).toMatch(/[^\x00-\x7f]/);
});

test.each([
  ["a wrong key", { kind: "unauthorized" }, "unauthorized"],
  ["an empty account", { kind: "out_of_credit" }, "out_of_credit"],
  ["too many calls", { kind: "rate_limited", retryAfter: null }, "rate_limited"],
  ["a refusal", { kind: "refusal" }, "refused"],
  ["a server error", { kind: "server_error" }, "unavailable"],
  ["a proxy's page", { kind: "server_error", html: true }, "unavailable"],
  ["a model that is not there", { kind: "model_not_found" }, "unavailable"],
  ["a body that is no JSON", { kind: "malformed_body" }, "invalid_answer"],
  ["a body that breaks off", { kind: "cut" }, "unavailable"],
] as const)("%s: the next provider answers, and the reason is kept", async (_name, behaviour, reason) => {
  await connectModel(await newOrganization(), server, { name: "First" });
  const second = await secondServer();
  await connectModel(organization, second, { name: "Second" });
  server.setScript([{ does: { ...behaviour, times: Number.POSITIVE_INFINITY } }]);
  const answer = await gatewayOf(organization).generate(testCall());
  expect(answer).toMatchObject({ provider: "Second", outcome: "ok", fallback: reason });
  const ledger = await readLedger(organization);
  expect(ledger.at(0)).toMatchObject({ provider: "First", outcome: "failed", reason, fallback: null });
  expect(ledger.at(-1)).toMatchObject({ provider: "Second", outcome: "ok", reason: null, fallback: reason });
});

test("a key that is revoked fails from then on, and a new one works at once", async () => {
  const accepted = ["first-key"];
  const guarded = await startModelServer({ answers, keys: accepted });
  others.push(guarded);
  const { id } = await connectModel(await newOrganization(), guarded, { key: "first-key" });
  const gateway = gatewayOf(organization);
  expect(await gateway.generate(testCall({ cacheScope: null }))).toMatchObject({ outcome: "ok" });
  accepted.splice(0, 1, "second-key");
  const failure = await failureOf(gateway.generate(testCall({ cacheScope: null })));
  expect(failure).toMatchObject({ code: "unauthorized" });
  expect(failure.message).not.toContain("first-key");
  await organization.run(organization.admin, "model_provider.update", { id, key: "second-key" });
  expect(await gatewayOf(organization).generate(testCall({ cacheScope: null }))).toMatchObject({ outcome: "ok" });
  expect((await readLedger(organization)).map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["ok", null],
    ["failed", "unauthorized"],
    ["ok", null],
  ]);
});

test("alone, each of them is what the call fails with", async () => {
  await connectModel(await newOrganization(), server);
  server.setScript([{ does: [{ kind: "unauthorized" }, { kind: "refusal" }] }]);
  const gateway = gatewayOf(organization);
  expect((await failureOf(gateway.generate(testCall()))).code).toBe("unauthorized");
  expect((await failureOf(gateway.generate(testCall()))).code).toBe("refused");
  // Whoever was turned away used nothing and paid nothing.
  expect((await readLedger(organization))[0]).toMatchObject({ tokens: { input: 0 }, cost: { microDollars: 0 } });
});

test("a provider that says how long to wait is asked again when there is time for it", async () => {
  await connectModel(await newOrganization(), server);
  server.setScript([{ does: { kind: "rate_limited", retryAfter: 1 } }]);
  const answer = await gatewayOf(organization).generate(testCall());
  expect(answer).toMatchObject({ outcome: "ok", fallback: null });
  expect(answer.attempts.map(({ reason }) => reason)).toEqual(["rate_limited", null]);
});

test("when there is not, the next one answers, and the first is left alone for that long", async () => {
  await connectModel(await newOrganization(), server, { name: "First" });
  const second = await secondServer();
  await connectModel(organization, second, { name: "Second" });
  server.setScript([{ does: { kind: "rate_limited", retryAfter: 3_600 } }]);
  const gateway = gatewayOf(organization);
  expect(await gateway.generate(testCall())).toMatchObject({ provider: "Second", fallback: "rate_limited" });
  const calls = server.calls.length;
  expect(await gateway.generate(testCall())).toMatchObject({ provider: "Second", fallback: "rate_limited" });
  expect(server.calls).toHaveLength(calls);
});

test.each(["nothing", "headers"] as const)(
  "a provider that hangs after %s costs its share of the time and no more",
  async (after) => {
    await connectModel(await newOrganization(), server, { name: "First" });
    const second = await secondServer();
    await connectModel(organization, second, { name: "Second" });
    server.setScript([{ does: { kind: "hang", after } }]);
    const answer = await gatewayOf(organization).generate(testCall({ timeoutMilliseconds: 1_500 }));
    expect(answer).toMatchObject({ provider: "Second", fallback: "timeout" });
  },
);

test("alone, it runs into its time", async () => {
  await connectModel(await newOrganization(), server);
  server.setScript([{ does: { kind: "hang" } }]);
  const error = await failureOf(gatewayOf(organization).generate(testCall({ timeoutMilliseconds: 300 })));
  expect(error.code).toBe("timeout");
  expect(await readLedger(organization)).toMatchObject([
    { outcome: "failed", reason: "timeout", tokens: { input: null, output: null }, cost: { microDollars: null } },
  ]);
});

test("output without end is cut off", async () => {
  await connectModel(await newOrganization(), server);
  server.setScript([{ does: { kind: "endless" } }]);
  const error = await failureOf(gatewayOf(organization).generate(testCall({ timeoutMilliseconds: 60_000 })));
  expect(error).toMatchObject({ code: "invalid_answer", detail: "too_large" });
});

test("whoever gives up is not waited for, and the ledger says so", async () => {
  await connectModel(await newOrganization(), server);
  server.setScript([{ does: { kind: "hang" } }]);
  const asker = new AbortController();
  const attempt = failureOf(gatewayOf(organization).generate(testCall({ signal: asker.signal })));
  const asked = server.calls.length;
  while (server.calls.length === asked) await new Promise((resolve) => setTimeout(resolve, 5));
  asker.abort();
  expect((await attempt).code).toBe("aborted");
  expect(await readLedger(organization)).toMatchObject([{ outcome: "given_up", reason: "aborted" }]);
});

test("after outages in a row a provider is left alone: for this organization, and for no other", async () => {
  await connectModel(await newOrganization(), server, { name: "First" });
  const second = await secondServer();
  await connectModel(organization, second, { name: "Second" });
  server.setScript([{ does: { kind: "server_error", times: outagesUntilOpen } }]);
  const gateway = gatewayOf(organization);
  for (let count = 0; count < outagesUntilOpen; count++) {
    expect(await gateway.generate(testCall())).toMatchObject({ provider: "Second", fallback: "unavailable" });
  }
  const calls = server.calls.length;
  const spared = await gateway.generate(testCall());
  expect(spared).toMatchObject({ provider: "Second", fallback: "breaker_open" });
  expect(server.calls).toHaveLength(calls);
  // What was not sent is no call: it stands in the ledger as the reason of the one that was.
  expect((await readLedger(organization)).at(-2)).toMatchObject({ provider: "Second", fallback: "unavailable" });

  const neighbour = await testOrganization(application);
  await connectModel(neighbour, server, { name: "First" });
  expect(await gatewayOf(neighbour).generate(testCall())).toMatchObject({ provider: "First", fallback: null });

  const [first] = (await organization.run<{ data: { id: string }[] }>(organization.admin, "model_provider.list")).data;
  await organization.run(organization.admin, "model_provider.update", { id: first?.id, key: "another-key-0123456789" });
  expect(await gateway.generate(testCall())).toMatchObject({ provider: "First", fallback: null });
});

test.each(["gemini", "openai", "anthropic", "ollama"] as const)(
  "%s answers in its own format, and fails in it",
  async (kind) => {
    await connectModel(await newOrganization(), server, { kind });
    const gateway = gatewayOf(organization);
    server.setScript([
      {
        does: [
          { kind: "valid", usage: { input: 200, cached: 50, output: 40, reasoning: 10 } },
          { kind: "unauthorized" },
        ],
      },
    ]);
    const answer = await gateway.generate(testCall());
    expect(answer).toMatchObject({
      outcome: "ok",
      output: { title: "Order ahead" },
      tokens: { input: 200, output: 40 },
    });
    expect((await failureOf(gateway.generate(testCall()))).code).toBe("unauthorized");
    expect(server.calls.at(-1)?.key ?? null).toBe("test-key-0123456789-abcd");
    expect(server.violations).toEqual([]);
    server.setScript([{ does: [{ kind: "out_of_credit" }, { kind: "refusal" }, { kind: "server_error" }] }]);
    expect((await failureOf(gateway.generate(testCall()))).code).toBe("out_of_credit");
    expect((await failureOf(gateway.generate(testCall()))).code).toBe("refused");
    expect((await failureOf(gateway.generate(testCall()))).code).toBe("unavailable");
  },
);

test("a provider without a key never gets one out of the environment", async () => {
  process.env.OPENAI_API_KEY = "the-operators-own-key";
  try {
    await connectModel(await newOrganization(), server, { kind: "ollama" });
    const [{ id } = { id: "" }] = (
      await organization.run<{ data: { id: string }[] }>(organization.admin, "model_provider.list")
    ).data;
    await organization.run(organization.admin, "model_provider.update", { id, key: null });
    await gatewayOf(organization).generate(testCall());
    expect(server.calls.at(-1)?.key).not.toBe("the-operators-own-key");
  } finally {
    delete process.env.OPENAI_API_KEY;
  }
});

test("an equal call is answered from the cache, without asking and without paying", async () => {
  await connectModel(await newOrganization(), server);
  const gateway = gatewayOf(organization);
  const call = testCall({ cacheScope: "run_1" });
  await gateway.generate(call);
  const calls = server.calls.length;
  const again = await gateway.generate(call);
  expect(again).toMatchObject({ outcome: "cached", output: { title: "Order ahead", score: 7 } });
  expect(server.calls).toHaveLength(calls);
  expect((await readLedger(organization)).at(-1)).toMatchObject({
    outcome: "cached",
    tokens: { input: 0, cachedInput: 0, output: 0, reasoning: 0 },
    cost: { microDollars: 0, priceVersion: null },
  });
});

test("every difference makes another call: prompt, version, parameters, sample, scope, and whose it is", async () => {
  await connectModel(await newOrganization(), server);
  const neighbour = await testOrganization(application);
  await connectModel(neighbour, server);
  const call = testCall({ cacheScope: "run_1" });
  await gatewayOf(organization).generate(call);
  const different = [
    { prompt: "Another one" },
    { instructions: "Others" },
    { promptVersion: "fedcba9876543210" },
    { temperature: 0.6 },
    { maxOutputTokens: 501 },
    { sample: 1 },
    { cacheScope: "run_2" },
    { cacheScope: null },
  ];
  for (const change of different) {
    expect((await gatewayOf(organization).generate({ ...call, ...change })).outcome).toBe("ok");
  }
  expect((await gatewayOf(neighbour).generate(call)).outcome).toBe("ok");
});

test("an earlier answer that does not fit any more is not used", async () => {
  await connectModel(await newOrganization(), server);
  const gateway = gatewayOf(organization);
  await gateway.generate(testCall({ cacheScope: "run_1" }));
  const stricter = titleSchema.extend({ score: titleSchema.shape.score.max(5) });
  server.setScript([{ does: { kind: "output", output: { title: "Order ahead", score: 3 } } }]);
  expect(await gateway.generate(testCall({ cacheScope: "run_1", schema: stricter }))).toMatchObject({
    outcome: "ok",
    output: { score: 3 },
  });
});

test("a crash after the answer was kept finds it again, and pays once", async () => {
  await connectModel(await newOrganization(), server);
  const { ports } = organization;
  const dying = {
    ...ports,
    faults: {
      reach: (point: string) => {
        if (point === "models.after-keep") throw new Error("killed here");
      },
    },
  } as typeof ports;
  const call = testCall({ cacheScope: "run_1" });
  await expect(gatewayOf({ ...organization, ports: dying }).generate(call)).rejects.toThrow("killed here");
  const calls = server.calls.length;
  expect(await gatewayOf(organization).generate(call)).toMatchObject({ outcome: "cached" });
  expect(server.calls).toHaveLength(calls);
  expect((await readLedger(organization)).map(({ outcome }) => outcome)).toEqual(["ok", "cached"]);
});

test("the organization's price makes the cost; list prices make it for models that everybody knows", async () => {
  await connectModel(await newOrganization(), server);
  await organization.run(organization.admin, "model_price.set", {
    providerKind: "openai_compatible",
    model: "scripted-model",
    prices: { input: 1_000_000, cachedInput: 500_000, output: 2_000_000 },
  });
  server.setScript([{ does: { kind: "valid", usage: { input: 100, cached: 20, output: 10 } } }]);
  const answer = await gatewayOf(organization).generate(testCall());
  expect(answer.cost).toEqual({ microDollars: 80 + 10 + 20, priceVersion: "organization.1" });

  await connectModel(await newOrganization(), server, { kind: "gemini", model: "gemini-2.5-flash" });
  server.setScript([{ does: { kind: "valid", usage: { input: 1_000, output: 100 } } }]);
  const listed = await gatewayOf(organization).generate(testCall());
  expect(listed.cost).toEqual({ microDollars: 550, priceVersion: "list.2026-03-21" });
});
