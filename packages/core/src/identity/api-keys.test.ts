import type { ApiKeyView } from "@eureka/contracts/api-key";
import { createTestClock } from "@eureka/kit/clock";
import { testApplication } from "@eureka/testing/test-application";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { isInRanges } from "./address-ranges.ts";
import { makeApiKey, parseApiKey } from "./api-key-text.ts";

interface Created {
  readonly key: ApiKeyView;
  readonly apiKey: string;
}

const bearer = (token: string) => ({ kind: "bearer", token }) as const;
const invalid = { code: "authentication.invalid" };

test("a key acts for its member, with the key as actor, and its secret is shown only once", async () => {
  const { user, run, call } = await testOrganization();
  const input = { name: "Nightly import" };
  const { output } = await call(user, "api_key.create", input, { idempotencyKey: "once" });
  const created = output as Created;
  expect(created.apiKey.startsWith(created.key.prefix)).toBe(true);
  const repeated = await call(user, "api_key.create", input, { idempotencyKey: "once" });
  expect(repeated).toMatchObject({ replayed: true, output: { key: { id: created.key.id }, apiKey: null } });
  const me = await run(bearer(created.apiKey), "me.get");
  expect(me).toMatchObject({ actor: { type: "api_key", id: created.key.id }, member: { id: user.memberId } });
  const listed = await run<{ data: ApiKeyView[] }>(user, "api_key.list");
  expect(JSON.stringify(listed)).not.toContain(created.apiKey.slice(40, 60));
});

test("a narrow key does not get hold of a wider one by rotating it", async () => {
  const { user, run } = await testOrganization();
  const wide = await run<Created>(user, "api_key.create", { name: "Everything" });
  const scopes = ["api_key:read", "api_key:create"];
  const narrow = await run<Created>(user, "api_key.create", { name: "Keys only", scopes });
  const rotate = (id: string) => run(bearer(narrow.apiKey), "api_key.rotate", { id, overlapHours: 0 });
  await expect(rotate(wide.key.id)).rejects.toMatchObject({ code: "api_key.scope_too_wide" });
  await run(bearer(wide.apiKey), "me.get");
  await expect(rotate(narrow.key.id)).resolves.toMatchObject({ key: { scopes } });
});

test("scopes narrow a key, and nobody hands on what he does not have", async () => {
  const { admin, user, run, workspaceId } = await testOrganization();
  const { apiKey } = await run<Created>(admin, "api_key.create", { name: "Reader", scopes: ["workspace:read"] });
  await run(bearer(apiKey), "workspace.get", { id: workspaceId });
  await expect(run(bearer(apiKey), "workspace.update", { id: workspaceId, name: "X" })).rejects.toMatchObject({
    code: "permission.denied",
  });
  await expect(run(user, "api_key.create", { name: "Wide", scopes: ["workspace:delete"] })).rejects.toMatchObject({
    code: "api_key.scope_too_wide",
  });
  const maker = await run<Created>(admin, "api_key.create", {
    name: "Maker",
    scopes: ["api_key:create", "board:read"],
  });
  const made = await run<Created>(bearer(maker.apiKey), "api_key.create", { name: "Made" });
  expect(made.key.scopes).toEqual(["api_key:create", "board:read"]);
});

test("a key loses what its member loses", async () => {
  const { admin, manager, run } = await testOrganization();
  const { apiKey } = await run<Created>(manager, "api_key.create", { name: "Builder", scopes: ["workspace:create"] });
  await run(bearer(apiKey), "workspace.create", { name: "Before" });
  const scope = { type: "organization" };
  await run(admin, "grant.create", { memberId: manager.memberId, scope, role: "user" });
  await expect(run(bearer(apiKey), "workspace.create", { name: "After" })).rejects.toMatchObject({
    code: "permission.denied",
  });
});

