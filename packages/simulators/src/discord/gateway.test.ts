import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type ApplicationSecrets, type Discord, startDiscord } from "./index.ts";

interface Packet {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: Record<string, unknown>;
}

const guilds = 1 << 0;
const guildMessages = 1 << 9;
const messageContent = 1 << 15;

describe("the gateway", () => {
  let discord: Discord;
  let application: ApplicationSecrets;
  let place: { channelId: string; userId: string };
  let guildId: string;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    discord = await startDiscord({ heartbeatMilliseconds: 200 });
    application = discord.addApplication({ name: "eureka", privilegedIntents: ["messageContent"] });
    const userId = discord.addUser({ username: "ada" }).id;
    const guild = discord.addGuild({ name: "Team", ownerId: userId });
    guildId = guild.id;
    place = { channelId: guild.channelId, userId };
    discord.installBot({ applicationId: application.id, guildId });
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.close();
    await discord.close();
  });

  async function open(beats = true): Promise<Socket> {
    const socket = new Socket(discord.url.replace("http", "ws"), beats);
    sockets.push(socket);
    expect((await socket.next()).d).toMatchObject({ heartbeat_interval: 200 });
    return socket;
  }
  async function identify(intents = guilds | guildMessages | messageContent, more: object = {}): Promise<Socket> {
    const socket = await open();
    const properties = { os: "linux", browser: "test", device: "test" };
    socket.send({ op: 2, d: { token: application.token, properties, intents, ...more } });
    return socket;
  }

  it("closes with Discord's codes on a wrong token, intents that were not granted and words that it does not know", async () => {
    const properties = { os: "linux", browser: "test", device: "test" };
    const attempts: [unknown, number][] = [
      [{ op: 2, d: { token: "wrong", properties, intents: 0 } }, 4004],
      [{ op: 2, d: { token: application.token, properties, intents: 1 << 1 } }, 4014],
      [{ op: 2, d: { token: application.token, properties, intents: 1 << 30 } }, 4013],
      [{ op: 2, d: { token: application.token, properties, intents: 0, shard: [1, 1] } }, 4010],
      [{ op: 2, d: { token: application.token } }, 4002],
      [{ op: 99 }, 4001],
      [{ op: 3, d: { status: "online" } }, 4003],
    ];
    for (const [message, code] of attempts) {
      const socket = await open();
      socket.send(message);
      expect(await socket.closed).toBe(code);
    }
    expect(discord.violations).toHaveLength(attempts.length);
  });

  it("blanks content without its intent, but not where the bot is mentioned", async () => {
    const blind = await identify(guilds | guildMessages);
    await blind.until("GUILD_CREATE");
    discord.people.say({ ...place, content: "secret" });
    expect((await blind.until("MESSAGE_CREATE")).d).toMatchObject({
      content: "",
      author: { username: "ada" },
      guild_id: guildId,
    });
    discord.people.say({ ...place, content: `<@${application.botId}> hello` });
    expect((await blind.until("MESSAGE_CREATE")).d).toMatchObject({ content: `<@${application.botId}> hello` });
  });

  it("tells nothing of a hidden channel, of other guilds' shards, and of groups that were not asked for", async () => {
    const deaf = await identify(guilds);
    await deaf.until("GUILD_CREATE");
    const elsewhere = await identify(guilds | guildMessages, {
      shard: [Number((BigInt(guildId) >> 22n) % 2n) === 0 ? 1 : 0, 2],
    });
    await elsewhere.until("READY");
    expect(discord.people.say({ ...place, content: "one" }).deliveries).toEqual([]);
    const hearing = await identify();
    await hearing.until("GUILD_CREATE");
    expect(discord.people.say({ ...place, content: "two" }).deliveries).toHaveLength(1);
    discord.people.hideChannel({ channelId: place.channelId });
    expect(discord.people.say({ ...place, content: "three" }).deliveries).toEqual([]);
    const answer = await fetch(`${discord.apiUrl}/v10/channels/${place.channelId}/messages`, {
      headers: { authorization: `Bot ${application.token}` },
    });
    expect([answer.status, await answer.json()]).toEqual([403, { message: "Missing Access", code: 50001 }]);
    discord.people.showChannel({ channelId: place.channelId });
    expect(discord.people.say({ ...place, content: "four" }).deliveries).toHaveLength(1);
  });

  it("replays what a cut socket missed, and nothing to a session that is over", async () => {
    const first = await identify();
    const { d: ready } = await first.until("READY");
    const { s: sequence } = await first.until("GUILD_CREATE");
    discord.gateway.faults.dropNext = 1;
    discord.people.say({ ...place, content: "lost on the way" });
    discord.gateway.cutSockets();
    await first.closed;
    while (discord.gateway.connected > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    discord.people.say({ ...place, content: "while away" });
    const resume = { op: 6, d: { token: application.token, session_id: ready.session_id, seq: sequence } };
    const second = await open();
    second.send(resume);
    expect((await second.until("MESSAGE_CREATE")).d.content).toBe("lost on the way");
    expect((await second.until("MESSAGE_CREATE")).d.content).toBe("while away");
    await second.until("RESUMED");
    expect(discord.gateway.invalidateSessions(false)).toBe(1);
    expect(await second.next()).toMatchObject({ op: 9, d: false });
    const third = await open();
    third.send(resume);
    expect(await third.next()).toMatchObject({ op: 9, d: false });
  });

  it("asks to reconnect, doubles on demand and ends a session whose heart stands still", async () => {
    const socket = await identify();
    await socket.until("GUILD_CREATE");
    discord.gateway.requestReconnect();
    expect(await socket.next()).toMatchObject({ op: 7, d: null });
    discord.gateway.faults.copies = 2;
    expect(discord.people.say({ ...place, content: "twice" }).deliveries).toHaveLength(2);
    const still = await open(false);
    expect(await still.closed).toBe(4009);
  });

  it("carries five hundred messages in a row to one socket, in order", async () => {
    const socket = await identify();
    await socket.until("GUILD_CREATE");
    await discord.people.sayMany({ ...place, count: 500, content: (index) => `message ${index}` });
    for (let index = 0; index < 500; index++)
      expect((await socket.until("MESSAGE_CREATE")).d.content).toBe(`message ${index}`);
  });
});

/** A socket that keeps its heart beating and hands out what arrives, one by one. */
class Socket {
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #packets: Packet[] = [];
  readonly #waiting: ((packet: Packet) => void)[] = [];

  constructor(url: string, beats: boolean) {
    this.#socket = new WebSocket(`${url}/?v=10&encoding=json`);
    const heart = setInterval(() => beats && this.send({ op: 1, d: null }), 100);
    this.closed = new Promise((resolve) => {
      this.#socket.on("close", (code) => {
        clearInterval(heart);
        resolve(code);
      });
    });
    this.#socket.on("message", (bytes) => {
      const packet = JSON.parse(String(bytes)) as Packet;
      if (packet.op === 11) return;
      const reader = this.#waiting.shift();
      if (reader) reader(packet);
      else this.#packets.push(packet);
    });
  }

  send(message: unknown): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  next(): Promise<Packet> {
    const packet = this.#packets.shift();
    return packet ? Promise.resolve(packet) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  async until(name: string): Promise<Packet> {
    for (;;) {
      const packet = await this.next();
      if (packet.t === name) return packet;
    }
  }

  close(): void {
    this.#socket.terminate();
  }
}
