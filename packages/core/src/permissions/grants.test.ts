import type { GrantView } from "@eureka/contracts/grant";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Workspace } from "@eureka/contracts/workspace";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { decideOn } from "./authorize-stage.ts";
import { effectiveGrants } from "./load-grants.ts";
import { visiblePlaces } from "./visible-places.ts";

const organizationWide = { type: "organization" } as const;

test("of two administrators who demote each other at the same moment one stays", async () => {
  const { admin, user, run, principalOf } = await testOrganization();
  await run(admin, "grant.create", { memberId: user.memberId, scope: organizationWide, role: "admin" });
  const second = await principalOf(user.memberId);
  const results = await Promise.allSettled([
    run(admin, "grant.create", { memberId: second.memberId, scope: organizationWide, role: "user" }),
    run(second, "grant.create", { memberId: admin.memberId, scope: organizationWide, role: "user" }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "member.last_administrator" },
  });
});

test("the last administrator keeps the role, however it is taken", async () => {
  const { admin, run } = await testOrganization();
  const { data } = await run<{ data: GrantView[] }>(admin, "grant.list", { memberId: admin.memberId });
  const own = data.find(({ scope }) => scope.type === "organization") as GrantView;
  const refusal = { code: "member.last_administrator" };
  await expect(run(admin, "grant.delete", { id: own.id })).rejects.toMatchObject(refusal);
  await expect(run(admin, "member.deactivate", { id: admin.memberId })).rejects.toMatchObject(refusal);
  await expect(run(admin, "member.remove", { id: admin.memberId })).rejects.toMatchObject(refusal);
});

