import type { WebSocket } from "ws";
import { listProblems } from "../../loopback/index.ts";
import { RequestWindow } from "../../platform/index.ts";
import { describeFlags } from "../wire/application-json.ts";
import { describeGuildForGateway } from "../wire/guild-json.ts";
import { describeMember, describeSelf } from "../wire/people-json.ts";
import {
  type CloseName,
  clientMessage,
  closeCodes,
  type Identify,
  opcodes,
  type RequestMembers,
  type Resume,
} from "./gateway-messages.ts";
import type { GatewayRules } from "./gateway-rules.ts";
import { GatewaySession } from "./gateway-session.ts";
import { intentBits, knownIntents, privilegedBits } from "./intents.ts";

/** Discord takes 120 messages a minute from a connection. */
const messageLimit = { calls: 120, windowMilliseconds: 60_000 };
const largestMessage = 4096;

/** One socket: greets, watches the heart beat, and ties itself to a session. */
export class GatewayConnection {
  readonly #gateway: GatewayRules;
  readonly #socket: WebSocket;
  readonly #window = new RequestWindow(messageLimit);
  #session: GatewaySession | null = null;
  #heardAt: number;

  constructor(gateway: GatewayRules, socket: WebSocket) {
    this.#gateway = gateway;
    this.#socket = socket;
    this.#heardAt = Date.now();
    const { heartbeatMilliseconds } = gateway;
    const watch = setInterval(() => {
      if (Date.now() - this.#heardAt <= heartbeatMilliseconds * 1.5) return;
      if (this.#session) gateway.sessions.delete(this.#session.id);
      this.#close("sessionTimedOut");
    }, heartbeatMilliseconds / 2);
    socket.on("message", (bytes: Buffer) => this.#take(bytes));
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      clearInterval(watch);
      this.#leave(code);
    });
    this.#send({ op: opcodes.hello, d: { heartbeat_interval: heartbeatMilliseconds, _trace: ["simulated"] } });
  }

  #take(bytes: Buffer): void {
    try {
      this.#read(bytes);
    } catch (error) {
      if (!(error instanceof GatewayClose)) throw error;
      const { closeName, problems } = error;
      if (closeName === null) return void this.#send({ op: opcodes.invalidSession, d: false });
      this.#gateway.recordViolation(
        "/gateway",
        problems.map((problem) => `${closeCodes[closeName][0]} ${problem}`),
      );
      this.#close(closeName);
    }
  }

  #read(bytes: Buffer): void {
    if (bytes.length > largestMessage) throw new GatewayClose("decodeError", ["a message is longer than 4,096 bytes"]);
    if (this.#window.take("one", Date.now()) > 0)
      throw new GatewayClose("rateLimited", ["more than 120 messages in a minute"]);
    const message = parseJson(bytes.toString("utf8"));
    const read = clientMessage.safeParse(message);
    if (!read.success) {
      const isKnown = Object.values<unknown>(opcodes).includes((message as { op?: unknown } | undefined)?.op);
      throw new GatewayClose(isKnown ? "decodeError" : "unknownOpcode", listProblems(read.error));
    }
    const { op, d } = read.data;
    if (op === opcodes.heartbeat) this.#beat();
    else if (op === opcodes.identify) this.#identify(d);
    else if (op === opcodes.resume) this.#resume(d);
    else if (!this.#session) throw new GatewayClose("notAuthenticated", [`opcode ${op} before identifying`]);
    else if (op === opcodes.requestMembers) this.#sendMembers(this.#session, d);
  }

  #beat(): void {
    this.#heardAt = Date.now();
    if (!this.#gateway.holdsAcknowledgements) this.#send({ op: opcodes.heartbeatAck, d: null });
  }

  #identify({ token, intents, shard: given }: Identify): void {
    const gateway = this.#gateway;
    if (this.#session) throw new GatewayClose("alreadyAuthenticated", ["identified twice"]);
    const application = [...gateway.world.applications.values()].find((one) => one.token === token);
    if (!application) throw new GatewayClose("authenticationFailed", ["the token is wrong"]);
    const [number, total] = given ?? [0, 1];
    if (number >= total) throw new GatewayClose("invalidShard", [`shard ${number} of ${total}`]);
    if (intents & ~knownIntents) throw new GatewayClose("invalidIntents", [`intents ${intents}`]);
    const isForbidden = Object.entries(privilegedBits).some(
      ([name, bit]) => intents & bit && !application.privilegedIntents.has(name as keyof typeof privilegedBits),
    );
    if (isForbidden) throw new GatewayClose("disallowedIntents", [`intents ${intents} were not granted`]);
    if (!gateway.mayIdentify(application.id)) throw new GatewayClose(null, []);
    const session = new GatewaySession(application, intents, [number, total], this.#socket);
    this.#session = session;
    gateway.sessions.set(session.id, session);
    this.#welcome(session);
  }

  #welcome(session: GatewaySession): void {
    const { world, url } = this.#gateway;
    const { application } = session;
    const botId = application.bot.id;
    const guilds = [...world.guilds.values()].filter((guild) => guild.members.has(botId) && session.holds(guild.id));
    session.dispatch("READY", {
      v: 10,
      user: describeSelf(application.bot),
      user_settings: {},
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      private_channels: [],
      relationships: [],
      presences: [],
      session_id: session.id,
      session_type: "normal",
      resume_gateway_url: url,
      shard: session.shard,
      application: { id: application.id, flags: describeFlags(application) },
      _trace: ["simulated"],
    });
    if (!session.wants("guilds")) return;
    const withMembers = (session.intents & intentBits.guildMembers) !== 0;
    for (const guild of guilds)
      session.dispatch("GUILD_CREATE", describeGuildForGateway(world, guild, { botId, withMembers }));
  }

  #resume({ token, session_id, seq }: Resume): void {
    if (this.#session) throw new GatewayClose("alreadyAuthenticated", ["resumed after identifying"]);
    const session = this.#gateway.sessions.get(session_id);
    if (!session) throw new GatewayClose(null, []);
    if (session.application.token !== token) throw new GatewayClose("authenticationFailed", ["the token is wrong"]);
    if (seq > session.sequence) throw new GatewayClose("invalidSequence", [`sequence ${seq} was never sent`]);
    const former = session.socket;
    session.socket = this.#socket;
    if (!session.replay(seq)) {
      session.socket = null;
      this.#gateway.sessions.delete(session.id);
      throw new GatewayClose(null, []);
    }
    former?.terminate();
    this.#session = session;
    this.#gateway.countResume(session.application.id);
    session.dispatch("RESUMED", { _trace: ["simulated"] });
  }

  #sendMembers(session: GatewaySession, { guild_id, query, limit = 0, user_ids, nonce }: RequestMembers): void {
    const guild = this.#gateway.world.guilds.get(guild_id);
    if (!guild?.members.has(session.application.bot.id)) return;
    const wanted = user_ids === null || user_ids === undefined ? null : [user_ids].flat();
    const all = [...guild.members.values()].filter(({ user }) =>
      wanted ? wanted.includes(user.id) : user.username.toLowerCase().startsWith((query ?? "").toLowerCase()),
    );
    const members = limit > 0 ? all.slice(0, limit) : all;
    const size = 1000;
    const count = Math.max(1, Math.ceil(members.length / size));
    for (let index = 0; index < count; index++)
      session.dispatch("GUILD_MEMBERS_CHUNK", {
        guild_id,
        members: members.slice(index * size, (index + 1) * size).map(describeMember),
        chunk_index: index,
        chunk_count: count,
        ...(wanted && { not_found: wanted.filter((id) => !guild.members.has(id)) }),
        ...(nonce && { nonce }),
      });
  }

  /** A client that says good-bye ends its session; every other end can be resumed. */
  #leave(code: number): void {
    if (!this.#session || this.#session.socket !== this.#socket) return;
    this.#session.socket = null;
    if (code === 1000 || code === 1001) this.#gateway.sessions.delete(this.#session.id);
  }

  #close(name: CloseName): void {
    const [code, reason] = closeCodes[name];
    this.#socket.close(code, reason);
  }

  #send(message: unknown): void {
    this.#socket.send(JSON.stringify({ t: null, s: null, ...(message as object) }));
  }
}

/** Why a connection ends; without a name its session is invalid, and the client may identify anew. */
class GatewayClose extends Error {
  readonly closeName: CloseName | null;
  readonly problems: readonly string[];

  constructor(closeName: CloseName | null, problems: readonly string[]) {
    super(problems.join("; "));
    this.closeName = closeName;
    this.problems = problems;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
