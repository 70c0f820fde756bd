/** A client of our own that makes every call of the API once with good input: tests hold what it sends against the official description. */
import type { Discord } from "./start-discord.ts";
import { startEndpoint } from "./test-endpoint.ts";

export interface Visit {
  /** The name of the call. */
  readonly name: string;
  readonly method: string;
  /** Below `/api/v10`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined where none was sent, a form for the calls of OAuth. */
  readonly body: unknown;
  readonly mediaType: string | null;
  readonly status: number;
  readonly answer: unknown;
}

interface Sending {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly authorization?: string;
}

const redirectUri = "http://127.0.0.1:9/callback";
const message = "/channels/{channel_id}/messages";
const hook = "/webhooks/{webhook_id}/{webhook_token}";

/** Makes every call. The guild, the people and the bot are made on the way. */
export async function walkCalls(discord: Discord): Promise<Visit[]> {
  const visits: Visit[] = [];
  const application = discord.addApplication({ name: "walker", redirectUris: [redirectUri] });
  const owner = discord.addUser({ username: "owner" });
  const guild = discord.addGuild({ name: "Walk", ownerId: owner.id });
  const forum = discord.addChannel({ guildId: guild.id, name: "ideas", type: 15, tags: ["new"] });
  discord.installBot({ applicationId: application.id, guildId: guild.id, permissions: ["administrator"] });
  const bot = `Bot ${application.token}`;

  const send = async <Answer = { id: string }>(name: string, sending: Sending = {}): Promise<Answer> => {
    const { parameters = {}, query = {}, body, form, authorization = bot } = sending;
    const [method = "", template = ""] = name.split(" ");
    const path = template.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(parameters[part] ?? "missing"));
    const url = new URL(`${discord.apiUrl}/v10${path}`);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const mediaType = form ? "application/x-www-form-urlencoded" : body === undefined ? null : "application/json";
    const response = await fetch(url, {
      method,
      headers: { authorization, ...(mediaType && { "content-type": mediaType }) },
      ...(mediaType && { body: form ? new URLSearchParams(form).toString() : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text === "" ? undefined : (JSON.parse(text) as unknown);
    visits.push({ name, method, path, query, body: form ?? body, mediaType, status: response.status, answer });
    return answer as Answer;
  };

  await send("GET /gateway");
  await send("GET /gateway/bot");
  await visitPeople(send, { guildId: guild.id, ownerId: owner.id });
  await visitCommands(send, application.id, guild.id);
  await visitChannels(send, {
    guildId: guild.id,
    channelId: guild.channelId,
    forumId: forum.id,
    userId: owner.id,
    botId: application.botId,
  });
  await visitInteractions(discord, send, {
    applicationId: application.id,
    channelId: guild.channelId,
    userId: owner.id,
  });
  await visitOauth(discord, send, { ...application, ownerId: owner.id });
  const spare = await send("POST /channels/{channel_id}/threads", {
    parameters: { channel_id: guild.channelId },
    body: { name: "spare", type: 11 },
  });
  await send("DELETE /channels/{channel_id}", { parameters: { channel_id: spare.id } });
  await send("DELETE /users/@me/guilds/{guild_id}", { parameters: { guild_id: guild.id } });
  return visits;
}

type Send = <Answer = { id: string }>(name: string, sending?: Sending) => Promise<Answer>;

async function visitPeople(send: Send, { guildId, ownerId }: { guildId: string; ownerId: string }): Promise<void> {
  const parameters = { guild_id: guildId, user_id: ownerId };
  await send("GET /users/@me");
  await send("GET /users/{user_id}", { parameters });
  await send("POST /users/@me/channels", { body: { recipient_id: ownerId } });
  await send("GET /applications/@me");
  await send("PATCH /applications/@me", { body: { event_webhooks_types: ["APPLICATION_AUTHORIZED"] } });
  await send("GET /oauth2/applications/@me");
  await send("GET /guilds/{guild_id}", { parameters, query: { with_counts: "true" } });
  await send("GET /guilds/{guild_id}/channels", { parameters });
  await send("GET /guilds/{guild_id}/members", { parameters, query: { limit: "1000", after: "1" } });
  await send("GET /guilds/{guild_id}/members/{user_id}", { parameters });
  await send("GET /guilds/{guild_id}/roles", { parameters });
  await send("GET /users/@me/guilds", { query: { limit: "200" } });
}

const createItem = {
  name: "eureka",
  type: 1,
  description: "Talk becomes work",
  options: [
    {
      type: 1,
      name: "new",
      description: "Makes a work item",
      options: [
        { type: 3, name: "title", description: "What is to be done", required: true, max_length: 200 },
        { type: 3, name: "board", description: "Where", autocomplete: true },
        { type: 4, name: "size", description: "How much", choices: [{ name: "small", value: 1 }], required: false },
      ],
    },
  ],
};

async function visitCommands(send: Send, applicationId: string, guildId: string): Promise<void> {
  for (const scope of ["/applications/{application_id}", "/applications/{application_id}/guilds/{guild_id}"]) {
    const parameters = { application_id: applicationId, guild_id: guildId };
    const made = await send(`POST ${scope}/commands`, { parameters, body: { name: "Make work", type: 3 } });
    const one = { ...parameters, command_id: made.id };
    await send(`GET ${scope}/commands/{command_id}`, { parameters: one });
    await send(`PATCH ${scope}/commands/{command_id}`, { parameters: one, body: { name: "Make work of it" } });
    await send(`DELETE ${scope}/commands/{command_id}`, { parameters: one });
    await send(`PUT ${scope}/commands`, { parameters, body: [createItem] });
    await send(`GET ${scope}/commands`, { parameters, query: { with_localizations: "true" } });
  }
}

interface Places {
  readonly guildId: string;
  readonly channelId: string;
  readonly forumId: string;
  readonly userId: string;
  readonly botId: string;
}

const richMessage = {
  content: "Fix the login page",
  embeds: [
    {
      title: "Work item",
      description: "Fix it",
      color: 0x5b5bd6,
      fields: [{ name: "Priority", value: "high", inline: true }],
      footer: { text: "EUR-1" },
      timestamp: "2026-11-22T12:00:00.000Z",
    },
  ],
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 3, label: "Done", custom_id: "done" },
        { type: 2, style: 5, label: "Open", url: "https://example.com/1" },
      ],
    },
    {
      type: 1,
      components: [{ type: 3, custom_id: "board", placeholder: "Board", options: [{ label: "Web", value: "web" }] }],
    },
  ],
  allowed_mentions: { parse: [] },
  nonce: "walk-1",
  enforce_nonce: true,
};

