/** Files that people send in the thread of a work item belong to the comment that the reply becomes, and show in its other threads. */
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Channel } from "@eureka/contracts/channel";
import type { Comment } from "@eureka/contracts/comment";
import type { File } from "@eureka/contracts/file";
import type { Id } from "@eureka/contracts/ids";
import type { Message } from "@eureka/contracts/message";
import type { Page } from "@eureka/contracts/page";
import type { Attachment, WorkItem } from "@eureka/contracts/work-item";
import type { Principal } from "@eureka/core/operations";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectTeam, createStage, createTeam, type Stage, type Team } from "./talk-stage.ts";

let stage: Stage;
/** The points of deliveries that were reached, and at which visit of one the process ends as if it had crashed. */
let reached: string[] = [];
let breakAtVisit: { readonly point: string; readonly visit: number } | null = null;

beforeAll(async () => {
  const reach = (point: string) => {
    if (!point.startsWith("deliver.")) return;
    reached.push(point);
    const visits = reached.filter((earlier) => earlier === point).length;
    if (breakAtVisit?.point !== point || breakAtVisit.visit !== visits) return;
    breakAtVisit = null;
    throw new Error(`broken off at ${point}`);
  };
  stage = await createStage({ ports: { faults: { reach } } });
});

afterAll(() => stage.close());

const upload = (team: Team, who: Principal, name: string) =>
  team.run<File>(who, "file.upload", { name }, { upload: Readable.from([Buffer.from(`content of ${name}`)]) });

/** A work item with the thread that it was made in. */
async function discussion(team: Team) {
  const root = await team.talk(team.user, "/eureka new Fix login page");
  await stage.work();
  const [item] = await team.items();
  return { root, item: item as WorkItem };
}

async function reply(team: Team, who: Principal, root: Message, text: string, fileIds: string[]): Promise<Message> {
  const place = { channelId: team.channel.id, threadId: root.id };
  const message = await team.run<Message>(who, "message.post", { ...place, text, fileIds });
  await stage.work();
  return message;
}

const attachmentsOf = async (team: Team, { id }: WorkItem) =>
  (await team.run<{ data: Attachment[] }>(team.viewer, "attachment.list", { workItemId: id })).data;
const commentsOf = async (team: Team, { id }: WorkItem) =>
  (await team.run<Page<Comment>>(team.viewer, "comment.list", { workItemId: id })).data;

/** Somebody comments elsewhere and sends a file with the comment. */
async function commentWithFile(team: Team, { id: workItemId }: WorkItem) {
  const file = await upload(team, team.user, "log_in.png");
  const comment = await team.run<Comment>(team.user, "comment.create", { workItemId, body: "Like this" });
  const input = { workItemId, fileId: file.id, commentId: comment.id };
  const attachment = await team.run<Attachment>(team.user, "attachment.create", input);
  await stage.work();
  return { file, comment, attachment };
}

/** What Eureka said in a thread besides its cards. */
const saidIn = async (team: Team, who: Principal, root: Message) =>
  (await team.messages(who, root.id)).filter(({ author, card, deletedAt }) => author === null && !card && !deletedAt);

async function contentFor(team: Team, who: Principal, id: Id<"file">): Promise<string> {
  const { bytes } = await team.call(who, "file.download", { id });
  return text(bytes?.stream as Readable);
}

/** What a download over the network is answered with. */
async function statusFor(team: Team, who: Principal, id: Id<"file">): Promise<number> {
  const { apiKey } = await team.run<{ apiKey: string }>(who, "api_key.create", { name: "A program" });
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await fetch(`${stage.url}/api/v2/files/${id}/content`, { headers });
  await response.body?.cancel();
  return response.status;
}