test("a revoked key is dead at once, and in another process by the notification", async () => {
  const clock = createTestClock(new Date());
  const { user, admin, manager, run } = await testOrganization({ clock });
  const elsewhere = await testApplication({ clock });
  const { key, apiKey } = await run<Created>(user, "api_key.create", { name: "Leaked" });
  const request = {
    id: "req",
    surface: "rest",
    address: null,
    userAgent: null,
    correlationId: "req",
    causationId: null,
  };
  const ask = () =>
    elsewhere.application.run({
      operation: "me.get",
      input: {},
      credential: bearer(apiKey),
      request: { ...request, surface: "rest" },
    });
  await run(bearer(apiKey), "me.get");
  await ask();
  await expect(run(manager, "api_key.revoke", { id: key.id })).rejects.toMatchObject({ code: "api_key.not_found" });
  await run(admin, "api_key.revoke", { id: key.id });
  await expect(run(bearer(apiKey), "me.get")).rejects.toMatchObject(invalid);
  await expect.poll(() => ask().catch((error: unknown) => error)).toMatchObject(invalid);
});

test("after a rotation both secrets work until the overlap is over; only the key's member may rotate", async () => {
  const clock = createTestClock(new Date());
  const { user, admin, run } = await testOrganization({ clock });
  const first = await run<Created>(user, "api_key.create", { name: "Rotated" });
  await expect(run(admin, "api_key.rotate", { id: first.key.id })).rejects.toMatchObject({ code: "permission.denied" });
  const second = await run<Created>(user, "api_key.rotate", { id: first.key.id, overlapHours: 2 });
  expect(second.key.id).toBe(first.key.id);
  await run(bearer(first.apiKey), "me.get");
  await run(bearer(second.apiKey), "me.get");
  clock.advance(2 * 3_600_000);
  await expect(run(bearer(first.apiKey), "me.get")).rejects.toMatchObject(invalid);
  await run(bearer(second.apiKey), "me.get");
});

test("a key ends when it should, and works only from where it is bound to", async () => {
  const clock = createTestClock(new Date());
  const { user, run } = await testOrganization({ clock });
  const { apiKey } = await run<Created>(user, "api_key.create", {
    name: "Bound",
    addresses: ["203.0.113.0/24", "2001:db8::/32"],
    expiresAt: new Date(clock.now().getTime() + 3_600_000).toISOString(),
  });
  const from = (address: string | null) => run(bearer(apiKey), "me.get", {}, { request: { address } });
  await from("203.0.113.200");
  await from("::ffff:203.0.113.200");
  await from("2001:db8::1");
  for (const address of ["203.0.114.1", "2001:db9::1", null])
    await expect(from(address)).rejects.toMatchObject(invalid);
  clock.advance(3_600_000);
  await expect(from("203.0.113.200")).rejects.toMatchObject(invalid);
  await expect(
    run(user, "api_key.create", { name: "Past", expiresAt: "2020-01-01T00:00:00.000Z" }),
  ).rejects.toMatchObject({ code: "request.invalid" });
});

test("the last use is noted", async () => {
  const { user, run } = await testOrganization();
  const { key, apiKey } = await run<Created>(user, "api_key.create", { name: "Used" });
  await run(bearer(apiKey), "me.get");
  await expect.poll(async () => (await run<ApiKeyView>(user, "api_key.get", { id: key.id })).lastUsedAt).not.toBeNull();
});

test("a mistyped key is told from a wrong one without a look-up, and a wrong secret is refused", async () => {
  const { user, run } = await testOrganization();
  const { key, apiKey } = await run<Created>(user, "api_key.create", { name: "Typed" });
  expect(parseApiKey(apiKey)?.id).toBe(key.id);
  expect(parseApiKey(apiKey.slice(0, -1))).toBeNull();
  expect(parseApiKey(apiKey.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).toBeNull();
  for (const wrong of [apiKey.slice(0, -1), makeApiKey(key.id).text, "eur_live_"]) {
    await expect(run(bearer(wrong), "me.get")).rejects.toMatchObject(invalid);
  }
});

test("ranges hold their own family of addresses only", () => {
  expect(isInRanges("10.1.2.3", ["10.0.0.0/8"])).toBe(true);
  expect(isInRanges("::1", ["10.0.0.0/8"])).toBe(false);
  expect(isInRanges("not an address", ["0.0.0.0/0"])).toBe(false);
});
