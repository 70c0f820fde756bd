import { Readable } from "node:stream";
import type { Channel } from "@eureka/contracts/channel";
import type { File } from "@eureka/contracts/file";
import type { Id } from "@eureka/contracts/ids";
import type { Message } from "@eureka/contracts/message";
import { testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { createFilesModule } from "../files/index.ts";
import { channelsModule, createChannelsClient, createDefaultChannel, messageFileHolder } from "./index.ts";

const setUp = {
  modules: [createFilesModule({ holders: [messageFileHolder] }), channelsModule],
  initializeWorkspace: createDefaultChannel,
};

const upload = ({ run, user }: TestOrganization, name: string) =>
  run<File>(user, "file.upload", { name }, { upload: Readable.from([Buffer.from("content")]) });

test("a message carries files by id, once each and in their order, until it is deleted", async () => {
  const organization = await testOrganization(setUp);
  const { run, transact, user, workspaceId, application, organizationId } = organization;
  const channel = await run<Channel>(user, "channel.create", { workspaceId, name: "talk" });
  const [one, two] = [await upload(organization, "one.txt"), await upload(organization, "two.txt")];
  const fileIds = [two.id, one.id, two.id];
  const message = await run<Message>(user, "message.post", { channelId: channel.id, text: "see both", fileIds });
  expect(message.fileIds).toEqual([two.id, one.id]);
  expect(await run<Message>(user, "message.get", { id: message.id })).toMatchObject({ fileIds: [two.id, one.id] });

  const delivered = await createChannelsClient(application, organizationId).getMessage(message.id);
  expect(delivered.files.map(({ platformFileId, name, sizeBytes }) => [platformFileId, name, sizeBytes])).toEqual([
    [two.id, "two.txt", 7],
    [one.id, "one.txt", 7],
  ]);
  const inUse = (id: Id<"file">) => transact((context) => messageFileHolder.filesInUse(context, [id]));
  expect(await inUse(one.id)).toEqual([one.id]);
  await run(user, "message.delete", { id: message.id });
  expect(await inUse(one.id)).toEqual([]);
});

test("files that one cannot see cannot be attached, and nothing is written then", async () => {
  const application = await testApplication(setUp);
  const [here, elsewhere] = [await testOrganization(application), await testOrganization(application)];
  const channel = await here.run<Channel>(here.user, "channel.create", { workspaceId: here.workspaceId, name: "talk" });
  const foreign = await upload(elsewhere, "foreign.txt");
  const post = (fileIds: string[]) =>
    here.run(here.user, "message.post", { channelId: channel.id, text: "look", fileIds });
  await expect(post([foreign.id])).rejects.toMatchObject({ code: "file.not_found" });
  await expect(post(Array.from({ length: 11 }, () => foreign.id))).rejects.toMatchObject({ code: "request.invalid" });
  expect(await here.run(here.user, "channel.get", { id: channel.id })).toMatchObject({ lastPosition: 0 });
});

test("a file of a private channel is for its members, though others see the workspace", async () => {
  const organization = await testOrganization(setUp);
  const { run, user, manager, viewer, workspaceId } = organization;
  const secret = await run<Channel>(user, "channel.create", { workspaceId, name: "secret", kind: "private" });
  const open = await run<Channel>(user, "channel.create", { workspaceId, name: "open" });
  await run(user, "channel_member.add", { channelId: secret.id, memberId: manager.memberId });
  const { id } = await upload(organization, "plan.txt");
  await run(user, "message.post", { channelId: secret.id, text: "the plan", fileIds: [id] });

  const listed = async (who: typeof user) =>
    (await run<{ data: File[] }>(who, "file.list")).data.map((file) => file.id);
  const post = (who: typeof user) => run(who, "message.post", { channelId: open.id, text: "look", fileIds: [id] });
  const missing = { code: "file.not_found" };
  await expect(run(viewer, "file.get", { id })).rejects.toMatchObject(missing);
  await expect(run(viewer, "file.create_link", { id })).rejects.toMatchObject(missing);
  expect(await listed(viewer)).toEqual([]);
  await expect(post(organization.admin)).rejects.toMatchObject(missing);
  expect(await listed(manager)).toEqual([id]);
  expect(await listed(user)).toEqual([id]);

  await post(manager);
  expect(await listed(viewer)).toEqual([id]);
});

test("a message outlives its file, which goes with the workspace that it was stored in", async () => {
  const organization = await testOrganization(setUp);
  const { run, admin, user, workspaceId, application, organizationId } = organization;
  const channel = await run<Channel>(user, "channel.create", { workspaceId, name: "talk" });
  const other = await run<{ id: string }>(admin, "workspace.create", { name: "Short-lived" });
  const content = Readable.from([Buffer.from("content")]);
  const file = await run<File>(admin, "file.upload", { name: "a.txt", workspaceId: other.id }, { upload: content });
  const post = { channelId: channel.id, text: "see it", fileIds: [file.id] };
  const message = await run<Message>(admin, "message.post", post);
  await run(admin, "workspace.delete", { id: other.id });
  const delivered = await createChannelsClient(application, organizationId).getMessage(message.id);
  expect(delivered).toMatchObject({ text: "see it", files: [] });
});
