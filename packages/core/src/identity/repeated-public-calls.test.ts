/** Who is not signed in may repeat a call too: what it makes is made once, and its secrets are shown once. */
import { toUuid } from "@eureka/contracts/ids";
import type { SessionTokens } from "@eureka/contracts/session";
import { asOwner } from "@eureka/kit/db";
import { testSetupToken } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization, testPassword } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";

const nobody = { kind: "none" } as const;
const tokenOf = (link: string) => link.slice(link.lastIndexOf("/") + 1);
const reused = { code: "idempotency.key_reused" };

interface Bootstrapped {
  readonly organizationId: string;
  readonly memberId: string;
  readonly apiKey: string | null;
}

const founderOf = ({ organizationId }: TestOrganization) => ({
  setupToken: testSetupToken,
  organizationName: `Company of ${organizationId}`,
  email: `founder.${organizationId.slice(-10)}@example.com`,
  name: "Ann Founder",
  password: testPassword,
});

function count({ database }: TestOrganization, text: string, ...values: unknown[]): Promise<number> {
  return asOwner(database.owner, async (client) => {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${text}`, values);
    return rows[0]?.count ?? 0;
  });
}

async function invite(test: TestOrganization, name: string) {
  const email = `${name}.${test.organizationId.slice(-10)}@example.com`;
  const grants = [{ scope: { type: "organization" }, role: "user" }];
  const { link } = await test.run<{ link: string }>(test.admin, "invitation.create", { email, grants });
  return { token: tokenOf(link), name, password: testPassword };
}

async function makeReset(test: TestOrganization): Promise<string> {
  const input = { memberId: test.user.memberId };
  return tokenOf((await test.run<{ link: string }>(test.admin, "password_reset.create", input)).link);
}

test("an organization is made once for a key, and its key is shown once", async () => {
  const test = await testOrganization();
  const founder = founderOf(test);
  const bootstrap = (idempotencyKey: string, change = {}) =>
    test.call(nobody, "organization.bootstrap", { ...founder, ...change }, { idempotencyKey });
  const first = await bootstrap("first");
  const made = first.output as Bootstrapped;
  expect(made.apiKey).toMatch(/^eur_live_/);
  const second = await bootstrap("first");
  expect(second).toMatchObject({ replayed: true, output: { ...made, apiKey: null } });

  await expect(bootstrap("first", { organizationName: "Another" })).rejects.toMatchObject(reused);
  await expect(bootstrap("first", { email: `other.${founder.email}` })).rejects.toMatchObject(reused);
  await expect(bootstrap("first", { setupToken: "guessed" })).rejects.toMatchObject({ code: "setup.token_invalid" });
  await expect(bootstrap("first", { password: "not the right one" })).rejects.toMatchObject({
    code: "authentication.wrong_credentials",
  });
  const named = () => count(test, "organizations where name = $1", founder.organizationName);
  expect(await named()).toBe(1);
  expect((await bootstrap("another key")).replayed).toBe(false);
  expect(await named()).toBe(2);
});

test("five calls at once with one key make one organization", async () => {
  const test = await testOrganization();
  const founder = founderOf(test);
  const results = await Promise.allSettled(
    Array.from({ length: 5 }, () =>
      test.call(nobody, "organization.bootstrap", founder, { idempotencyKey: "at once" }),
    ),
  );
  const made = results.flatMap((result) =>
    result.status === "fulfilled" ? [result.value.output as Bootstrapped] : [],
  );
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
  expect(new Set(refused.concat("idempotency.in_flight"))).toEqual(new Set(["idempotency.in_flight"]));
  expect(new Set(made.map(({ organizationId }) => organizationId)).size).toBe(1);
  expect(made.filter(({ apiKey }) => apiKey !== null)).toHaveLength(1);
  expect(await count(test, "organizations where name = $1", founder.organizationName)).toBe(1);
});

test("a key that is a day old is forgotten", async () => {
  const test = await testOrganization();
  const bootstrap = () => test.call(nobody, "organization.bootstrap", founderOf(test), { idempotencyKey: "old" });
  const { organizationId } = (await bootstrap()).output as Bootstrapped;
  await asOwner(test.database.owner, (client) =>
    client.query("update idempotency_keys set expires_at = now() where key = 'old'"),
  );
  const again = await bootstrap();
  expect(again.replayed).toBe(false);
  expect((again.output as Bootstrapped).organizationId).not.toBe(organizationId);
  expect(await bootstrap()).toMatchObject({ replayed: true, output: { ...(again.output as object), apiKey: null } });
});

test("an invitation is accepted once, and a repetition hears who joined; another invitation has keys of its own", async () => {
  const test = await testOrganization();
  const [bo, cy] = [await invite(test, "bo"), await invite(test, "cy")];
  const accept = (input: object, idempotencyKey: string | null = "joining") =>
    test.call(nobody, "invitation.accept", input, { idempotencyKey });
  const joined = await accept(bo);
  expect(await accept(bo)).toMatchObject({ replayed: true, output: joined.output });
  const other = await accept(cy);
  expect(other.replayed).toBe(false);
  expect(other.output).not.toEqual(joined.output);
  await expect(accept({ ...bo, name: "Somebody else" })).rejects.toMatchObject(reused);
  await expect(accept(bo, null)).rejects.toMatchObject({ code: "invitation.unusable" });
  await expect(accept(bo, "another key")).rejects.toMatchObject({ code: "invitation.unusable" });
});

test("a password is reset once: a repetition ends no session that began since", async () => {
  const test = await testOrganization();
  const input = { token: await makeReset(test), password: "another long phrase" };
  const accept = () => test.call(nobody, "password_reset.accept", input, { idempotencyKey: "reset" });
  await accept();
  const credentials = { email: test.emails.user, password: input.password };
  const { accessToken } = await test.run<SessionTokens>(nobody, "session.create", credentials);
  expect(await accept()).toMatchObject({ replayed: true, output: {} });
  await test.run({ kind: "bearer", token: accessToken ?? "" }, "me.get");
  await expect(
    test.run(nobody, "password_reset.accept", { ...input, password: "a third phrase" }, { idempotencyKey: "reset" }),
  ).rejects.toMatchObject(reused);
});

test("the operator's reset link is made once and shown once", async () => {
  const test = await testOrganization();
  const input = { setupToken: testSetupToken, email: test.emails.user };
  const create = () => test.call(nobody, "password_reset.create_as_operator", input, { idempotencyKey: "link" });
  const first = (await create()).output as { link: string };
  expect(await create()).toMatchObject({ replayed: true, output: { ...first, link: null } });
  expect(await count(test, "password_resets where member_id = $1", toUuid(test.user.memberId))).toBe(1);
});

test("signing in takes no key: whoever lost the answer signs in once more", async () => {
  const test = await testOrganization();
  const input = { email: test.emails.user, password: testPassword };
  const signIn = () => test.call(nobody, "session.create", input, { idempotencyKey: "sign in" });
  const [first, second] = [await signIn(), await signIn()];
  expect([first.replayed, second.replayed]).toEqual([false, false]);
  expect((second.output as SessionTokens).accessToken).not.toBe((first.output as SessionTokens).accessToken);
  expect(await count(test, "idempotency_keys where operation like 'session.%'")).toBe(0);
});

test("what is kept for repetitions holds no secret and no password", async () => {
  const test = await testOrganization();
  const founder = founderOf(test);
  const options = { idempotencyKey: "secrets" };
  const made = await test.run<Bootstrapped>(nobody, "organization.bootstrap", founder, options);
  const link = { setupToken: testSetupToken, email: test.emails.user };
  const reset = await test.run<{ link: string }>(nobody, "password_reset.create_as_operator", link, options);
  const invitation = await invite(test, "di");
  await test.run(nobody, "invitation.accept", invitation, options);
  const kept = await asOwner(test.database.owner, async (client) => {
    const { rows } = await client.query<{ text: string }>(
      "select to_jsonb(k)::text as text from idempotency_keys k where key = 'secrets'",
    );
    return rows.map(({ text }) => text);
  });
  expect(kept).toHaveLength(3);
  const secrets = [made.apiKey as string, testPassword, testSetupToken, tokenOf(reset.link), invitation.token];
  for (const text of kept) for (const secret of secrets) expect(text).not.toContain(secret);
});
