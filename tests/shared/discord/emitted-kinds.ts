/** Makes the simulator emit one of each kind, so that its shape can be compared with Discord's own samples. */
import { WebSocket } from "ws";
import { type Discord, startDiscord } from "../../../packages/simulators/src/discord/index.ts";
import { startEndpoint } from "../../../packages/simulators/src/discord/test-endpoint.ts";

type Emitted = ReadonlyMap<string, unknown>;

interface Packet {
  readonly op: number;
  readonly t: string | null;
  readonly d: unknown;
}

export async function emitKinds(): Promise<Emitted> {
  const discord = await startDiscord();
  try {
    return await play(discord);
  } finally {
    await discord.close();
  }
}

async function play(discord: Discord): Promise<Emitted> {
  const { people } = discord;
  const kinds = new Map<string, unknown>();
  const application = discord.addApplication({ name: "eureka" });
  const userId = discord.addUser({ username: "ada", globalName: "Ada" }).id;
  const { id: guildId, channelId } = discord.addGuild({ name: "Team", ownerId: userId });
  const role = discord.addRole({ guildId, name: "team", permissions: [], memberIds: [userId] });
  discord.installBot({ applicationId: application.id, guildId, permissions: ["administrator"] });
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${application.token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return text === "" ? undefined : JSON.parse(text);
  };

  const packets = await listen(discord, application.token);
  const take = (name: string) => packets.next(({ t }) => t === name);
  await take("GUILD_CREATE");
  kinds.set("hello", packets.first);
  discord.gateway.requestReconnect();
  kinds.set("reconnect", await packets.next(({ op }) => op === 7));
  packets.beat();
  kinds.set("heartbeat ack", await packets.next(({ op }) => op === 11));

  const said = people.say({
    channelId,
    userId,
    content: `<@${application.botId}> <@&${role.id}> Test`,
    files: [{ name: "a.txt", mediaType: "text/plain", bytes: Buffer.from("a") }],
  });
  kinds.set("message create", (await take("MESSAGE_CREATE")).d);
  people.react({ channelId, userId, messageId: said.message.id, emoji: "🔥" });
  people.say({ channelId, userId, content: "yes", replyTo: said.message.id });
  kinds.set("message", await call("GET", `/channels/${channelId}/messages/${said.message.id}`));
  const replies = (await call("GET", `/channels/${channelId}/messages?limit=1`)) as unknown[];
  kinds.set("reply", replies[0]);

  const thread = people.createThread({ channelId, userId, name: "A thread", messageId: said.message.id });
  kinds.set("thread channel", await call("GET", `/channels/${thread.channelId}`));
  kinds.set("text channel", await call("GET", `/channels/${channelId}`));
  const news = discord.addChannel({ guildId, name: "news", type: 5 });
  kinds.set("announcement channel", await call("GET", `/channels/${news.id}`));
  kinds.set("dm channel", await call("POST", "/users/@me/channels", { recipient_id: userId }));
  kinds.set("guild", await call("GET", `/guilds/${guildId}`));
  kinds.set("guild member", await call("GET", `/guilds/${guildId}/members/${userId}`));
  kinds.set("gateway address", await call("GET", "/gateway"));

  const commands = `/applications/${application.id}/commands`;
  const option = {
    type: 3,
    name: "animal",
    description: "Which",
    required: true,
    choices: [{ name: "Dog", value: "dog" }],
  };
  kinds.set(
    "slash command",
    await call("POST", commands, {
      name: "blep",
      type: 1,
      description: "Sends a photo",
      options: [option],
      default_member_permissions: "0",
    }),
  );
  kinds.set("user command", await call("POST", commands, { name: "View", type: 2 }));
  kinds.set("message command", await call("POST", commands, { name: "Keep", type: 3 }));

  const userDeed = people.runCommand({ channelId, userId, command: "View", targetId: application.botId });
  kinds.set("user command interaction", (await take("INTERACTION_CREATE")).d);
  const messageDeed = people.runCommand({ channelId, userId, command: "Keep", targetId: said.message.id });
  kinds.set("message command interaction", (await take("INTERACTION_CREATE")).d);
  const button = { type: 2, style: 1, label: "Post", custom_id: "channel-post" };
  const sent = (await call("POST", `/channels/${thread.channelId}/messages`, {
    content: "Press",
    components: [{ type: 1, components: [button] }],
  })) as { id: string };
  const pressed = people.press({ channelId: thread.channelId, userId, messageId: sent.id, customId: "channel-post" });
  kinds.set("component interaction", (await take("INTERACTION_CREATE")).d);
  discord.gateway.invalidateSessions(false);
  kinds.set("invalid session", await packets.next(({ op }) => op === 9));
  packets.close();

  const endpoint = await startEndpoint(application.publicKey, { pingStatus: 204 });
  await call("PATCH", "/applications/@me", {
    event_webhooks_url: endpoint.url,
    event_webhooks_status: 2,
    event_webhooks_types: ["APPLICATION_AUTHORIZED", "APPLICATION_DEAUTHORIZED"],
  });
  discord.approveInstall({
    address: `/oauth2/authorize?client_id=${application.id}&scope=applications.commands`,
    userId,
    guildId,
  });
  kinds.set("application authorized", await endpoint.next());
  await people.deauthorize({ userId, applicationId: application.id });
  kinds.set("application deauthorized", await endpoint.next());
  await endpoint.close();
  await Promise.all([userDeed, messageDeed, pressed]);
  return kinds;
}

/** A bare client of the gateway. */
async function listen(discord: Discord, token: string) {
  const socket = new WebSocket(`${discord.url.replace("http", "ws")}/?v=10&encoding=json`);
  const packets: Packet[] = [];
  let wake = () => {};
  socket.on("message", (bytes) => {
    packets.push(JSON.parse(String(bytes)) as Packet);
    wake();
  });
  const next = async (fits: (packet: Packet) => boolean): Promise<Packet> => {
    for (;;) {
      const index = packets.findIndex(fits);
      const [found] = index < 0 ? [] : packets.splice(0, index + 1).slice(-1);
      if (found) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const first = await next(({ op }) => op === 10);
  const intents = 0x1_ff_ff;
  socket.send(
    JSON.stringify({ op: 2, d: { token, intents, properties: { os: "linux", browser: "test", device: "test" } } }),
  );
  return { first, next, beat: () => socket.send(JSON.stringify({ op: 1, d: null })), close: () => socket.terminate() };
}
