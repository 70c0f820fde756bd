import type { Mention } from "@eureka/contracts/mention";
import { relayOnce } from "@eureka/core/events";
import { type MemberPrincipal, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";

interface Page {
  readonly data: Mention[];
  readonly nextCursor: string | null;
}

interface Made {
  readonly id: string;
  readonly position: number;
}

async function open() {
  const organization = await testOrganization();
  const { admin, workspaceId } = organization;
  const run = <Output = Made>(who: MemberPrincipal, operation: string, input: object = {}) =>
    organization.run<Output>(who, operation, input);
  const list = async (who: MemberPrincipal, input: object = {}) => (await run<Page>(who, "mention.list", input)).data;
  const channel = await run(admin, "channel.create", { workspaceId, name: "talk" });
  const board = await run(admin, "board.create", { workspaceId, name: "Launch" });
  const item = await run<Made & { key: string }>(admin, "work_item.create", { boardId: board.id, title: "Login page" });
  return { ...organization, run, list, channel, board, item };
}

test("whoever is named in a message or a comment finds it, newest first, with where it is", async () => {
  const { run, list, admin, user, manager, viewer, channel, item, workspaceId } = await open();
  const question = await run(manager, "message.post", {
    channelId: channel.id,
    text: "Who knows the login page? @user",
  });
  const reply = await run(manager, "message.post", {
    channelId: channel.id,
    threadId: question.id,
    text: `${"Long ".repeat(200)}@USER`,
  });
  await run(manager, "message.post", { channelId: channel.id, text: "Not `@user` in code, nor me: @manager" });
  const comment = await run(admin, "comment.create", { workItemId: item.id, body: "Please have a look, @user." });

  expect(await list(user)).toEqual([
    {
      id: expect.stringMatching(/^men_/),
      unread: true,
      author: { type: "member", id: admin.memberId },
      excerpt: "Please have a look, @user.",
      createdAt: expect.any(String),
      place: {
        type: "comment",
        commentId: comment.id,
        workItemId: item.id,
        workItemKey: item.key,
        workItemTitle: "Login page",
        workspaceId,
      },
    },
    expect.objectContaining({
      excerpt: "Long ".repeat(100),
      place: expect.objectContaining({ messageId: reply.id, threadId: question.id }),
    }),
    expect.objectContaining({
      author: { type: "member", id: manager.memberId },
      place: {
        type: "message",
        messageId: question.id,
        threadId: null,
        position: question.position,
        channelId: channel.id,
        channelName: "talk",
        workspaceId,
      },
    }),
  ]);
  for (const other of [admin, manager, viewer]) expect(await list(other)).toEqual([]);

  const pages: Mention[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await run<Page>(user, "mention.list", { limit: 1, ...(cursor && { cursor }) });
    expect(page.data.length).toBeLessThanOrEqual(1);
    pages.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor);
  expect(pages).toEqual(await list(user));
});

test("a mention is unread until it is marked, or the channel is read up to it", async () => {
  const { run, list, admin, user, channel, item } = await open();
  await run(user, "channel.join", { id: channel.id });
  const first = await run(admin, "message.post", { channelId: channel.id, text: "One, @user" });
  await run(admin, "message.post", { channelId: channel.id, text: "Two" });
  const third = await run(admin, "message.post", { channelId: channel.id, text: "Three, @user and @viewer" });
  await run(admin, "comment.create", { workItemId: item.id, body: "Four, @user" });
  const counts = async () => {
    const { data } = await run<{ data: { id: string }[] }>(user, "channel.list", { joined: true });
    return data.find(({ id }) => id === channel.id);
  };
  expect(await counts()).toMatchObject({ unreadCount: 3, unreadMentionCount: 2 });
  expect(await list(user, { unread: true })).toHaveLength(3);

  await run(user, "channel.mark_read", { id: channel.id, position: first.position });
  expect((await list(user)).map(({ unread }) => unread)).toEqual([true, true, false]);
  expect(await counts()).toMatchObject({ unreadCount: 2, unreadMentionCount: 1 });

  const [comment, message] = await list(user, { unread: true });
  expect(message?.place).toMatchObject({ messageId: third.id });
  expect(await run<Mention>(user, "mention.mark_read", { id: message?.id })).toEqual({ ...message, unread: false });
  await run(user, "mention.mark_read", { id: comment?.id });
  expect(await list(user, { unread: true })).toEqual([]);
  // Marking a mention reads nothing else.
  expect(await counts()).toMatchObject({ unreadCount: 2, unreadMentionCount: 0 });
});

test("edits and deletions of a text take its mentions along", async () => {
  const { run, list, admin, user, viewer, channel, item } = await open();
  const message = await run(admin, "message.post", { channelId: channel.id, text: "For @user" });
  const comment = await run(admin, "comment.create", { workItemId: item.id, body: "For @user too" });
  await run(admin, "message.update", { id: message.id, text: "For @viewer" });
  await run(admin, "comment.update", { id: comment.id, body: "For @viewer and @user" });
  expect(await list(user)).toMatchObject([{ excerpt: "For @viewer and @user" }]);
  expect(await list(viewer)).toMatchObject([{ excerpt: "For @viewer and @user" }, { excerpt: "For @viewer" }]);
  await run(admin, "message.delete", { id: message.id });
  await run(admin, "comment.delete", { id: comment.id });
  expect(await list(user)).toEqual([]);
  expect(await list(viewer)).toEqual([]);
});

test("what one may not see mentions nobody, and what one may not see any more is not listed", async () => {
  const { run, list, admin, user, viewer, workspaceId, ports, principalOf } = await open();
  const secret = await run(admin, "channel.create", { workspaceId, name: "directors", kind: "private" });
  await run(admin, "channel_member.add", { channelId: secret.id, memberId: user.memberId });
  await run(admin, "message.post", { channelId: secret.id, text: "Between us, @user and @viewer" });
  expect(await list(user)).toHaveLength(1);
  expect(await list(viewer)).toEqual([]);
  const [{ id } = { id: "" }] = await list(user);
  await run(admin, "channel_member.remove", { channelId: secret.id, memberId: user.memberId });
  expect(await list(user)).toEqual([]);
  await expect(run(user, "mention.mark_read", { id })).rejects.toMatchObject({ code: "mention.not_found" });

  // An item at home where the user holds nothing: no mention, and no event of it that names him.
  const { data } = await run<{ data: { id: string; memberId: string }[] }>(admin, "grant.list", {});
  for (const grant of data.filter(({ memberId }) => memberId === user.memberId))
    await run(admin, "grant.delete", { id: grant.id });
  const outside = await run(admin, "workspace.create", { name: "Elsewhere" });
  await run(admin, "grant.create", {
    memberId: user.memberId,
    scope: { type: "workspace", workspaceId: outside.id },
    role: "user",
  });
  const board = await run(admin, "board.create", { workspaceId, name: "Hidden" });
  const item = await run(admin, "work_item.create", { boardId: board.id, title: "Hidden" });
  await run(admin, "comment.create", { workItemId: item.id, body: "Nothing for @user, but for @viewer" });
  const someone = await principalOf(user.memberId);
  expect(await list(someone)).toEqual([]);
  expect(await list(viewer)).toHaveLength(1);
  while ((await relayOnce(ports, 1_000)) !== 0);
  const events = await run<{ data: { data: object }[] }>(admin, "event.list", { types: ["comment.created"] });
  const named = JSON.stringify(events.data.map(({ data: facts }) => facts));
  expect(named).toContain(viewer.memberId);
  expect(named).not.toContain(user.memberId);
});

test("nobody reads or marks the mentions of somebody else, or of another organization", async () => {
  const acme = await open();
  const intruders = await open();
  await acme.run(acme.admin, "message.post", { channelId: acme.channel.id, text: "Hello @user" });
  const [mention] = await acme.list(acme.user);
  for (const [where, who] of [
    [acme, acme.admin],
    [intruders, intruders.user],
  ] as const) {
    expect(await where.list(who)).toEqual([]);
    await expect(where.run(who, "mention.mark_read", { id: mention?.id })).rejects.toMatchObject({
      code: "mention.not_found",
    });
  }
  expect(await acme.list(acme.user, { unread: true })).toHaveLength(1);
});