it("a reply's files hang on the item as those of its comment, once, and go with it", async () => {
  const team = await createTeam(stage);
  const { root, item } = await discussion(team);
  const [one, two] = [await upload(team, team.admin, "one.png"), await upload(team, team.admin, "two.png")];
  await team.run(team.user, "attachment.create", { workItemId: item.id, fileId: one.id });
  const message = await reply(team, team.admin, root, "See both", [one.id, two.id]);
  const [comment] = await commentsOf(team, item);
  expect(comment).toMatchObject({ body: "See both" });
  expect(await attachmentsOf(team, item)).toMatchObject([
    { fileId: one.id, commentId: null, addedBy: { id: team.user.memberId } },
    { fileId: two.id, commentId: comment?.id, name: "two.png", addedBy: { id: team.admin.memberId } },
  ]);
  const { data: history } = await team.run<{ data: { type: string; data: unknown }[] }>(
    team.viewer,
    "work_item.history",
    { id: item.id },
  );
  expect(history.find(({ type }) => type === "attachment.created")?.data).toMatchObject({ commentId: comment?.id });

  await team.run(team.admin, "message.delete", { id: message.id });
  await stage.work();
  expect(await attachmentsOf(team, item)).toMatchObject([{ fileId: one.id }]);
});

it("in a thread that is no discussion files stay talk; a key that may only comment attaches nothing, and its member is told", async () => {
  const team = await createTeam(stage);
  const { root, item } = await discussion(team);
  const talk = await team.talk(team.admin, "only talk");
  await reply(team, team.admin, talk, "with a file", [(await upload(team, team.admin, "talk.png")).id]);
  expect(await attachmentsOf(team, item)).toEqual([]);

  const scopes = ["message:create", "comment:create", "work_item:read", "file:read"];
  const { apiKey } = await team.run<{ apiKey: string }>(team.admin, "api_key.create", { name: "A program", scopes });
  const file = await upload(team, team.admin, "program.png");
  const input = { channelId: team.channel.id, threadId: root.id, text: "By a program", fileIds: [file.id] };
  await team.run({ kind: "bearer", token: apiKey }, "message.post", input);
  await stage.work();
  expect(await commentsOf(team, item)).toMatchObject([{ body: "By a program" }]);
  expect(await attachmentsOf(team, item)).toEqual([]);
  const told = (await team.messages(team.admin, root.id)).filter(({ visibleTo }) => visibleTo);
  expect(told).toMatchObject([{ text: expect.stringContaining("API key") }]);
});

it("a file is sent with a comment of one's own on that item and with no other", async () => {
  const team = await createTeam(stage);
  const { item } = await discussion(team);
  const other = await team.run<WorkItem>(team.user, "work_item.create", { title: "Another" });
  const file = await upload(team, team.user, "one.png");
  const own = await team.run<Comment>(team.user, "comment.create", { workItemId: item.id, body: "Mine" });
  const attach = (who: Principal, workItemId: string, commentId: string) =>
    team.run(who, "attachment.create", { workItemId, fileId: file.id, commentId });
  await expect(attach(team.user, other.id, own.id)).rejects.toMatchObject({ code: "comment.not_found" });
  await expect(attach(team.admin, item.id, own.id)).rejects.toMatchObject({ code: "permission.denied" });
  expect(await attach(team.user, item.id, own.id)).toMatchObject({ commentId: own.id });
  await team.run(team.user, "comment.delete", { id: own.id });
  await expect(attach(team.user, item.id, own.id)).rejects.toMatchObject({ code: "comment.deleted" });
});

it("a comment's files show in the threads that it did not come from: themselves where the chat takes files, else by name", async () => {
  const team = await connectTeam(stage);
  await team.deliver(team.command(team.people.user, "new Fix login page"));
  await stage.work();
  const [item] = await team.items();
  const inChat = () =>
    team.chat.messagesIn(team.platformChannelId).filter(({ message, card }) => message.author.isBot && !card);
  const file = await upload(team, team.user, "log_in.png");
  const comment = await team.run<Comment>(team.user, "comment.create", { workItemId: item?.id, body: "Like this" });
  const input = { workItemId: item?.id, fileId: file.id, commentId: comment.id };
  const attachment = await team.run<Attachment>(team.user, "attachment.create", input);
  await stage.work();
  const [words, sent, ...others] = inChat();
  expect(others).toEqual([]);
  expect(words?.message.text).toBe("**user example:** Like this\n\nFiles: log\\_in.png");
  expect(sent?.message.files).toMatchObject([{ name: "log_in.png", sizeBytes: file.size }]);
  const kept = team.chat.files.get(sent?.message.files[0]?.platformFileId ?? "");
  expect(Buffer.from(kept ?? []).toString()).toBe("content of log_in.png");

  await team.run(team.user, "attachment.delete", { id: attachment.id });
  await stage.work();
  expect(inChat().map(({ message }) => message.text)).toEqual(["**user example:** Like this"]);

  const again = await team.run<Attachment>(team.user, "attachment.create", input);
  await team.run(team.user, "attachment.create", {
    workItemId: item?.id,
    fileId: (await upload(team, team.user, "alone.png")).id,
  });
  await stage.work();
  expect(inChat()).toHaveLength(2);
  expect(again.id).not.toBe(attachment.id);
  await team.run(team.user, "comment.delete", { id: comment.id });
  await stage.work();
  expect(inChat()).toEqual([]);
});