test("taking a role away and deactivating at the same moment leaves an administrator too", async () => {
  const { admin, user, run, principalOf } = await testOrganization();
  await run(admin, "grant.create", { memberId: user.memberId, scope: organizationWide, role: "admin" });
  const second = await principalOf(user.memberId);
  const results = await Promise.allSettled([
    run(second, "member.deactivate", { id: admin.memberId }),
    run(admin, "grant.create", { memberId: second.memberId, scope: organizationWide, role: "user" }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("managers give roles in their workspaces, up to their own, and nowhere else", async () => {
  const { admin, user, viewer, workspaceId, run, principalOf } = await testOrganization();
  const other = await run<Workspace>(admin, "workspace.create", { name: "Sales" });
  const here = { type: "workspace", workspaceId } as const;
  await run(admin, "grant.create", { memberId: user.memberId, scope: here, role: "manager" });
  const manager = await principalOf(user.memberId);
  const given = await run(manager, "grant.create", { memberId: viewer.memberId, scope: here, role: "user" });
  expect(given).toMatchObject({ memberId: viewer.memberId, role: "user" });

  const give = (scope: unknown, role: string) =>
    run(manager, "grant.create", { memberId: viewer.memberId, scope, role });
  await expect(give(here, "admin")).rejects.toMatchObject({ code: "grant.too_wide" });
  await expect(give({ type: "workspace", workspaceId: other.id }, "user")).rejects.toMatchObject({
    code: "permission.denied",
  });
  await expect(give(organizationWide, "viewer")).rejects.toMatchObject({ code: "permission.denied" });

  const listed = await run<{ data: GrantView[] }>(manager, "grant.list");
  expect(listed.data.every(({ scope }) => scope.type === "workspace")).toBe(true);
});

test("a manager does not lower an administrator of the same workspace by giving a lesser role", async () => {
  const { admin, user, viewer, workspaceId, run, principalOf } = await testOrganization();
  const here = { type: "workspace", workspaceId } as const;
  await run(admin, "grant.create", { memberId: user.memberId, scope: here, role: "manager" });
  await run(admin, "grant.create", { memberId: viewer.memberId, scope: here, role: "admin" });
  const manager = await principalOf(user.memberId);
  const lower = { memberId: viewer.memberId, scope: here, role: "viewer" };
  await expect(run(manager, "grant.create", lower)).rejects.toMatchObject({ code: "grant.too_wide" });
  await expect(run(admin, "grant.create", lower)).resolves.toMatchObject({ role: "viewer" });
});

test("a role over a board shows that board only, and a board that lies elsewhere does not exist", async () => {
  const boardId = newId("board");
  const elsewhere = newId("workspace");
  const { admin, user, workspaceId, run, transact } = await testOrganization({ locateBoard: async () => elsewhere });
  const scope = { type: "board", workspaceId, boardId };
  await expect(run(admin, "grant.create", { memberId: user.memberId, scope, role: "user" })).rejects.toMatchObject({
    code: "board.not_found",
  });
  await transact(async (context) => {
    const board = { scope: "board", boardId, workspaceId, role: "viewer" } as const;
    const guest = { ...context, principal: { ...user, grants: [board] } };
    expect(await visiblePlaces(guest, "board:read")).toEqual({
      organization: false,
      workspaceIds: [],
      boardIds: [boardId],
    });
  });
});

test("a place that is gone is no place: not even an administrator finds anything there", async () => {
  const { admin, workspaceId, transact } = await testOrganization();
  await transact(async (context) => {
    const decide = async (...workspaces: Id<"workspace">[]) => {
      const scopes = workspaces.map((each) => ({ workspaceId: each }));
      return (await decideOn({ ...context, principal: admin }, "work_item:update", "work_item:read", { scopes }))
        .outcome;
    };
    expect(await decide(newId("workspace"))).toBe("hidden");
    expect(await decide(newId("workspace"), workspaceId)).toBe("allowed");
  });
});

test("nobody shares a personal workspace", async () => {
  const { admin, user, viewer, run } = await testOrganization();
  const { data } = await run<{ data: Workspace[] }>(user, "workspace.list", { kind: "personal" });
  const scope = { type: "workspace", workspaceId: data[0]?.id };
  await expect(run(admin, "grant.create", { memberId: viewer.memberId, scope, role: "user" })).rejects.toMatchObject({
    code: "workspace.not_found",
  });
  await expect(run(user, "grant.create", { memberId: viewer.memberId, scope, role: "user" })).rejects.toMatchObject({
    code: "grant.personal_workspace",
  });
});

test("a viewer only looks in the personal workspace as well, until a role lets him do more", () => {
  const row = (workspaceId: `wsp_${string}` | null, role: "viewer" | "user" | "manager", personal: boolean) => ({
    personal,
    grant: {
      organizationId: newId("organization"),
      id: newId("grant"),
      memberId: newId("member"),
      scope: workspaceId ? ("workspace" as const) : ("organization" as const),
      workspaceId,
      boardId: null,
      role,
      createdAt: new Date(),
    },
  });
  const own = row(newId("workspace"), "manager", true);
  expect(effectiveGrants([row(null, "viewer", false), own]).map(({ role }) => role)).toEqual(["viewer", "viewer"]);
  expect(effectiveGrants([row(null, "user", false), own]).map(({ role }) => role)).toEqual(["user", "manager"]);
});

test("a decision is explained: which grant gave it, or what was missing", async () => {
  const { admin, user, viewer, workspaceId, run } = await testOrganization();
  const ask = (who: typeof user, permission: string, more = {}) =>
    run(who, "permission.explain", { permission, ...more });
  expect(await ask(user, "work_item:create", { workspaceId })).toMatchObject({
    decision: "allowed",
    rule: "grant",
    grant: { scope: { type: "organization" }, role: "user" },
  });
  expect(await ask(viewer, "work_item:create", { workspaceId })).toMatchObject({
    decision: "forbidden",
    rule: "no_grant",
    lowestRole: "user",
  });
  const { data } = await run<{ data: Workspace[] }>(user, "workspace.list", { kind: "personal" });
  expect(await ask(admin, "work_item:read", { workspaceId: data[0]?.id })).toMatchObject({
    decision: "hidden",
    rule: "personal_workspace",
  });
  expect(await ask(admin, "board:delete", { memberId: viewer.memberId, workspaceId })).toMatchObject({
    decision: "forbidden",
  });
  await expect(ask(viewer, "board:delete", { memberId: admin.memberId, workspaceId })).rejects.toMatchObject({
    code: "permission.denied",
  });
});
