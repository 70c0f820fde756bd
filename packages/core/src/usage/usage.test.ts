import { toUuid } from "@eureka/contracts/ids";
import type { ModelPrice } from "@eureka/contracts/model-price";
import type { UsageRecord, UsageSummary } from "@eureka/contracts/usage-record";
import { asOwner } from "@eureka/kit/db";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { beforeEach, expect, test } from "vitest";
import { recordUsage, type UsageEntry, type UsageOwner, unknownTokens } from "./index.ts";

let organization: TestOrganization;
beforeEach(async () => {
  organization = await testOrganization();
});

const nobody: UsageOwner = { memberId: null, workspaceId: null, runId: null };

function entry(changes: Partial<UsageEntry> = {}): UsageEntry {
  return {
    at: new Date("2026-11-20T10:00:00Z"),
    purpose: "ideas.generate",
    providerKind: "gemini",
    provider: "Gemini",
    model: "gemini-2.5-flash",
    promptVersion: "0123456789abcdef",
    outcome: "ok",
    reason: null,
    fallback: null,
    streamed: false,
    tokens: { input: 100, cachedInput: 0, output: 10, reasoning: 0 },
    cost: { microDollars: 55, priceVersion: "list.2026-03-21" },
    latencyMilliseconds: 900,
    ...changes,
  };
}

const record = (entries: UsageEntry[], owner: UsageOwner = nobody) =>
  organization.transact(({ transaction }) => recordUsage(transaction, owner, entries));

const list = (input: object = {}, who = organization.manager) =>
  organization.run<{ data: UsageRecord[]; nextCursor: string | null }>(who, "usage_record.list", input);

const summarize = (input: object = {}, who = organization.manager) =>
  organization.run<UsageSummary>(who, "usage.summarize", { from: "2026-11-01T00:00:00Z", ...input });

test("records are listed page by page, the latest first, and by filters", async () => {
  const { user, workspaceId } = organization;
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute));
  await record([1, 2, 2, 3].map((minute) => entry({ at: at(minute) })));
  await record([entry({ at: at(4), outcome: "failed", reason: "timeout", purpose: "ideas.improve" })], {
    ...nobody,
    memberId: user.memberId,
    workspaceId,
  });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ limit: 2, ...(cursor && { cursor }) });
    seen.push(...page.data.map((row) => row.at));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([4, 3, 2, 2, 1].map((minute) => at(minute).toISOString()));
  expect((await list({ memberId: user.memberId })).data).toHaveLength(1);
  expect((await list({ outcomes: ["failed"] })).data).toMatchObject([{ reason: "timeout" }]);
  expect((await list({ purpose: "ideas.improve" })).data).toHaveLength(1);
  expect((await list({ from: at(3).toISOString(), to: at(4).toISOString() })).data).toHaveLength(1);
  expect((await list({ model: "gpt-4o" })).data).toEqual([]);
});

test("a summary adds up what is known, and counts what is not", async () => {
  const { user } = organization;
  await record([
    entry(),
    entry({ at: new Date("2026-11-21T10:00:00Z") }),
    entry({
      model: "house-model",
      providerKind: "openai_compatible",
      tokens: unknownTokens,
      cost: { microDollars: null, priceVersion: null },
    }),
    entry({
      outcome: "cached",
      tokens: { input: 0, cachedInput: 0, output: 0, reasoning: 0 },
      cost: { microDollars: 0, priceVersion: null },
    }),
  ]);
  await record([entry({ outcome: "failed", reason: "refused" })], { ...nobody, memberId: user.memberId });
  const byModel = await summarize({ to: "2026-12-01T00:00:00Z" });
  expect(byModel.total).toEqual({
    calls: 5,
    failedCalls: 1,
    cachedCalls: 1,
    tokens: { input: 300, cachedInput: 0, output: 30, reasoning: 0 },
    callsWithUnknownTokens: 1,
    costMicroDollars: 165,
    callsWithUnknownCost: 1,
  });
  expect(byModel.parts.map(({ key, calls }) => [key, calls])).toEqual([
    ["gemini/gemini-2.5-flash", 4],
    ["openai_compatible/house-model", 1],
  ]);
  expect(byModel.parts.map(({ costMicroDollars }) => costMicroDollars)).toEqual([165, null]);
  const byMember = await summarize({ by: "member", to: "2026-12-01T00:00:00Z" });
  expect(new Map(byMember.parts.map(({ key, calls }) => [key, calls]))).toEqual(
    new Map([
      [null, 4],
      [user.memberId, 1],
    ]),
  );
  const byDay = await summarize({ by: "day", to: "2026-12-01T00:00:00Z" });
  expect(byDay.parts.map(({ key, calls }) => [key, calls])).toEqual([
    ["2026-11-20", 4],
    ["2026-11-21", 1],
  ]);
  expect((await summarize({ to: "2026-11-10T00:00:00Z" })).total).toMatchObject({ calls: 0, costMicroDollars: 0 });
});

