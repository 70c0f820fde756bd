/** Lets everything happen once that the simulated Slack can tell an app, and every call be made once that it takes. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Slack, startSlack } from "@eureka/simulators/slack";
import { LogLevel, WebClient } from "@slack/web-api";

/** One call as the client sent it. */
export interface RecordedCall {
  readonly method: string;
  readonly form: Readonly<Record<string, string>>;
  readonly answer: Readonly<Record<string, unknown>> & { readonly ok: boolean };
}

export interface Done {
  readonly slack: Slack;
  readonly calls: readonly RecordedCall[];
  close(): Promise<void>;
}

const button = { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" }, value: "v" } as const;
const options = [{ text: { type: "plain_text", text: "One" }, value: "1" }] as const;
const blocks = [
  { type: "section", text: { type: "mrkdwn", text: "*words*" }, accessory: button },
  { type: "actions", elements: [{ type: "static_select", action_id: "menu", options: [...options] }] },
];
const input = {
  type: "input",
  block_id: "comment",
  label: { type: "plain_text", text: "Comment" },
  element: { type: "plain_text_input", action_id: "text" },
};
const view = {
  type: "modal" as const,
  callback_id: "form",
  notify_on_close: true,
  title: { type: "plain_text" as const, text: "Form" },
  submit: { type: "plain_text" as const, text: "Send" },
  blocks: [input, ...blocks],
};

export async function doEverything(): Promise<Done> {
  const receiver = createServer((request, response) => void request.resume().on("end", () => response.end()));
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const slack = await startSlack({
    apps: [
      {
        eventsUrl: address,
        interactivityUrl: address,
        optionsUrl: address,
        commands: { "/eureka": address },
        linkDomains: ["eureka.example"],
      },
    ],
  });
  const calls: RecordedCall[] = [];
  await live(slack, makeClient(slack, calls));
  await slack.idle();
  return {
    slack,
    calls,
    async close() {
      await slack.close();
      receiver.close();
    },
  };
}

/** A client that notes what it sends. `token` is left out of the notes: it travels in a header or beside the arguments. */
function makeClient(slack: Slack, calls: RecordedCall[]): (token?: string) => WebClient {
  const fetchAndNote: typeof fetch = async (url, init) => {
    const response = await fetch(url, init);
    const method = String(url).split("/api/")[1];
    if (method !== undefined && typeof init?.body === "string") {
      const { token: _token, ...form } = Object.fromEntries(new URLSearchParams(init.body));
      calls.push({ method, form, answer: (await response.clone().json()) as RecordedCall["answer"] });
    }
    return response;
  };
  return (token) =>
    new WebClient(token, {
      slackApiUrl: slack.apiUrl,
      fetch: fetchAndNote,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
}

async function live(slack: Slack, clientOf: (token?: string) => WebClient): Promise<void> {
  const team = slack.addTeam({ name: "Acme", enterprise: { id: "E0SIM0000Z", name: "Acme group" } });
  const { user: ana } = await slack.addUser({ teamId: team.id, name: "ana", email: "ana@acme.example" });
  const { client_id, client_secret } = { client_id: slack.app.clientId, client_secret: slack.app.clientSecret };
  const query = { client_id, scope: slack.app.scopes.join(","), redirect_uri: "https://eureka.example/back" };
  const approved = slack.approveInstall({
    url: `${slack.authorizeUrl}?${new URLSearchParams(query)}`,
    teamId: team.id,
    userId: ana.id,
  });
  const code = new URL(approved).searchParams.get("code") ?? "";
  const { access_token: token, bot_user_id: bot = "" } = await clientOf().oauth.v2.access({
    client_id,
    client_secret,
    code,
    redirect_uri: query.redirect_uri,
  });
  const client = clientOf(token);
  const { user: ben } = await slack.addUser({ teamId: team.id, name: "ben" });
  await slack.renameUser(ben.id, "benedict");

  const { channel: open } = await slack.addChannel({ creatorId: ana.id, name: "open" });
  const { channel: closed } = await slack.addChannel({ creatorId: ana.id, name: "closed", isPrivate: true });
  await slack.join(bot, open.id, ana.id);
  await slack.join(bot, closed.id, ana.id);
  await slack.join(ben.id, open.id);
  await letPeopleTalk(slack, { ana: ana.id, ben: ben.id, channel: open.id, direct: slack.openDirect(ana.id, bot).id });
  await letAppTalk(slack, client, { ana: ana.id, channel: open.id });
  await letPeopleClick(slack, client, { ana: ana.id, channel: open.id });

  for (const { id } of [open, closed]) {
    await slack.rename(ana.id, id, `${id.toLowerCase()}-renamed`);
    await slack.archive(ana.id, id);
    await slack.unarchive(ana.id, id);
  }
  await slack.leave(ben.id, open.id);
  await slack.leave(bot, open.id, ana.id);
  await slack.leave(bot, closed.id, ana.id);
  await client.conversations.join({ channel: open.id });
  await slack.makePrivate(ana.id, open.id);
  await slack.makePublic(ana.id, open.id);
  await slack.deleteChannel(ana.id, open.id);
  await slack.join(bot, closed.id, ana.id);
  await slack.deleteChannel(ana.id, closed.id);
  await client.auth.revoke({ test: true });
  await client.apps.uninstall({ client_id, client_secret });
}

interface Scene {
  readonly ana: string;
  readonly channel: string;
}

async function letPeopleTalk(slack: Slack, { ana, ben, channel, direct }: Scene & { ben: string; direct: string }) {
  const { message } = await slack.say(ana, channel, "@eureka look at https://eureka.example/items/1 & tell");
  await slack.edit(ana, message, "another text");
  const { message: answer } = await slack.say(ben, channel, "an answer", { thread: message });
  await slack.say(ben, channel, "@eureka for all", { thread: message, isBroadcast: true });
  await slack.react(ben, message, "eyes");
  await slack.unreact(ben, message, "eyes");
  await slack.edit(ana, message, "with answers");
  await slack.deleteMessage(ben, answer);
  await slack.deleteMessage(ana, message);
  await slack.say(ana, channel, "with a file", { files: [{ name: "a.txt", bytes: Buffer.from("text") }] });
  await slack.say(ana, direct, "in private");
}

async function letAppTalk(slack: Slack, client: WebClient, { ana, channel }: Scene): Promise<void> {
  const linked = await slack.say(ana, channel, "https://eureka.example/items/2");
  const { ts: linkTs } = linked.message;
  const metadata = { event_type: "item", event_payload: { id: "1" } };
  const posted = await client.chat.postMessage({ channel, text: "words", blocks, metadata, unfurl_links: false });
  const ts = posted.ts ?? "";
  await client.chat.postMessage({ channel, text: "answer", thread_ts: ts, reply_broadcast: true });
  await client.chat.postMessage({ channel, text: "as another", username: "Robot", icon_emoji: ":robot_face:" });
  await client.chat.update({ channel, ts, text: "changed", blocks });
  await client.chat.postEphemeral({ channel, user: ana, text: "for one", thread_ts: ts });
  await client.chat.getPermalink({ channel, message_ts: ts });
  await client.chat.unfurl({ channel, ts: linkTs, unfurls: { "https://eureka.example/items/2": { title: "Item 2" } } });
  const stream = await client.chat.startStream({
    channel,
    thread_ts: ts,
    recipient_user_id: ana,
    recipient_team_id: linked.message.teamId,
  });
  await client.chat.appendStream({ channel, ts: stream.ts ?? "", markdown_text: "more" });
  await client.chat.stopStream({ channel, ts: stream.ts ?? "" });
  await client.reactions.add({ channel, timestamp: linkTs, name: "tada" });
  await client.reactions.get({ channel, timestamp: linkTs, full: true });
  await client.reactions.remove({ channel, timestamp: linkTs, name: "tada" });
  await client.conversations.list({ types: "public_channel,private_channel,im", limit: 2, exclude_archived: true });
  await client.conversations.info({ channel, include_num_members: true });
  await client.conversations.members({ channel, limit: 10 });
  const range = { channel, oldest: linkTs, inclusive: true, limit: 5 };
  await client.conversations.history({ ...range, include_all_metadata: true });
  await client.conversations.replies({ ...range, ts });
  await client.conversations.open({ users: ana, return_im: true });
  await client.users.info({ user: ana, include_locale: true });
  await client.users.list({ limit: 10 });
  await client.users.lookupByEmail({ email: "ana@acme.example" });
  await client.team.info({});
  await client.auth.test();
  await client.auth.teams.list({});
  await client.files.uploadV2({ channel_id: channel, filename: "b.txt", file: Buffer.from("bytes") });
  const file = slack.state.messages.at(-1)?.fileIds[0] ?? "";
  await client.files.info({ file, limit: 10 });
  await client.chat.delete({ channel, ts });
}

async function letPeopleClick(slack: Slack, client: WebClient, { ana, channel }: Scene): Promise<void> {
  const posted = await client.chat.postMessage({ channel, text: "card", blocks });
  const card = slack.state.message(channel, posted.ts ?? "");
  if (!card) throw new Error("there is no card");
  const trigger = () => String(slack.deliveries.findLast(({ payload }) => "trigger_id" in payload)?.payload.trigger_id);
  await slack.runCommand(ana, channel, "/eureka new Something");
  await client.views.open({ trigger_id: trigger(), view });
  const open = slack.openModalOf(ana);
  if (!open) throw new Error("no modal is open");
  await client.views.update({ view_id: open.id, view, hash: open.hash });
  await slack.press(ana, open, "go");
  await client.views.push({ trigger_id: trigger(), view });
  await slack.closeView(ana);
  await slack.submitView(ana, { text: "words" });
  await slack.press(ana, card, "go");
  await slack.choose(ana, card, "menu", "1");
  await client.chat.postEphemeral({ channel, user: ana, text: "card", blocks });
  const quiet = slack.state.messages.at(-1);
  if (quiet) await slack.press(ana, quiet, "go");
  await slack.useShortcut(ana, "make_item", card);
  await slack.useShortcut(ana, "make_item");
  await slack.openHome(ana);
  await client.views.publish({ user_id: ana, view: { type: "home", blocks } });
  await slack.openHome(ana);
  const inputs = { title: "Words" };
  const done = await slack.runFunction(ana, { callbackId: "create_item", inputs });
  await client.functions.completeSuccess({ function_execution_id: done.executionId, outputs: { item: "1" } });
  const failed = await slack.runFunction(ana, { callbackId: "create_item", inputs });
  await client.functions.completeError({ function_execution_id: failed.executionId, error: "no" });
}
