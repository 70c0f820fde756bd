import type { GrantView } from "@eureka/contracts/grant";
import type { Me } from "@eureka/contracts/me";
import type { Member } from "@eureka/contracts/member";
import type { SessionTokens } from "@eureka/contracts/session";
import { createTestClock } from "@eureka/kit/clock";
import { asOwner } from "@eureka/kit/db";
import { testSetupToken } from "@eureka/testing/test-application";
import { testOrganization, testPassword } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { findMembersByHandle } from "./find-members-by-handle.ts";

const nobody = { kind: "none" } as const;
const bearer = (token: string | null) => ({ kind: "bearer", token: token ?? "" }) as const;
const tokenOf = (link: string) => link.slice(link.lastIndexOf("/") + 1);
const everywhere = (role: string) => [{ scope: { type: "organization" }, role }];

interface Bootstrapped {
  readonly organizationId: string;
  readonly workspaceId: string;
  readonly memberId: string;
  readonly apiKey: string;
}

test("the operator makes an organization; its administrator can work at once", async () => {
  const { run } = await testOrganization();
  const input = {
    setupToken: testSetupToken,
    organizationName: "New Ltd",
    email: "first@new.example",
    name: "Ann First",
    password: testPassword,
    workspaceName: "Everybody",
  };
  const made = await run<Bootstrapped>(nobody, "organization.bootstrap", input);
  const me = await run<Me>(bearer(made.apiKey), "me.get");
  expect(me).toMatchObject({
    member: { id: made.memberId, handle: "ann", email: "first@new.example" },
    organization: { name: "New Ltd", defaultWorkspaceId: made.workspaceId },
  });
  expect(me.permissions.find(({ scope }) => scope.type === "organization")?.role).toBe("admin");
  const tokens = await run<SessionTokens>(nobody, "session.create", { email: input.email, password: testPassword });
  expect(tokens.organizationId).toBe(made.organizationId);

  const again = { ...input, organizationName: "Second Ltd" };
  await expect(
    run(nobody, "organization.bootstrap", { ...again, password: "not the right password" }),
  ).rejects.toMatchObject({ code: "authentication.wrong_credentials" });
  const second = await run<Bootstrapped>(nobody, "organization.bootstrap", again);
  expect(second.organizationId).not.toBe(made.organizationId);
});

test("two organizations made at the same moment for one new person make one person", async () => {
  const { run, organizationId, database } = await testOrganization();
  const input = {
    setupToken: testSetupToken,
    organizationName: "Twice",
    email: `twice.${organizationId.slice(-8)}@new.example`,
    name: "Ann",
    password: testPassword,
  };
  const results = await Promise.allSettled(
    [1, 2].map(() => run<Bootstrapped>(nobody, "organization.bootstrap", input)),
  );
  // Whoever comes a moment later either meets the first one's transaction, or finds the person and is right about the password.
  const refused = results.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeLessThan(2);
  for (const result of refused) expect(result).toMatchObject({ reason: { code: "user.exists" } });
  const users = await asOwner(database.owner, (client) =>
    client.query("select from users where email = $1", [input.email]),
  );
  expect(users.rowCount).toBe(1);
});

test("the link of an invitation is no way to guess the invited person's password", async () => {
  const acme = await testOrganization();
  const other = await testOrganization(acme);
  const { link } = await other.run<{ link: string }>(other.admin, "invitation.create", {
    email: acme.emails.user,
    grants: everywhere("user"),
  });
  const guess = (password: string) => other.run(nobody, "invitation.accept", { token: tokenOf(link), password });
  for (let tries = 0; tries < 10; tries++) {
    await expect(guess(`guess number ${tries}`)).rejects.toMatchObject({ code: "authentication.wrong_credentials" });
  }
  await expect(guess(testPassword)).rejects.toMatchObject({ code: "limit.exceeded" });
});

test("without the operator's token nothing is made", async () => {
  const { run } = await testOrganization();
  const input = { organizationName: "X", email: "x@new.example", name: "X", password: testPassword };
  await expect(
    run(nobody, "organization.bootstrap", { ...input, setupToken: `${testSetupToken}x` }),
  ).rejects.toMatchObject({ code: "setup.token_invalid" });
  await expect(run(nobody, "organization.bootstrap", input)).rejects.toMatchObject({ code: "request.invalid" });
  await expect(run(nobody, "session.create", { email: input.email, password: testPassword })).rejects.toMatchObject({
    code: "authentication.wrong_credentials",
  });
});

test("an installation without a set-up token lets nobody make an organization", async () => {
  const plain = await testOrganization();
  const settings = { ...plain.ports.settings, setupToken: null };
  const { run } = await testOrganization({ ports: { settings } });
  const input = {
    organizationName: "X",
    email: "y@new.example",
    name: "X",
    password: testPassword,
    setupToken: "null",
  };
  await expect(run(nobody, "organization.bootstrap", input)).rejects.toMatchObject({ code: "setup.token_invalid" });
});