it("in our own chat a comment's file is a file of the thread, for whoever reads it, and comes back as no comment", async () => {
  const team = await createTeam(stage);
  const { root, item } = await discussion(team);
  await reply(team, team.user, root, "Mine", [(await upload(team, team.user, "mine.png")).id]);
  const { comment, file } = await commentWithFile(team, item);
  const [words, sent, ...others] = await saidIn(team, team.viewer, root);
  expect(others).toEqual([]);
  expect(words).toMatchObject({ text: "**user example:** Like this\n\nFiles: log\\_in.png", fileIds: [] });
  expect(sent).toMatchObject({ text: "log\\_in.png", threadId: root.id, visibleTo: null });
  const copyId = sent?.fileIds[0] as Id<"file">;
  expect(copyId).not.toBe(file.id);
  expect(await team.run<File>(team.viewer, "file.get", { id: copyId })).toMatchObject({
    name: "log_in.png",
    size: file.size,
    sha256: file.sha256,
    workspaceId: team.channel.workspaceId,
    createdByMemberId: null,
  });
  expect(await contentFor(team, team.viewer, copyId)).toBe("content of log_in.png");
  expect((await commentsOf(team, item)).map(({ body }) => body)).toEqual(["Mine", "Like this"]);
  expect((await attachmentsOf(team, item)).map(({ name }) => name)).toEqual(["mine.png", "log_in.png"]);

  const elsewhere = await createTeam(stage);
  expect(await statusFor(team, team.admin, copyId)).toBe(200);
  expect(await statusFor(elsewhere, elsewhere.admin, copyId)).toBe(404);

  await team.run(team.user, "comment.delete", { id: comment.id });
  await stage.work();
  expect(await saidIn(team, team.viewer, root)).toEqual([]);
  expect(await statusFor(team, team.admin, copyId)).toBe(404);
});

it("a file in the thread of a private channel is for its members alone, also once it was taken off; what they pass on stays", async () => {
  const team = await createTeam(stage);
  const { workspaceId } = team;
  const secret = await team.run<Channel>(team.user, "channel.create", { workspaceId, name: "secret", kind: "private" });
  await team.run(team.user, "channel_member.add", { channelId: secret.id, memberId: team.manager.memberId });
  const opening = { channelId: secret.id, text: "/eureka new Fix login page" };
  const root = await team.run<Message>(team.user, "message.post", opening);
  await stage.work();
  const [item] = await team.items();
  const inThread = async () => {
    const thread = { channelId: secret.id, threadId: root.id };
    const { data } = await team.run<Page<Message>>(team.manager, "message.list", thread);
    return data.flatMap(({ fileIds }) => fileIds);
  };
  const first = await commentWithFile(team, item as WorkItem);
  const second = await commentWithFile(team, item as WorkItem);
  const copies = await inThread();
  expect(copies).toHaveLength(2);
  const listed = async (who: Principal) =>
    (await team.run<Page<File>>(who, "file.list")).data.map(({ id }) => id).filter((id) => copies.includes(id));
  expect(new Set(await listed(team.manager))).toEqual(new Set(copies));
  expect(await listed(team.admin)).toEqual([]);
  const [gone, kept] = copies as [Id<"file">, Id<"file">];
  expect(await contentFor(team, team.manager, gone)).toBe("content of log_in.png");
  expect(await statusFor(team, team.manager, gone)).toBe(200);
  expect(await statusFor(team, team.admin, gone)).toBe(404);
  for (const operation of ["file.get", "file.download", "file.create_link"]) {
    await expect(team.run(team.viewer, operation, { id: gone }), operation).rejects.toMatchObject({
      code: "file.not_found",
    });
  }
  const passOn = { channelId: team.channel.id, text: "look", fileIds: [gone] };
  await expect(team.run(team.admin, "message.post", passOn)).rejects.toMatchObject({ code: "file.not_found" });

  await team.run(team.manager, "message.post", { ...passOn, fileIds: [kept] });
  for (const { attachment } of [first, second]) await team.run(team.user, "attachment.delete", { id: attachment.id });
  await stage.work();
  expect(await inThread()).toEqual([]);
  for (const who of [team.admin, team.manager]) expect(await listed(who)).toEqual([kept]);
  expect(await contentFor(team, team.viewer, kept)).toBe("content of log_in.png");
});

