import type { Workspace } from "@eureka/contracts/workspace";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";

test("a workspace gets its key from its name, and no key is ever given twice", async () => {
  const { admin, run } = await testOrganization();
  const first = await run<Workspace>(admin, "workspace.create", { name: "Café Team" });
  expect(first).toMatchObject({ key: "CAFE", kind: "team" });
  const second = await run<Workspace>(admin, "workspace.create", { name: "Cafe" });
  expect(second.key).toBe("CAFE2");
  await run(admin, "workspace.delete", { id: second.id });
  const third = await run<Workspace>(admin, "workspace.create", { name: "Cafe" });
  expect(third.key).toBe("CAFE3");
  await expect(run(admin, "workspace.create", { name: "Other", key: "CAFE2" })).rejects.toMatchObject({
    code: "workspace.key_taken",
  });
});

test("two workspaces of one name made at the same moment get two keys", async () => {
  const { admin, run } = await testOrganization();
  const made = await Promise.all([1, 2, 3].map(() => run<Workspace>(admin, "workspace.create", { name: "Sales" })));
  expect(made.map(({ key }) => key).sort()).toEqual(["SALES", "SALES2", "SALES3"]);
});

test("a personal workspace is there from the first day and nobody but its owner sees it, not even administrators", async () => {
  const { admin, manager, user, run } = await testOrganization();
  const own = await run<{ data: Workspace[] }>(user, "workspace.list", { kind: "personal" });
  expect(own.data).toHaveLength(1);
  const [personal] = own.data as [Workspace];
  expect(personal.ownerMemberId).toBe(user.memberId);
  for (const other of [admin, manager]) {
    const seen = await run<{ data: Workspace[] }>(other, "workspace.list", { kind: "personal" });
    expect(seen.data.map(({ id }) => id)).not.toContain(personal.id);
    await expect(run(other, "workspace.get", { id: personal.id })).rejects.toMatchObject({
      code: "workspace.not_found",
    });
    await expect(run(other, "workspace.update", { id: personal.id, name: "Mine" })).rejects.toMatchObject({
      code: "workspace.not_found",
    });
  }
  expect(await run(user, "workspace.update", { id: personal.id, name: "My place" })).toMatchObject({
    version: personal.version + 1,
  });
  await expect(run(user, "workspace.archive", { id: personal.id })).rejects.toMatchObject({
    code: "workspace.is_personal",
  });
});

test("another organization's workspace does not exist", async () => {
  const acme = await testOrganization();
  const other = await testOrganization(acme);
  await expect(other.run(other.admin, "workspace.get", { id: acme.workspaceId })).rejects.toMatchObject({
    code: "workspace.not_found",
  });
});

test("an archived workspace stays readable, changes no more, and comes back", async () => {
  const { admin, viewer, workspaceId, run } = await testOrganization();
  const { id } = await run<Workspace>(admin, "workspace.create", { name: "Old project" });
  const archived = await run<Workspace>(admin, "workspace.archive", { id });
  expect(archived.archivedAt).not.toBeNull();
  await expect(run(admin, "workspace.update", { id, name: "New" })).rejects.toMatchObject({
    code: "workspace.archived",
  });
  expect(await run(viewer, "workspace.get", { id })).toMatchObject({ id });
  const listed = await run<{ data: Workspace[] }>(viewer, "workspace.list", { kind: "team" });
  expect(listed.data.map((workspace) => workspace.id)).toEqual([workspaceId]);
  await run(admin, "workspace.restore", { id });
  expect(await run(admin, "workspace.update", { id, name: "New" })).toMatchObject({ name: "New" });
});

test("the default workspace can be neither archived nor deleted", async () => {
  const { admin, workspaceId, run } = await testOrganization();
  for (const operation of ["workspace.archive", "workspace.delete"]) {
    await expect(run(admin, operation, { id: workspaceId })).rejects.toMatchObject({ code: "workspace.is_default" });
  }
  const { id } = await run<Workspace>(admin, "workspace.create", { name: "Next" });
  const organization = await run(admin, "organization.update", { defaultWorkspaceId: id });
  expect(organization).toMatchObject({ defaultWorkspaceId: id, version: 3 });
  await run(admin, "workspace.delete", { id: workspaceId });
});

test("a change of settings leaves the others alone, and a stale version is refused", async () => {
  const { admin, run } = await testOrganization();
  const changed = await run(admin, "organization.update", { name: "Acme Ltd", settings: { sessionIdleHours: 8 } });
  expect(changed).toMatchObject({ name: "Acme Ltd", settings: { sessionIdleHours: 8, sessionMaximumDays: 90 } });
  await expect(run(admin, "organization.update", { name: "Other" }, { expectedVersion: 1 })).rejects.toMatchObject({
    code: "precondition.failed",
  });
});

test("lists come in pages whose cursors belong to their filters", async () => {
  const { admin, run } = await testOrganization();
  for (const name of ["One", "Two", "Three"]) await run(admin, "workspace.create", { name });
  const first = await run<{ data: Workspace[]; nextCursor: string }>(admin, "workspace.list", { limit: 3 });
  const second = await run<{ data: Workspace[]; nextCursor: null }>(admin, "workspace.list", {
    limit: 3,
    cursor: first.nextCursor,
  });
  expect(second.nextCursor).toBeNull();
  expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(5);
  await expect(run(admin, "workspace.list", { kind: "team", cursor: first.nextCursor })).rejects.toMatchObject({
    code: "request.cursor_invalid",
  });
});

test("whoever has no role in an archived workspace does not learn that it exists", async () => {
  const { admin, user, workspaceId: home, run, principalOf } = await testOrganization();
  const { id: workspaceId } = await run<Workspace>(admin, "workspace.create", { name: "Put away" });
  await run(admin, "workspace.archive", { id: workspaceId });
  const { data } = await run<{ data: { id: string }[] }>(admin, "grant.list", { memberId: user.memberId });
  await run(admin, "grant.create", {
    memberId: user.memberId,
    scope: { type: "workspace", workspaceId: home },
    role: "manager",
  });
  for (const { id } of data) await run(admin, "grant.delete", { id });
  const stranger = await principalOf(user.memberId);
  const attempts = [
    ["workspace.update", { id: workspaceId, name: "X" }],
    ["channel.create", { workspaceId, name: "x" }],
    ["board.create", { workspaceId, name: "X" }],
    ["label.create", { workspaceId, name: "x", color: "red" }],
  ] as const;
  for (const [operation, input] of attempts) {
    await expect(run(stranger, operation, input), operation).rejects.toMatchObject({ code: "workspace.not_found" });
    await expect(run(admin, operation, input), operation).rejects.toMatchObject({ code: "workspace.archived" });
  }
});
