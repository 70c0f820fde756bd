import { generateKeyPairSync } from "node:crypto";
import type { Me } from "@eureka/contracts/me";
import type { SessionTokens, SessionView } from "@eureka/contracts/session";
import { createTestClock, type TestClock } from "@eureka/kit/clock";
import { testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization, testPassword } from "@eureka/testing/test-organization";
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import type { Credential, Principal } from "../operations/index.ts";

const nobody = { kind: "none" } as const;
const bearer = (token: string | null) => ({ kind: "bearer", token: token ?? "" }) as const;
const invalid = { code: "authentication.invalid" };

/** An organization whose clock is moved by hand, with one of its members signed in. */
async function signedIn(): Promise<TestOrganization & { clock: TestClock; tokens: SessionTokens }> {
  const clock = createTestClock(new Date());
  const organization = await testOrganization({ clock });
  return { ...organization, clock, tokens: await signIn(organization) };
}

function signIn({ run, emails }: TestOrganization, device = "laptop"): Promise<SessionTokens> {
  return run<SessionTokens>(nobody, "session.create", { email: emails.user, password: testPassword, device });
}

/** The organizations that `me.get` offers, sorted by id. */
async function offeredTo({ run }: TestOrganization, credential: Credential | Principal): Promise<string[]> {
  const { organizations } = await run<Me>(credential, "me.get");
  return organizations.map(({ id }) => id).sort();
}

const memberIn = async ({ run }: TestOrganization, { accessToken }: SessionTokens) =>
  (await run<Me>(bearer(accessToken), "me.get")).member?.id;

const refresh = ({ run }: TestOrganization, refreshToken: string | null) =>
  run<SessionTokens>(nobody, "session.refresh", { refreshToken });

test("signing in gives tokens that work, and the session appears in the list of devices", async () => {
  const organization = await signedIn();
  const { run, user, tokens } = organization;
  const me = await run<{ member: { id: string }; actor: unknown }>(bearer(tokens.accessToken), "me.get");
  expect(me.member.id).toBe(user.memberId);
  const listed = await run<{ data: SessionView[] }>(bearer(tokens.accessToken), "session.list");
  expect(listed.data).toMatchObject([
    { id: tokens.sessionId, device: "laptop", address: "203.0.113.7", current: true },
  ]);
});

test("a wrong password and an unknown address are answered alike", async () => {
  const { run, emails } = await signedIn();
  const wrong = { code: "authentication.wrong_credentials" };
  await expect(
    run(nobody, "session.create", { email: emails.user, password: "wrong password here" }),
  ).rejects.toMatchObject(wrong);
  await expect(
    run(nobody, "session.create", { email: "nobody@example.com", password: testPassword }),
  ).rejects.toMatchObject(wrong);
});

test("guessing at one e-mail address is stopped, even with the right password at last", async () => {
  const { run, emails, clock } = await signedIn();
  const attempt = (password: string, address: string) =>
    run(nobody, "session.create", { email: emails.admin, password }, { request: { address } });
  for (let guess = 0; guess < 10; guess++) {
    await expect(attempt(`guess number ${guess}`, `198.51.100.${guess}`)).rejects.toMatchObject({
      code: "authentication.wrong_credentials",
    });
  }
  await expect(attempt(testPassword, "198.51.100.99")).rejects.toMatchObject({ code: "limit.exceeded" });
  clock.advance(15 * 60_000);
  await attempt(testPassword, "198.51.100.99");
});

test("of five parallel uses of one refresh token exactly one succeeds, and the session goes on", async () => {
  const organization = await signedIn();
  const results = await Promise.allSettled(
    Array.from({ length: 5 }, () => refresh(organization, organization.tokens.refreshToken)),
  );
  const winners = results.filter((result) => result.status === "fulfilled");
  expect(winners).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "session.refresh_refused" });
  }
  await refresh(organization, winners[0]?.value.refreshToken ?? null);
});

test("a late reuse of a refresh token ends the session, its newest tokens included", async () => {
  const organization = await signedIn();
  const { clock, tokens, run } = organization;
  const next = await refresh(organization, tokens.refreshToken);
  clock.advance(11_000);
  await expect(refresh(organization, tokens.refreshToken)).rejects.toMatchObject({ code: "session.refresh_refused" });
  await expect(run(bearer(next.accessToken), "me.get")).rejects.toMatchObject(invalid);
  await expect(refresh(organization, next.refreshToken)).rejects.toMatchObject(invalid);
});