async function visitChannels(send: Send, { guildId, channelId, forumId, userId, botId }: Places): Promise<void> {
  const here = { channel_id: channelId, guild_id: guildId };
  await send("GET /channels/{channel_id}", { parameters: here });
  await send("PATCH /channels/{channel_id}", { parameters: here, body: { topic: "Work" } });
  await send("POST /channels/{channel_id}/typing", { parameters: here });
  const first = await send(`POST ${message}`, { parameters: here, body: richMessage });
  const one = { ...here, message_id: first.id, emoji_name: "👍", user_id: userId };
  const second = await send(`POST ${message}`, {
    parameters: here,
    body: { content: "again", message_reference: { message_id: first.id } },
  });
  const third = await send(`POST ${message}`, { parameters: here, body: { content: "and again" } });
  await send(`GET ${message}`, { parameters: here, query: { limit: "10", before: third.id } });
  await send(`GET ${message}/{message_id}`, { parameters: one });
  await send(`PATCH ${message}/{message_id}`, { parameters: one, body: { content: "Fixed", components: [] } });
  const reaction = `${message}/{message_id}/reactions/{emoji_name}`;
  await send(`PUT ${reaction}/@me`, { parameters: one });
  await send(`GET ${reaction}`, { parameters: one, query: { limit: "5" } });
  await send(`DELETE ${reaction}/@me`, { parameters: one });
  await send(`PUT ${reaction}/@me`, { parameters: one });
  await send(`DELETE ${reaction}/{user_id}`, { parameters: { ...one, user_id: botId } });
  const thread = await send(`POST ${message}/{message_id}/threads`, {
    parameters: one,
    body: { name: "Login page", auto_archive_duration: 60 },
  });
  await send("POST /channels/{channel_id}/threads", {
    parameters: { channel_id: forumId },
    body: { name: "An idea", message: { content: "What if" } },
  });
  const inThread = { channel_id: thread.id, user_id: botId };
  const members = "/channels/{channel_id}/thread-members";
  await send(`GET ${members}`, { parameters: inThread, query: { with_member: "true" } });
  await send(`GET ${members}/{user_id}`, { parameters: inThread });
  await send(`DELETE ${members}/@me`, { parameters: inThread });
  await send(`PUT ${members}/@me`, { parameters: inThread });
  await send("GET /guilds/{guild_id}/threads/active", { parameters: here });
  await send(`POST ${message}/bulk-delete`, { parameters: here, body: { messages: [second.id, third.id] } });
  await send(`DELETE ${message}/{message_id}`, { parameters: one });
}

