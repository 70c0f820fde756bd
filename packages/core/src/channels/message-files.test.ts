import { Readable } from "node:stream";
import type { Channel } from "@eureka/contracts/channel";
import type { File } from "@eureka/contracts/file";
import { type Id, newId } from "@eureka/contracts/ids";
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

const messagesIn = async ({ run, user }: TestOrganization, channelId: string) =>
  (await run<{ data: Message[] }>(user, "message.list", { channelId })).data.filter(({ deletedAt }) => !deletedAt);

test("what Eureka sends is one message with one file, however often and however badly it is sent, until it is deleted", async () => {
  const organization = await testOrganization(setUp);
  const { run, user, workspaceId, application, organizationId } = organization;
  const { id: channelId } = await run<Channel>(user, "channel.create", { workspaceId, name: "talk" });
  const client = createChannelsClient(application, organizationId);
  let opened = 0;
  const whole = () => {
    opened++;
    return new Blob(["content"]).stream();
  };
  const broken = () => new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("broken")) });
  const send = (open: () => ReadableStream<Uint8Array>, more = {}) =>
    client.uploadFile({
      ...{ intent: "wish-1", channelId, threadId: null, name: "a/plan.txt", mediaType: "text/plain", text: "the plan" },
      open,
      ...more,
    });
  await expect(send(broken)).rejects.toThrow("broken");
  expect(await messagesIn(organization, channelId)).toEqual([]);

  const sent = await Promise.all([send(whole), send(whole), send(whole)]);
  const before = opened;
  sent.push(await send(whole));
  expect(opened).toBe(before);
  const [message, ...others] = await messagesIn(organization, channelId);
  expect(others).toEqual([]);
  expect(new Set(sent.map(({ id }) => id))).toEqual(new Set([message?.id]));
  const fileId = message?.fileIds[0] as Id<"file">;
  const files = async () => (await run<{ data: File[] }>(user, "file.list")).data;
  expect(await files()).toMatchObject([{ id: fileId, name: "plan.txt", createdByMemberId: null }]);
  expect(await new Response(await client.openFile(fileId)).text()).toBe("content");

  await client.deleteMessage(message?.id as string);
  expect(await files()).toEqual([]);
  for (const id of [fileId, (await upload(organization, "own.txt")).id, "nonsense"]) {
    await expect(client.openFile(id), id).rejects.toMatchObject({ code: "file.not_found" });
  }
});

test("a manager who deletes what Eureka sent deletes its file too, and a file of one's own outlives one's message", async () => {
  const organization = await testOrganization(setUp);
  const { run, user, manager, workspaceId, application, organizationId } = organization;
  const { id: channelId } = await run<Channel>(user, "channel.create", { workspaceId, name: "talk" });
  const client = createChannelsClient(application, organizationId);
  const file = { name: "plan.txt", mediaType: "text/plain", open: () => new Blob(["content"]).stream() };
  const sent = await client.uploadFile({ intent: "wish-1", channelId, threadId: null, text: "the plan", ...file });
  const own = await upload(organization, "own.txt");
  const post = await run<Message>(user, "message.post", { channelId, text: "mine", fileIds: [own.id] });
  for (const id of [sent.id, post.id]) await run(manager, "message.delete", { id });
  const { data } = await run<{ data: File[] }>(user, "file.list");
  expect(data.map(({ id }) => id)).toEqual([own.id]);
});

test("what cannot be written is refused before a byte is read", async () => {
  const application = await testApplication(setUp);
  const [here, elsewhere] = [await testOrganization(application), await testOrganization(application)];
  const make = ({ run, user, workspaceId }: TestOrganization, name: string) =>
    run<Channel>(user, "channel.create", { workspaceId, name });
  const [open, archived, foreign] = [await make(here, "open"), await make(here, "old"), await make(elsewhere, "talk")];
  await here.run(here.manager, "channel.archive", { id: archived.id });
  const client = createChannelsClient(here.application, here.organizationId);
  const upload = { intent: "wish-1", threadId: null, name: "plan.txt", mediaType: "text/plain", text: "the plan" };
  for (const [place, code] of [
    [{ channelId: foreign.id }, "channel.not_found"],
    [{ channelId: "nonsense" }, "channel.not_found"],
    [{ channelId: archived.id }, "channel.archived"],
    [{ channelId: open.id, threadId: newId("message") }, "message.not_found"],
    [{ channelId: open.id, text: " " }, "request.invalid"],
  ] as const) {
    const refuse = () => {
      throw new TypeError("nobody may read it");
    };
    await expect(client.uploadFile({ ...upload, ...place, open: refuse }), code).rejects.toMatchObject({ code });
  }
});
