import type { ExternalIdentity } from "@eureka/contracts/external-identity";
import { newId } from "@eureka/contracts/ids";
import { createTestClock } from "@eureka/kit/clock";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { principalOf, resolveExternalIdentity } from "./resolve-external-identity.ts";

const account = { connectionId: null, platformWorkspaceId: "T024BE7LD", platformUserId: "U024BE7LH" };
const tokenOf = (link: string) => link.slice(link.lastIndexOf("/") + 1);

const see = ({ transact }: TestOrganization, displayName = "Ann") =>
  transact((context) => resolveExternalIdentity(context, { ...account, displayName }));

/** The link that the platform person got, opened by a member. */
async function proveTo(organization: TestOrganization, identity: ExternalIdentity, who: TestOrganization["user"]) {
  const { transact, run } = organization;
  const external = await transact((context) => principalOf(context, identity));
  const { link } = await run<{ link: string }>(external, "external_identity.create_link");
  return run<ExternalIdentity>(who, "external_identity.accept_link", { token: tokenOf(link) });
}

test("a platform person is one identity, however often and however parallel he is seen, under the newest name", async () => {
  const organization = await testOrganization();
  const seen = await Promise.all([1, 2, 3].map(() => see(organization)));
  expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
  const renamed = await see(organization, "Ann B.");
  expect(renamed).toMatchObject({ id: seen[0]?.id, displayName: "Ann B.", memberId: null });
});

test("an unlinked person acts as himself without any right; linked, as the member with the member's", async () => {
  const organization = await testOrganization();
  const { transact, user, run } = organization;
  const identity = await see(organization);
  const before = await transact((context) => principalOf(context, identity));
  expect(before).toMatchObject({ actor: { type: "external", id: identity.id }, memberId: null, grants: [] });
  await expect(run(before, "workspace.list")).rejects.toMatchObject({ code: "permission.denied" });

  const linked = await proveTo(organization, identity, user);
  expect(linked.memberId).toBe(user.memberId);
  const after = await transact((context) => principalOf(context, linked));
  expect(after).toMatchObject({ actor: user.actor, grants: user.grants });
  const own = await run<{ data: ExternalIdentity[] }>(user, "external_identity.list", { memberId: user.memberId });
  expect(own.data.map(({ id }) => id)).toEqual([identity.id]);
});

test("an account that is linked to one member cannot be claimed by another", async () => {
  const organization = await testOrganization();
  const { admin, manager, user, run } = organization;
  const identity = await see(organization);
  const results = await Promise.allSettled([manager, user].map((who) => proveTo(organization, identity, who)));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "external_identity.already_linked" },
  });
  const now = await run<ExternalIdentity>(admin, "external_identity.get", { id: identity.id });
  await expect(
    run(admin, "external_identity.link", { id: identity.id, memberId: admin.memberId }),
  ).rejects.toMatchObject({ code: "external_identity.already_linked" });
  const [owner, other] = now.memberId === user.memberId ? [user, manager] : [manager, user];
  await expect(run(other, "external_identity.unlink", { id: identity.id })).rejects.toMatchObject({
    code: expect.stringMatching(/not_found|denied/),
  });
  expect(await run(owner, "external_identity.unlink", { id: identity.id })).toMatchObject({ memberId: null });
  expect(await run(admin, "external_identity.link", { id: identity.id, memberId: other.memberId })).toMatchObject({
    memberId: other.memberId,
  });
});

test("a link is worth nothing when it is old, changed, or of another organization", async () => {
  const clock = createTestClock(new Date());
  const organization = await testOrganization({ clock });
  const { admin, user, run } = organization;
  const other = await testOrganization(organization);
  const { id } = await see(organization);
  const { link } = await run<{ link: string }>(admin, "external_identity.create_link", { id });
  const token = tokenOf(link);
  const unusable = { code: "external_identity.link_unusable" };
  await expect(run(user, "external_identity.accept_link", { token: `${token}x` })).rejects.toMatchObject(unusable);
  await expect(other.run(other.user, "external_identity.accept_link", { token })).rejects.toMatchObject(unusable);
  await expect(run(user, "external_identity.create_link", { id })).rejects.toMatchObject({ code: "permission.denied" });
  clock.advance(15 * 60_000);
  await expect(run(user, "external_identity.accept_link", { token })).rejects.toMatchObject(unusable);
});

test("the same account on two connections is two identities", async () => {
  const { transact } = await testOrganization();
  const connectionId = newId("connection");
  const [first, second] = await transact(async (context) => [
    await resolveExternalIdentity(context, { ...account, displayName: "Ann" }),
    await resolveExternalIdentity(context, { ...account, connectionId, displayName: "Ann" }),
  ]);
  expect(first?.id).not.toBe(second?.id);
});