test("an access token lives for ten minutes", async () => {
  const { clock, tokens, run } = await signedIn();
  clock.advance(9 * 60_000);
  await run(bearer(tokens.accessToken), "me.get");
  clock.advance(61_000);
  await expect(run(bearer(tokens.accessToken), "me.get")).rejects.toMatchObject(invalid);
});

test("a session ends when it is not used, and at its end however much it is used", async () => {
  const organization = await signedIn();
  const { clock, run, admin } = organization;
  await run(admin, "organization.update", { settings: { sessionIdleHours: 30, sessionMaximumDays: 2 } });
  let tokens = await signIn(organization);
  for (let day = 0; day < 1; day++) {
    clock.advance(24 * 3_600_000);
    tokens = await refresh(organization, tokens.refreshToken);
  }
  const end = new Date(tokens.refreshTokenExpiresAt).getTime();
  expect(end - clock.now().getTime()).toBe(24 * 3_600_000);
  clock.advance(25 * 3_600_000);
  await expect(refresh(organization, tokens.refreshToken)).rejects.toMatchObject(invalid);

  const idle = await signIn(organization);
  clock.advance(31 * 3_600_000);
  await expect(refresh(organization, idle.refreshToken)).rejects.toMatchObject(invalid);
});

test("forged tokens are refused: no algorithm, another key, a changed text, a foreign kid", async () => {
  const { tokens, run, ports } = await signedIn();
  const good = tokens.accessToken as string;
  const claims = decodeJwt(good);
  const header = decodeProtectedHeader(good);
  const [head, , signature] = good.split(".") as [string, string, string];
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" });
  const widened = Buffer.from(JSON.stringify({ ...claims, exp: (claims.exp ?? 0) + 9_999 })).toString("base64url");
  const signed = (alg: string, kid: string, key: Parameters<SignJWT["sign"]>[0]) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid, typ: "at+jwt" }).sign(key);
  const forgeries = [
    new UnsecuredJWT(claims).encode(),
    await signed("EdDSA", header.kid as string, privateKey),
    await signed("EdDSA", "another-key", privateKey),
    await signed("HS256", header.kid as string, raw),
    `${head}.${widened}.${signature}`,
    `${good}x`,
    "not.a.token",
    "",
  ];
  for (const forgery of forgeries) await expect(run(bearer(forgery), "me.get")).rejects.toMatchObject(invalid);
  expect(claims.iss).toBe(ports.settings.publicUrl);
});

test("signing keys change with time, and tokens of the old key stay good while they live", async () => {
  const organization = await signedIn();
  const { clock, run } = organization;
  const kidOf = (tokens: SessionTokens) => decodeProtectedHeader(tokens.accessToken as string).kid;
  const first = kidOf(organization.tokens);
  clock.advance(90 * 86_400_000 - 60_000);
  const before = await signIn(organization);
  expect(kidOf(before)).toBe(first);
  clock.advance(120_000);
  const after = await signIn(organization);
  expect(kidOf(after)).not.toBe(first);
  await run(bearer(before.accessToken), "me.get");
  await run(bearer(after.accessToken), "me.get");
});

test("signing out ends one device, signing out everywhere the others, and administrators can do it for somebody", async () => {
  const organization = await signedIn();
  const { run, tokens: laptop, admin, manager, user } = organization;
  const phone = await signIn(organization, "phone");
  const tablet = await signIn(organization, "tablet");
  await run(bearer(laptop.accessToken), "session.revoke", { id: tablet.sessionId });
  await expect(run(bearer(tablet.accessToken), "me.get")).rejects.toMatchObject(invalid);
  await expect(run(manager, "session.revoke", { id: phone.sessionId })).rejects.toMatchObject({
    code: "session.not_found",
  });
  const ended = await run(bearer(laptop.accessToken), "session.revoke_all", { keepCurrent: true });
  expect(ended).toEqual({ revoked: 1 });
  await expect(run(bearer(phone.accessToken), "me.get")).rejects.toMatchObject(invalid);
  await run(bearer(laptop.accessToken), "me.get");
  await run(admin, "session.revoke_all", { memberId: user.memberId });
  await expect(run(bearer(laptop.accessToken), "me.get")).rejects.toMatchObject(invalid);
});