test("an invited person joins once, with the promised roles and a workspace of the own", async () => {
  const { admin, workspaceId, run } = await testOrganization();
  const grants = [{ scope: { type: "workspace", workspaceId }, role: "user" }];
  const email = `cleo.${workspaceId.slice(-8)}@example.com`;
  const { link } = await run<{ link: string }>(admin, "invitation.create", { email, grants });
  expect(link).toMatch(/^https:\/\/eureka\.test\/invitations\//);
  const answer = { token: tokenOf(link), name: "Cleo Example", password: "another long passphrase" };
  const results = await Promise.allSettled([1, 2].map(() => run(nobody, "invitation.accept", answer)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(run(nobody, "invitation.accept", answer)).rejects.toMatchObject({ code: "invitation.unusable" });
  const tokens = await run<SessionTokens>(nobody, "session.create", { email, password: answer.password });
  const me = await run<Me>(bearer(tokens.accessToken), "me.get");
  expect(me.member).toMatchObject({ name: "Cleo Example", handle: "cleo" });
  expect(me.permissions.map(({ role }) => role).sort()).toEqual(["manager", "user"]);
  await run(bearer(tokens.accessToken), "workspace.get", { id: workspaceId });
});

test("an invitation that was taken back, is too old or is for a member already is refused", async () => {
  const clock = createTestClock(new Date());
  const { admin, emails, run } = await testOrganization({ clock });
  const invite = (email: string) =>
    run<{ invitation: { id: string }; link: string }>(admin, "invitation.create", {
      email,
      grants: everywhere("user"),
    });
  const accept = (link: string, password = "another long passphrase") =>
    run(nobody, "invitation.accept", { token: tokenOf(link), name: "Dan", password });
  const unusable = { code: "invitation.unusable" };
  const revoked = await invite("dan@example.com");
  expect(await run(admin, "invitation.revoke", { id: revoked.invitation.id })).toMatchObject({ state: "revoked" });
  await expect(accept(revoked.link)).rejects.toMatchObject(unusable);
  const member = await invite(emails.user);
  await expect(accept(member.link)).rejects.toMatchObject({ code: "authentication.wrong_credentials" });
  await expect(accept(member.link, testPassword)).rejects.toMatchObject({ code: "member.exists" });
  const old = await invite("dan@example.com");
  clock.advance(7 * 86_400_000);
  await expect(accept(old.link)).rejects.toMatchObject(unusable);
  const listed = await run<{ data: { state: string }[] }>(admin, "invitation.list");
  expect(listed.data.map(({ state }) => state).sort()).toEqual(["expired", "expired", "revoked"]);
});

test("a workspace's manager invites into his workspace and nowhere else", async () => {
  const { admin, user, workspaceId, run, principalOf } = await testOrganization();
  const here = { type: "workspace", workspaceId };
  await run(admin, "grant.create", { memberId: user.memberId, scope: here, role: "manager" });
  const manager = await principalOf(user.memberId);
  const invite = (grants: unknown) => run(manager, "invitation.create", { email: "eve@example.com", grants });
  await invite([{ scope: here, role: "user" }]);
  await expect(invite(everywhere("user"))).rejects.toMatchObject({ code: "permission.denied" });
  await expect(invite([{ scope: here, role: "user" }, ...everywhere("admin")])).rejects.toMatchObject({
    code: "permission.denied",
  });
});

test("a removed member loses every access; invited again, the person is the same member", async () => {
  const { admin, user, emails, run } = await testOrganization();
  const { apiKey } = await run<{ apiKey: string }>(user, "api_key.create", { name: "Mine" });
  await run(bearer(apiKey), "me.get");
  await run(admin, "member.remove", { id: user.memberId });
  await expect(run(bearer(apiKey), "me.get")).rejects.toMatchObject({ code: "authentication.invalid" });
  await expect(run(admin, "member.get", { id: user.memberId })).rejects.toMatchObject({ code: "member.not_found" });
  const { link } = await run<{ link: string }>(admin, "invitation.create", {
    email: emails.user,
    grants: everywhere("viewer"),
  });
  const back = await run(nobody, "invitation.accept", { token: tokenOf(link), password: testPassword });
  expect(back).toMatchObject({ memberId: user.memberId });
  await expect(run(bearer(apiKey), "me.get")).rejects.toMatchObject({ code: "authentication.invalid" });
  const { data } = await run<{ data: GrantView[] }>(admin, "grant.list", { memberId: user.memberId });
  expect(data.map(({ role }) => role)).toEqual(["viewer"]);
});

test("everybody changes the own name and handle, administrators anybody's, and a handle belongs to one", async () => {
  const { admin, user, viewer, run, transact } = await testOrganization();
  const change = (who: typeof user, more: object) => run<Member>(who, "member.update", { id: user.memberId, ...more });
  expect(await change(user, { handle: "cleo", timeZone: "Europe/Vienna" })).toMatchObject({
    handle: "cleo",
    version: 2,
  });
  await expect(change(user, { handle: "viewer" })).rejects.toMatchObject({ code: "member.handle_taken" });
  await expect(change(viewer, { name: "Not mine" })).rejects.toMatchObject({ code: "permission.denied" });
  expect(await change(admin, { name: "Cleo" })).toMatchObject({ name: "Cleo" });
  const found = await transact((context) => findMembersByHandle(context, ["Cleo", "nobody"]));
  expect([...found.values()]).toEqual([{ id: user.memberId, handle: "cleo", name: "Cleo" }]);
  const listed = await run<{ data: Member[] }>(viewer, "member.list", { query: "CLE" });
  expect(listed.data.map(({ id }) => id)).toEqual([user.memberId]);
});

test("a reset link sets a new password once and signs out everywhere", async () => {
  const { admin, user, emails, run } = await testOrganization();
  const signIn = (password: string) => run<SessionTokens>(nobody, "session.create", { email: emails.user, password });
  const tokens = await signIn(testPassword);
  const { link } = await run<{ link: string }>(admin, "password_reset.create", { memberId: user.memberId });
  const answer = { token: tokenOf(link), password: "a brand new passphrase" };
  await run(nobody, "password_reset.accept", answer);
  await expect(run(bearer(tokens.accessToken), "me.get")).rejects.toMatchObject({ code: "authentication.invalid" });
  await expect(signIn(testPassword)).rejects.toMatchObject({ code: "authentication.wrong_credentials" });
  await signIn(answer.password);
  await expect(run(nobody, "password_reset.accept", answer)).rejects.toMatchObject({ code: "password_reset.unusable" });
});

test("no organization resets the password of a person who belongs to another one too", async () => {
  const acme = await testOrganization();
  const other = await testOrganization(acme);
  const { link: reset } = await acme.run<{ link: string }>(acme.admin, "password_reset.create", {
    memberId: acme.user.memberId,
  });
  const { link } = await other.run<{ link: string }>(other.admin, "invitation.create", {
    email: acme.emails.user,
    grants: everywhere("user"),
  });
  await other.run(nobody, "invitation.accept", { token: tokenOf(link), password: testPassword });
  const refusal = { code: "password_reset.not_alone" };
  await expect(acme.run(acme.admin, "password_reset.create", { memberId: acme.user.memberId })).rejects.toMatchObject(
    refusal,
  );
  await expect(
    acme.run(nobody, "password_reset.accept", { token: tokenOf(reset), password: "a brand new passphrase" }),
  ).rejects.toMatchObject(refusal);
});

test("an organization does not reset the password of somebody who has left it", async () => {
  const acme = await testOrganization();
  const other = await testOrganization(acme);
  const { link: reset } = await acme.run<{ link: string }>(acme.admin, "password_reset.create", {
    memberId: acme.user.memberId,
  });
  await acme.run(acme.admin, "member.remove", { id: acme.user.memberId });
  const { link } = await other.run<{ link: string }>(other.admin, "invitation.create", {
    email: acme.emails.user,
    grants: everywhere("user"),
  });
  await other.run(nobody, "invitation.accept", { token: tokenOf(link), password: testPassword });
  const answer = { token: tokenOf(reset), password: "a brand new passphrase" };
  await expect(acme.run(nobody, "password_reset.accept", answer)).rejects.toMatchObject({
    code: "password_reset.unusable",
  });
  await other.run(nobody, "session.create", { email: acme.emails.user, password: testPassword });
});

test("the operator resets the password of a person of two organizations, which signs out of both", async () => {
  const acme = await testOrganization();
  const other = await testOrganization(acme);
  const email = acme.emails.user;
  const { link } = await other.run<{ link: string }>(other.admin, "invitation.create", {
    email,
    grants: everywhere("user"),
  });
  await other.run(nobody, "invitation.accept", { token: tokenOf(link), password: testPassword });
  const signIn = (organizationId: string, password: string) =>
    acme.run<SessionTokens>(nobody, "session.create", { email, password, organizationId });
  const tokens = await Promise.all([acme, other].map(({ organizationId }) => signIn(organizationId, testPassword)));
  const { link: reset } = await acme.run<{ link: string }>(nobody, "password_reset.create_as_operator", {
    setupToken: testSetupToken,
    email,
  });
  const password = "a brand new passphrase";
  await acme.run(nobody, "password_reset.accept", { token: tokenOf(reset), password });
  for (const { accessToken, refreshToken } of tokens) {
    const refused = { code: "authentication.invalid" };
    await expect(acme.run(bearer(accessToken), "me.get")).rejects.toMatchObject(refused);
    await expect(acme.run(nobody, "session.refresh", { refreshToken })).rejects.toMatchObject(refused);
  }
  await signIn(other.organizationId, password);
});

test("invitations end with the access of whoever made them", async () => {
  const { admin, user, run, principalOf, organizationId } = await testOrganization();
  await run(admin, "grant.create", { memberId: user.memberId, scope: { type: "organization" }, role: "admin" });
  const second = await principalOf(user.memberId);
  const { link } = await run<{ link: string }>(second, "invitation.create", {
    email: `back.${organizationId.slice(-8)}@example.com`,
    grants: everywhere("admin"),
  });
  await run(admin, "member.remove", { id: user.memberId });
  const answer = { token: tokenOf(link), name: "Me again", password: testPassword };
  await expect(run(nobody, "invitation.accept", answer)).rejects.toMatchObject({ code: "invitation.unusable" });
});