it("a crash between the file and its answer, and a delivery that comes twice, make one message with one file", async () => {
  const team = await createTeam(stage);
  const { root, item } = await discussion(team);
  const file = await upload(team, team.user, "log_in.png");
  const comment = await team.run<Comment>(team.user, "comment.create", { workItemId: item.id, body: "Like this" });
  await stage.work();
  reached = [];
  // The words are written anew first, then the file is sent: it is there already when the process ends.
  breakAtVisit = { point: "deliver.after-send", visit: 2 };
  await team.run(team.user, "attachment.create", { workItemId: item.id, fileId: file.id, commentId: comment.id });
  await stage.work();
  expect(breakAtVisit).toBeNull();
  const delivered = ["words", "file", "file again"];
  expect(reached).toEqual(delivered.flatMap(() => ["deliver.before-send", "deliver.after-send"]));
  const [, sent, ...others] = await saidIn(team, team.viewer, root);
  expect(others).toEqual([]);
  expect(sent?.fileIds).toHaveLength(1);
  const copies = (await team.run<Page<File>>(team.admin, "file.list")).data.filter(
    ({ createdByMemberId }) => createdByMemberId === null,
  );
  expect(copies.map(({ id }) => id)).toEqual(sent?.fileIds);
});

it("files of another platform are fetched and belong to the comment; what cannot be had is told to its sender, and guests' stay there", async () => {
  const team = await connectTeam(stage);
  const { platformChannelId, connection, workspaceId, people } = team;
  const rules = { unlinkedMay: "comment" };
  await team.run(team.admin, "channel_mapping.set", {
    connectionId: connection.id,
    platformChannelId,
    workspaceId,
    rules,
  });
  const opening = team.command(people.user, "new Fix login page");
  await team.deliver(opening);
  await stage.work();
  const [item] = await team.items();
  const bytes = Buffer.from("a picture");
  const kept = { platformFileId: team.chat.keepFile(bytes), name: "login.png", mediaType: "image/png" };
  const lost = { platformFileId: "F404", name: "lost.png" };
  const say = async (author: typeof people.user, text: string, files: (typeof kept | typeof lost)[]) => {
    await team.deliver(team.chat.say({ platformChannelId, platformThreadId: opening.messageId, author, text, files }));
    await stage.work();
  };
  await say(people.user, "", [kept, lost]);
  await say(people.stranger, "From outside", [kept]);
  const comments = await commentsOf(team, item as WorkItem);
  expect(comments.map(({ body }) => body)).toEqual(["Files: login.png, lost.png", "From outside"]);
  const attachments = await attachmentsOf(team, item as WorkItem);
  expect(attachments).toMatchObject([
    { name: "login.png", commentId: comments[0]?.id, size: bytes.length, addedBy: { id: team.user.memberId } },
  ]);
  const told = team.chat.messagesIn(platformChannelId).filter(({ visibleTo }) => visibleTo);
  expect(told).toMatchObject([
    { visibleTo: people.user.platformUserId, message: { text: expect.stringContaining("lost.png") } },
  ]);
});