interface Conversation {
  readonly applicationId: string;
  readonly channelId: string;
  readonly userId: string;
}

async function visitInteractions(
  discord: Discord,
  send: Send,
  { applicationId, channelId, userId }: Conversation,
): Promise<void> {
  // Nobody listens on the gateway: the walk answers at a request of its own, as an application does that was told by HTTP.
  const { id, token, outcome } = await beginByHttp(send, () =>
    discord.people.runCommand({ channelId, userId, command: "eureka new", options: { title: "Fix login" } }),
  );
  await send("POST /interactions/{interaction_id}/{interaction_token}/callback", {
    parameters: { interaction_id: id, interaction_token: token },
    query: { with_response: "true" },
    body: { type: 4, data: { content: "Made EUR-1", flags: 64 } },
    authorization: "",
  });
  await outcome;
  const parameters = { webhook_id: applicationId, webhook_token: token };
  const noToken = { parameters, authorization: "" };
  await send(`GET ${hook}/messages/@original`, noToken);
  await send(`PATCH ${hook}/messages/@original`, { ...noToken, body: { content: "Made EUR-1 on Web" } });
  const followed = await send(`POST ${hook}`, {
    ...noToken,
    query: { wait: "true" },
    body: { content: "One more thing" },
  });
  const one = { ...noToken, parameters: { ...parameters, message_id: followed.id } };
  await send(`GET ${hook}/messages/{message_id}`, one);
  await send(`PATCH ${hook}/messages/{message_id}`, { ...one, body: { content: "One more thing, corrected" } });
  await send(`DELETE ${hook}/messages/{message_id}`, one);
  await send(`DELETE ${hook}/messages/@original`, noToken);
}

/** Begins an interaction at an endpoint that answers 202 and keeps what it was sent. */
async function beginByHttp<Outcome>(send: Send, begin: () => Promise<Outcome>) {
  const application = await send<{ verify_key: string }>("GET /applications/@me");
  const endpoint = await startEndpoint(application.verify_key);
  const set = (url: string | null) => send("PATCH /applications/@me", { body: { interactions_endpoint_url: url } });
  await set(endpoint.url);
  const outcome = begin();
  const { id, token } = await endpoint.next<{ id: string; token: string }>();
  await endpoint.close();
  await set(null);
  return { id, token, outcome };
}

interface Client {
  readonly id: string;
  readonly clientSecret: string;
  readonly ownerId: string;
}

async function visitOauth(discord: Discord, send: Send, { id, clientSecret, ownerId }: Client): Promise<void> {
  const query = new URLSearchParams({
    client_id: id,
    response_type: "code",
    scope: "identify guilds",
    redirect_uri: redirectUri,
    state: "s",
  });
  const { code } = discord.approveInstall({ address: `/oauth2/authorize?${query}`, userId: ownerId });
  const client = { client_id: id, client_secret: clientSecret };
  const granted = await send<{ access_token: string; refresh_token: string }>("POST /oauth2/token", {
    authorization: "",
    form: { grant_type: "authorization_code", code: code ?? "", redirect_uri: redirectUri, ...client },
  });
  await send("GET /oauth2/@me", { authorization: `Bearer ${granted.access_token}` });
  await send("POST /oauth2/token/revoke", { authorization: "", form: { token: granted.refresh_token, ...client } });
}