test("a deactivated member is out at once, and in again with a new sign-in only", async () => {
  const organization = await signedIn();
  const { run, admin, user, tokens } = organization;
  await run(bearer(tokens.accessToken), "me.get");
  await run(admin, "member.deactivate", { id: user.memberId });
  await expect(run(bearer(tokens.accessToken), "me.get")).rejects.toMatchObject(invalid);
  await expect(signIn(organization)).rejects.toMatchObject({ code: "authentication.wrong_credentials" });
  await run(admin, "member.reactivate", { id: user.memberId });
  await expect(run(bearer(tokens.accessToken), "me.get")).rejects.toMatchObject(invalid);
  await run(bearer((await signIn(organization)).accessToken), "me.get");
});

test("another process feels a revoked session by the notification, long before its memory would expire", async () => {
  const organization = await signedIn();
  const { run, clock, tokens } = organization;
  const elsewhere = await testApplication({ clock });
  const ask = () =>
    elsewhere.application.run({
      operation: "me.get",
      input: {},
      credential: bearer(tokens.accessToken),
      request: { id: "req", surface: "rest", address: null, userAgent: null, correlationId: "req", causationId: null },
    });
  await ask();
  await run(bearer(tokens.accessToken), "session.revoke", { id: tokens.sessionId });
  // The clock stands still, so that only the notification can empty the other process's memory.
  await expect.poll(() => ask().catch((error: unknown) => error)).toMatchObject(invalid);
});

test("one person in two organizations has the role of each, chooses one, and can switch", async () => {
  const acme = await signedIn();
  const other = await testOrganization(acme);
  const { link } = await other.run<{ link: string }>(other.admin, "invitation.create", {
    email: acme.emails.user,
    grants: [{ scope: { type: "organization" }, role: "admin" }],
  });
  const token = link.slice(link.lastIndexOf("/") + 1);
  await other.run(nobody, "invitation.accept", { token, password: testPassword });

  const credentials = { email: acme.emails.user, password: testPassword };
  const undecided = await acme.run(nobody, "session.create", credentials).catch((error: unknown) => error);
  expect(undecided).toMatchObject({ code: "session.organization_required" });
  const offered = (undecided as { errors: { code: string }[] }).errors.map(({ code }) => code);
  expect(offered.sort()).toEqual([acme.organizationId, other.organizationId].sort());
  await expect(
    acme.run(nobody, "session.create", { ...credentials, password: "wrong password here" }),
  ).rejects.toMatchObject({ code: "authentication.wrong_credentials" });

  const here = await acme.run<SessionTokens>(nobody, "session.create", {
    ...credentials,
    organizationId: acme.organizationId,
  });
  await expect(acme.run(bearer(here.accessToken), "organization.update", { name: "Mine" })).rejects.toMatchObject({
    code: "permission.denied",
  });
  const there = await acme.run<SessionTokens>(bearer(here.accessToken), "session.switch", {
    organizationId: other.organizationId,
  });
  expect(there.organizationId).toBe(other.organizationId);
  expect(await acme.run(bearer(there.accessToken), "organization.update", { name: "Other" })).toMatchObject({
    id: other.organizationId,
  });
  const stranger = await testOrganization(acme);
  const both = [acme.organizationId, other.organizationId].sort();
  for (const { accessToken } of [here, there]) expect(await offeredTo(acme, bearer(accessToken))).toEqual(both);
  const { accessToken } = await signIn(stranger);
  expect(await offeredTo(acme, bearer(accessToken))).toEqual([stranger.organizationId]);
  // A key is of one organization, whoever made it; so is everything else that is no session.
  const { apiKey } = await acme.run<{ apiKey: string }>(bearer(here.accessToken), "api_key.create", { name: "Mine" });
  expect(await offeredTo(acme, bearer(apiKey))).toEqual([acme.organizationId]);
  expect(await offeredTo(acme, acme.user)).toEqual([acme.organizationId]);
  await other.run(other.admin, "member.deactivate", { id: await memberIn(acme, there) });
  expect(await offeredTo(acme, bearer(here.accessToken))).toEqual([acme.organizationId]);
  await expect(
    acme.run(bearer(here.accessToken), "session.switch", { organizationId: stranger.organizationId }),
  ).rejects.toMatchObject({ code: "organization.not_found" });
});
