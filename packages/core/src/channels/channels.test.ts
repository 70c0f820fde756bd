import type { Channel, ChannelMember } from "@eureka/contracts/channel";
import type { Message } from "@eureka/contracts/message";
import { testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { readHistory } from "../events/index.ts";
import { channelsModule, createDefaultChannel } from "./index.ts";

const setUp = { modules: [channelsModule], initializeWorkspace: createDefaultChannel };

const listOf = ({ run }: TestOrganization, who: TestOrganization["user"], input: object = {}) =>
  run<{ data: Channel[] }>(who, "channel.list", input).then(({ data }) => data);

const create = ({ run, workspaceId }: TestOrganization, who: TestOrganization["user"], input: object) =>
  run<Channel>(who, "channel.create", { workspaceId, ...input });

test("every new workspace has a channel general that everybody in it sees, and a personal one only its owner", async () => {
  const organization = await testOrganization(setUp);
  const { user, viewer, manager, run, workspaceId } = organization;
  const team = await listOf(organization, viewer, { workspaceId });
  expect(team).toMatchObject([{ name: "general", kind: "public", isMember: false, unreadCount: null }]);

  const workspaces = await run<{ data: { id: string; kind: string }[] }>(user, "workspace.list", { kind: "personal" });
  const [own] = await listOf(organization, user, { workspaceId: workspaces.data[0]?.id });
  expect(own).toMatchObject({ name: "general", isMember: true });
  await expect(run(manager, "channel.get", { id: own?.id })).rejects.toMatchObject({ code: "channel.not_found" });

  const made = await run<{ id: string }>(manager, "workspace.create", { name: "Sales" });
  const [general] = await listOf(organization, manager, { workspaceId: made.id });
  expect(general).toMatchObject({ name: "general", isMember: true });
});

test("a channel is made, renamed, put away and brought back, and says so to everybody who listens", async () => {
  const organization = await testOrganization(setUp);
  const { user, manager, run, transact } = organization;
  const channel = await create(organization, user, { name: " design ", topic: "Pixels" });
  expect(channel).toMatchObject({ name: "design", isMember: true, lastPosition: 0, unreadCount: 0, version: 1 });
  await expect(create(organization, manager, { name: "DESIGN" })).rejects.toMatchObject({ code: "channel.name_taken" });

  await expect(run(user, "channel.update", { id: channel.id, name: "ux" })).rejects.toMatchObject({
    code: "permission.denied",
  });
  const renamed = await run<Channel>(manager, "channel.update", { id: channel.id, name: "ux" });
  expect(renamed).toMatchObject({ name: "ux", topic: "Pixels", version: 2 });

  await run(manager, "channel.archive", { id: channel.id });
  expect((await listOf(organization, user)).map(({ name }) => name)).not.toContain("ux");
  await expect(run(user, "message.post", { channelId: channel.id, text: "hello?" })).rejects.toMatchObject({
    code: "channel.archived",
  });
  await create(organization, user, { name: "ux" });
  await expect(run(manager, "channel.unarchive", { id: channel.id })).rejects.toMatchObject({
    code: "channel.name_taken",
  });
  await run(manager, "channel.update", { id: channel.id, name: "ux-2019" });
  expect(await run<Channel>(manager, "channel.unarchive", { id: channel.id })).toMatchObject({ archivedAt: null });

  const history = await transact((context) => readHistory(context, { type: "channel", id: channel.id }));
  expect(history.map(({ type }) => type)).toEqual([
    "channel.created",
    "channel.joined",
    "channel.updated",
    "channel.archived",
    "channel.updated",
    "channel.unarchived",
  ]);
  expect(history[2]?.changes).toEqual({ name: { from: "design", to: "ux" } });
});

test("a private channel exists for its members only, whatever others may do elsewhere", async () => {
  const organization = await testOrganization(setUp);
  const { admin, user, manager, run, transact } = organization;
  const secret = await create(organization, user, { name: "merger", kind: "private" });
  const unknown = { code: "channel.not_found", message: expect.stringContaining(secret.id) };

  expect((await listOf(organization, admin)).map(({ id }) => id)).not.toContain(secret.id);
  for (const [operation, input] of [
    ["channel.get", {}],
    ["channel.join", {}],
    ["channel.leave", {}],
    ["channel.archive", {}],
    ["channel.update", { name: "found" }],
    ["channel.mark_read", { position: 1 }],
  ] as const) {
    await expect(run(admin, operation, { id: secret.id, ...input }), operation).rejects.toMatchObject(unknown);
  }
  for (const [operation, input] of [
    ["message.post", { text: "peep" }],
    ["message.list", {}],
    ["channel_member.list", {}],
    ["channel_member.add", { memberId: admin.memberId }],
  ] as const) {
    await expect(run(admin, operation, { channelId: secret.id, ...input }), operation).rejects.toMatchObject(unknown);
  }
  // Its name is not told by a refusal either.
  await create(organization, admin, { name: "merger" });
  const history = await transact((context) => readHistory(context, { type: "channel", id: secret.id }));
  expect(history.map(({ data }) => data.audience)).toEqual(["channel", "channel"]);
  expect(JSON.stringify(history)).not.toContain("merger");

  await run(user, "channel_member.add", { channelId: secret.id, memberId: manager.memberId });
  expect((await listOf(organization, manager)).map(({ id }) => id)).toContain(secret.id);
  const members = await run<{ data: ChannelMember[] }>(manager, "channel_member.list", { channelId: secret.id });
  expect(new Set(members.data.map(({ memberId }) => memberId))).toEqual(new Set([user.memberId, manager.memberId]));

  await run(manager, "channel_member.remove", { channelId: secret.id, memberId: user.memberId });
  await expect(run(user, "message.list", { channelId: secret.id })).rejects.toMatchObject(unknown);
  await expect(run(manager, "channel.leave", { id: secret.id })).rejects.toMatchObject({ code: "channel.last_member" });
});

test("a member that is added to a channel must exist here and be active", async () => {
  const application = await testApplication(setUp);
  const [here, elsewhere] = [await testOrganization(application), await testOrganization(application)];
  const channel = await create(here, here.user, { name: "team" });
  const add = (memberId: string) => here.run(here.user, "channel_member.add", { channelId: channel.id, memberId });
  await expect(add(elsewhere.user.memberId)).rejects.toMatchObject({ code: "member.not_found" });
  const first = await add(here.viewer.memberId);
  expect(await add(here.viewer.memberId)).toEqual(first);
});

test("the read mark follows one's own words, and everybody else's are counted until they are read", async () => {
  const organization = await testOrganization(setUp);
  const { user, manager, viewer, run } = organization;
  const channel = await create(organization, user, { name: "news" });
  const say = (who: TestOrganization["user"], text: string) =>
    run<Message>(who, "message.post", { channelId: channel.id, text });
  await run(viewer, "channel.join", { id: channel.id });
  for (const text of ["one", "two", "three"]) await say(user, text);
  const gone = await say(user, "four");
  await run(user, "message.delete", { id: gone.id });

  const seen = async (who: TestOrganization["user"]) => run<Channel>(who, "channel.get", { id: channel.id });
  expect(await seen(viewer)).toMatchObject({ readPosition: 0, unreadCount: 3, lastPosition: 4 });
  expect(await seen(user)).toMatchObject({ readPosition: 4, unreadCount: 0 });
  expect(await seen(manager)).toMatchObject({ isMember: false, readPosition: null, unreadCount: null });
  await expect(run(manager, "channel.mark_read", { id: channel.id, position: 1 })).rejects.toMatchObject({
    code: "channel.not_joined",
  });

  expect(await run(viewer, "channel.mark_read", { id: channel.id, position: 2 })).toMatchObject({ unreadCount: 1 });
  expect(await run(viewer, "channel.mark_read", { id: channel.id, position: 99 })).toMatchObject({
    readPosition: 4,
    unreadCount: 0,
  });
  await say(manager, "five");
  expect(await seen(manager)).toMatchObject({ isMember: true, readPosition: 5, unreadCount: 0 });
  expect(await seen(user)).toMatchObject({ unreadCount: 1 });

  await run(viewer, "channel.leave", { id: channel.id });
  expect(await seen(viewer)).toMatchObject({ isMember: false, unreadCount: null });
  await run(viewer, "channel.leave", { id: channel.id });
});

test("nothing of it is known in another organization", async () => {
  const application = await testApplication(setUp);
  const [here, elsewhere] = [await testOrganization(application), await testOrganization(application)];
  const channel = await create(here, here.user, { name: "ours" });
  const stranger = elsewhere.admin;
  for (const operation of ["channel.get", "channel.join", "channel.archive", "channel.unarchive", "channel.leave"]) {
    await expect(elsewhere.run(stranger, operation, { id: channel.id }), operation).rejects.toMatchObject({
      code: "channel.not_found",
    });
  }
  await expect(
    elsewhere.run(stranger, "channel.create", { workspaceId: here.workspaceId, name: "theirs" }),
  ).rejects.toMatchObject({ code: "workspace.not_found" });
  expect(await listOf(elsewhere, stranger, { workspaceId: here.workspaceId })).toEqual([]);
});

test("names that would break lists are refused with the field that is wrong", async () => {
  const organization = await testOrganization(setUp);
  for (const name of ["", "   ", "a\0b", "two\nlines", "x".repeat(81), "\ud800"]) {
    await expect(create(organization, organization.user, { name }), JSON.stringify(name)).rejects.toMatchObject({
      code: "request.invalid",
      errors: [{ path: "name" }],
    });
  }
});
