import { LogLevel, WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Slack } from "./index.ts";
import { startTestSlack } from "./start-test-slack.ts";

type Started = Awaited<ReturnType<typeof startTestSlack>>;

describe("Slack's own client speaks to the simulator", () => {
  let at: Started;
  let slack: Slack;
  let client: WebClient;
  beforeEach(async () => {
    at = await startTestSlack();
    slack = at.slack;
    client = new WebClient(at.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
  });
  afterEach(() => slack.close());
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => "went well",
      (error: { data?: { error: string } }) => error.data?.error,
    );

  it("writes, changes, reads and deletes messages with threads and metadata", async () => {
    const channel = at.channel.id;
    const metadata = { event_type: "item", event_payload: { nonce: "n1" } };
    const posted = await client.chat.postMessage({ channel, text: "A <b> & c", metadata });
    const thread = posted.ts ?? "";
    await client.chat.postMessage({ channel, text: "answer", thread_ts: thread });
    const shown = await client.chat.postMessage({ channel, text: "to all", thread_ts: thread, reply_broadcast: true });
    await client.chat.update({ channel, ts: thread, text: "changed" });

    const history = await client.conversations.history({ channel, include_all_metadata: true });
    expect(history.messages?.map(({ text, subtype }) => [text, subtype])).toEqual([
      ["to all", "thread_broadcast"],
      ["changed", undefined],
    ]);
    expect(history.messages?.[1]).toMatchObject({ metadata, reply_count: 2, edited: { user: at.install.botUserId } });
    const without = await client.conversations.history({ channel });
    expect(without.messages?.[1]?.metadata).toBeUndefined();
    const replies = await client.conversations.replies({ channel, ts: thread });
    expect(replies.messages?.map(({ text }) => text)).toEqual(["changed", "answer", "to all"]);

    await client.chat.delete({ channel, ts: shown.ts ?? "" });
    expect(slack.state.message(channel, shown.ts ?? "")).toBeUndefined();
    await client.chat.delete({ channel, ts: thread });
    expect(slack.state.message(channel, thread)?.subtype).toBe("tombstone");
    expect((await client.chat.getPermalink({ channel, message_ts: thread })).permalink).toContain("acme.slack.com");
    expect(slack.violations).toEqual([]);
  });

  it("refuses in Slack's words what a bot may not do", async () => {
    const { channel: elsewhere } = await slack.addChannel({ creatorId: at.ana.id, name: "elsewhere" });
    const { channel: secret } = await slack.addChannel({ creatorId: at.ana.id, name: "secret", isPrivate: true });
    const { message } = await slack.say(at.ana.id, at.channel.id, "mine");
    const text = "hello";
    const channel = at.channel.id;
    expect(await failure(client.chat.postMessage({ channel: elsewhere.id, text }))).toBe("not_in_channel");
    expect(await failure(client.chat.postMessage({ channel: secret.id, text }))).toBe("channel_not_found");
    expect(await failure(client.conversations.history({ channel: elsewhere.id }))).toBe("not_in_channel");
    expect(await failure(client.chat.update({ channel, ts: message.ts, text }))).toBe("cant_update_message");
    expect(await failure(client.chat.delete({ channel, ts: message.ts }))).toBe("cant_delete_message");
    expect(await failure(client.chat.postMessage({ channel, text: "" }))).toBe("no_text");
    expect(await failure(client.chat.postMessage({ channel, text, thread_ts: "1700000000.000000" }))).toBe(
      "thread_not_found",
    );
    await slack.archive(at.ana.id, channel);
    expect(await failure(client.chat.postMessage({ channel, text }))).toBe("is_archived");
    expect(slack.violations).toEqual([]);
  });

  it("holds Block Kit's limits, records what breaks them and says where", async () => {
    const channel = at.channel.id;
    const section = (length: number) => [{ type: "section", text: { type: "mrkdwn", text: "x".repeat(length) } }];
    await client.chat.postMessage({ channel, text: "fits", blocks: section(3_000) });
    expect(slack.violations).toEqual([]);
    const error = await client.chat
      .postMessage({ channel, text: "too long", blocks: section(3_001) })
      .catch((each) => each);
    expect(error.data).toMatchObject({ error: "invalid_blocks" });
    expect(error.data.response_metadata.messages[0]).toContain("/blocks/0/text/text");
    const many = Array.from({ length: 51 }, () => ({ type: "divider" }));
    expect(await failure(client.chat.postMessage({ channel, text: "too many", blocks: many }))).toBe("invalid_blocks");
    const twice = [
      { type: "divider", block_id: "a" },
      { type: "divider", block_id: "a" },
    ];
    expect(await failure(client.chat.postMessage({ channel, text: "twice", blocks: twice }))).toBe("invalid_blocks");
    expect(slack.violations).toHaveLength(3);
    expect(await failure(client.chat.postMessage({ channel, text: "x".repeat(40_001) }))).toBe("went well");
    expect(slack.violations).toHaveLength(4);
    expect(slack.state.messages.at(-1)?.text).toHaveLength(40_000);
  });

  it("gives pages that go on where the last one ended", async () => {
    const channel = at.channel.id;
    for (let number = 1; number <= 5; number++) await slack.say(at.ana.id, channel, `message ${number}`);
    const texts: string[] = [];
    for await (const page of client.paginate("conversations.history", { channel, limit: 2 })) {
      for (const message of (page as unknown as { messages: { text: string }[] }).messages) texts.push(message.text);
      await slack.say(at.ben.id, channel, "in between");
    }
    expect(texts).toEqual([5, 4, 3, 2, 1].map((number) => `message ${number}`));
    expect(await failure(client.conversations.history({ channel, cursor: "nonsense" }))).toBe("invalid_cursor");
    const users = await client.users.list({ limit: 2 });
    const rest = await client.users.list({ limit: 2, cursor: users.response_metadata?.next_cursor ?? "" });
    expect([...(users.members ?? []), ...(rest.members ?? [])].map(({ name }) => name)).toEqual([
      "ana",
      "ben",
      "eureka",
    ]);
  });

  it("reads people and places, also under a name of its own and in private", async () => {
    const channel = at.channel.id;
    expect((await client.users.lookupByEmail({ email: "ANA@acme.example" })).user?.id).toBe(at.ana.id);
    expect(await failure(client.users.lookupByEmail({ email: "nobody@acme.example" }))).toBe("users_not_found");
    expect((await client.conversations.members({ channel })).members).toHaveLength(3);
    expect((await client.conversations.list({ types: "public_channel,im" })).channels).toHaveLength(1);
    const { channel: direct } = await client.conversations.open({ users: at.ben.id });
    await client.chat.postMessage({ channel: at.ben.id, text: "psst" });
    expect(slack.state.messages.at(-1)?.channelId).toBe(direct?.id);
    const { message } = await client.chat.postMessage({
      channel,
      text: "as another",
      username: "Robot",
      icon_emoji: ":robot_face:",
    });
    expect(message).toMatchObject({ subtype: "bot_message", username: "Robot" });
    expect(message?.user).toBeUndefined();
    await client.chat.postEphemeral({ channel, user: at.ana.id, text: "for Ana" });
    expect(slack.state.messages.at(-1)?.visibleTo).toBe(at.ana.id);
    expect((await client.conversations.history({ channel })).messages?.map(({ text }) => text)).toEqual(["as another"]);
    const { channel: open } = await slack.addChannel({ creatorId: at.ana.id, name: "open" });
    expect((await client.conversations.join({ channel: open.id })).channel?.is_member).toBe(true);
    expect((await client.team.info()).team?.domain).toBe("acme");
    expect(slack.violations).toEqual([]);
  });

  it("adds and takes back reactions once", async () => {
    const { message } = await slack.say(at.ana.id, at.channel.id, "look");
    const reaction = { channel: at.channel.id, timestamp: message.ts, name: "eyes" };
    await client.reactions.add(reaction);
    expect(await failure(client.reactions.add(reaction))).toBe("already_reacted");
    const { channel, timestamp } = reaction;
    expect((await client.reactions.get({ channel, timestamp })).message?.reactions?.[0]).toMatchObject({
      name: "eyes",
      count: 1,
    });
    await client.reactions.remove(reaction);
    expect(await failure(client.reactions.remove(reaction))).toBe("no_reaction");
  });

  it("takes a file and gives it back to whoever may read it", async () => {
    await client.files.uploadV2({
      channel_id: at.channel.id,
      filename: "notes.txt",
      file: Buffer.from("first line\n"),
      initial_comment: "look",
    });
    const message = slack.state.messages.at(-1);
    expect(message).toMatchObject({ text: "look", subtype: "file_share" });
    const { file } = await client.files.info({ file: message?.fileIds[0] ?? "" });
    const read = (token: string) =>
      fetch(file?.url_private ?? "", { headers: { authorization: `Bearer ${token}` }, redirect: "manual" });
    expect(await (await read(at.botToken)).text()).toBe("first line\n");
    expect((await read("xoxb-wrong")).status).toBe(302);
    expect(await failure(client.files.info({ file: "F0SIM99999" }))).toBe("file_not_found");
    expect(slack.violations).toEqual([]);
  });

  it("streams a message, and only as long as it is open", async () => {
    const { message } = await slack.say(at.ana.id, at.channel.id, "tell me");
    const channel = at.channel.id;
    const started = await client.chat.startStream({
      channel,
      thread_ts: message.ts,
      recipient_user_id: at.ana.id,
      recipient_team_id: at.team.id,
      markdown_text: "one ",
    });
    const ts = started.ts ?? "";
    await client.chat.appendStream({ channel, ts, markdown_text: "two" });
    expect(await failure(client.chat.update({ channel, ts, text: "three" }))).toBe("streaming_state_conflict");
    await client.chat.stopStream({ channel, ts });
    expect(slack.state.message(channel, ts)?.text).toBe("one two");
    expect(await failure(client.chat.appendStream({ channel, ts, markdown_text: "three" }))).toBe(
      "message_not_in_streaming_state",
    );
  });

  it("knows wrong, dead and weak tokens apart", async () => {
    const as = (token?: string) =>
      new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR });
    expect((await client.auth.test()).user_id).toBe(at.install.botUserId);
    expect(await failure(as().auth.test())).toBe("not_authed");
    expect(await failure(as("xoxb-wrong").auth.test())).toBe("invalid_auth");
    expect(await failure(as(slack.app.appToken).auth.test())).toBe("not_allowed_token_type");
    const token = slack.state.tokens.get(at.botToken);
    if (token) token.scopes = ["chat:write", "users:read"];
    const error = await client.team.info().catch((each) => each);
    expect(error.data).toMatchObject({
      error: "missing_scope",
      needed: "team:read",
      provided: "chat:write,users:read",
    });
    await client.auth.revoke();
    expect(await failure(client.auth.test())).toBe("token_revoked");
    const again = slack.install({ teamId: at.team.id, installerId: at.ana.id });
    await slack.uninstall(again.install);
    expect(await failure(as(again.botToken).auth.test())).toBe("account_inactive");
  });

  it("fails and loses answers on demand", async () => {
    const text = "kept";
    slack.faults.answerNext({ status: 200, body: { ok: false, error: "internal_error" } });
    expect(await failure(client.chat.postMessage({ channel: at.channel.id, text }))).toBe("internal_error");
    expect(slack.state.messages).toEqual([]);
    slack.faults.loseNextAnswer();
    await expect(client.chat.postMessage({ channel: at.channel.id, text })).rejects.toThrow();
    expect(slack.state.messages.map((message) => message.text)).toEqual(["kept"]);
  });
});

it("limits calls as Slack does: each method for each token, and one message a second in a channel", async () => {
  const at = await startTestSlack({ limits: "real" });
  const client = new WebClient(at.botToken, { slackApiUrl: at.slack.apiUrl, rejectRateLimitedCalls: true });
  const { channel: other } = await at.slack.addChannel({
    creatorId: at.ana.id,
    name: "b",
    memberIds: [at.install.botUserId],
  });
  await client.chat.postMessage({ channel: at.channel.id, text: "one" });
  const error = await client.chat.postMessage({ channel: at.channel.id, text: "two" }).catch((each) => each);
  expect(error).toMatchObject({ code: "slack_webapi_rate_limited_error", retryAfter: 1 });
  await client.chat.postMessage({ channel: other.id, text: "elsewhere" });
  at.slack.advance(1_000);
  await client.chat.postMessage({ channel: at.channel.id, text: "two" });
  for (let call = 0; call < 20; call++) await client.users.list({});
  expect((await client.users.list({}).catch((each) => each)).retryAfter).toBeGreaterThan(50);
  expect((await client.users.info({ user: at.ana.id })).ok).toBe(true);
  expect(at.slack.violations).toEqual([]);
  await at.slack.close();
});