test("managers of a workspace see its usage only; users that of their own workspace, viewers and other organizations none", async () => {
  const { run, admin, user, viewer, workspaceId, principalOf } = organization;
  await record([entry()]);
  await record([entry()], { ...nobody, workspaceId });
  await expect(list({}, viewer)).rejects.toMatchObject({ code: "permission.denied" });
  await expect(summarize({}, viewer)).rejects.toMatchObject({ code: "permission.denied" });
  expect((await list({}, user)).data).toEqual([]);
  expect((await summarize({ to: "2026-12-01T00:00:00Z" }, user)).total.calls).toBe(0);
  await expect(run(user, "model_price.list")).rejects.toMatchObject({ code: "permission.denied" });
  await run(admin, "grant.create", {
    memberId: viewer.memberId,
    scope: { type: "workspace", workspaceId },
    role: "manager",
  });
  const lead = await principalOf(viewer.memberId);
  expect((await list({}, lead)).data.map((row) => row.workspaceId)).toEqual([workspaceId]);
  expect((await summarize({ to: "2026-12-01T00:00:00Z" }, lead)).total.calls).toBe(1);
  await expect(run(lead, "model_price.list")).rejects.toMatchObject({
    kind: expect.stringMatching(/not_found|forbidden/),
  });
  const neighbour = await testOrganization(organization);
  expect((await neighbour.run<{ data: unknown[] }>(neighbour.admin, "usage_record.list")).data).toEqual([]);
});

test("nobody can change or remove a record, not even the application itself", async () => {
  await record([entry()]);
  const { rows } = await asOwner(organization.database.admin, (client) =>
    client.query(
      `select privilege_type from information_schema.role_table_grants
       where grantee = 'eureka_app' and table_name in ('usage_records', 'model_prices') order by 1`,
    ),
  );
  expect(new Set(rows.map((row: { privilege_type: string }) => row.privilege_type))).toEqual(
    new Set(["INSERT", "SELECT"]),
  );
  const count = await asOwner(organization.database.admin, (client) =>
    client.query("select 1 from usage_records where organization_id = $1", [toUuid(organization.organizationId)]),
  );
  expect(count.rowCount).toBe(1);
});

test("an organization's price counts before the published one until it is taken back, and every change is a version", async () => {
  const { run, admin, manager } = organization;
  const priceOf = async (model: string) => {
    const { data } = await run<{ data: ModelPrice[] }>(manager, "model_price.list");
    return data.find((price) => price.model === model);
  };
  const set = (prices: object | null, model = "gemini-2.5-flash") =>
    run<{ price: ModelPrice | null }>(admin, "model_price.set", { providerKind: "gemini", model, prices });
  expect(await priceOf("gemini-2.5-flash")).toMatchObject({ source: "list", prices: { input: 300_000 } });
  await set({ input: 1, cachedInput: null, output: 2 });
  expect(await priceOf("gemini-2.5-flash")).toMatchObject({ source: "organization", version: "organization.1" });
  await set({ input: 0, cachedInput: 0, output: 0 });
  expect(await priceOf("gemini-2.5-flash")).toMatchObject({ version: "organization.2", prices: { input: 0 } });
  expect(await set(null)).toEqual({ price: null });
  expect(await priceOf("gemini-2.5-flash")).toMatchObject({ source: "list" });
  await set({ input: 5, cachedInput: null, output: 5 }, "gemini-9");
  expect(await priceOf("gemini-9")).toMatchObject({ version: "organization.1" });
  await expect(
    run(manager, "model_price.set", { providerKind: "gemini", model: "m", prices: null }),
  ).rejects.toMatchObject({
    code: "permission.denied",
  });
  for (const input of [-1, 0.5, 1e15]) {
    await expect(set({ input, cachedInput: null, output: 1 })).rejects.toMatchObject({ code: "request.invalid" });
  }
});
