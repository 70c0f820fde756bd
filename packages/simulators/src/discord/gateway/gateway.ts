import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { type EventFaults, noEventFaults, RequestWindow } from "../../platform/index.ts";
import { may } from "../world/access.ts";
import type { Delivery, Happening } from "../world/happening.ts";
import type { World } from "../world/world.ts";
import { GatewayConnection } from "./gateway-connection.ts";
import { closeCodes, opcodes } from "./gateway-messages.ts";
import type { GatewayRules } from "./gateway-rules.ts";
import type { GatewaySession } from "./gateway-session.ts";

export interface GatewayOptions {
  readonly world: World;
  readonly heartbeatMilliseconds: number;
  /** Whether a second IDENTIFY within five seconds is refused. */
  readonly limitsIdentify: boolean;
  recordViolation(path: string, problems: readonly string[]): void;
}

/** The socket side of Discord: who is connected, and who hears what. */
export class Gateway implements GatewayRules {
  readonly world: World;
  readonly heartbeatMilliseconds: number;
  readonly sessions = new Map<string, GatewaySession>();
  /** `dropNext` loses dispatches until a resume brings them, `copies` repeats the next one. */
  readonly faults: Pick<EventFaults, "dropNext" | "copies"> = noEventFaults();
  /** While it is true no heartbeat is answered, and clients must find out that their connection is dead. */
  holdsAcknowledgements = false;
  readonly recordViolation: GatewayOptions["recordViolation"];
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #identifies: RequestWindow | null;
  readonly #identified = new Map<string, number>();
  readonly #resumed = new Map<string, number>();

  constructor({ world, heartbeatMilliseconds, limitsIdentify, recordViolation }: GatewayOptions) {
    this.world = world;
    this.heartbeatMilliseconds = heartbeatMilliseconds;
    this.recordViolation = recordViolation;
    this.#identifies = limitsIdentify ? new RequestWindow({ calls: 1, windowMilliseconds: 5_000 }) : null;
    world.listen((happening) => this.#publish(happening));
  }

  get url(): string {
    return this.world.url.replace(/^http/, "ws");
  }

  /** Times that an application identified, of a thousand a day. */
  identifiesOf(applicationId: string): number {
    return this.#identified.get(applicationId) ?? 0;
  }

  /** Times that an application went on with a session. */
  resumesOf(applicationId: string): number {
    return this.#resumed.get(applicationId) ?? 0;
  }

  countResume(applicationId: string): void {
    this.#resumed.set(applicationId, this.resumesOf(applicationId) + 1);
  }

  mayIdentify(applicationId: string): boolean {
    if ((this.#identifies?.take(applicationId, Date.now()) ?? 0) > 0) return false;
    this.#identified.set(applicationId, this.identifiesOf(applicationId) + 1);
    return true;
  }

  /** Takes a socket that asks to be upgraded. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    if (!["/", "/gateway"].includes(pathname) || searchParams.has("compress")) {
      this.recordViolation(pathname, ["there is no socket here, or not with this compression"]);
      socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (upgraded) => {
      if (searchParams.get("v") === "10" && (searchParams.get("encoding") ?? "json") === "json")
        return void new GatewayConnection(this, upgraded);
      this.recordViolation(pathname, ["only version 10 with JSON is spoken"]);
      upgraded.close(...closeCodes.invalidVersion);
    });
  }

  /** Cuts every socket without a word. Sessions stay and can be resumed. */
  cutSockets(): number {
    return this.#each((session) => session.socket?.terminate());
  }

  /** Asks every client to reconnect and resume. */
  requestReconnect(): number {
    return this.#each(({ socket }) =>
      socket?.send(JSON.stringify({ t: null, s: null, op: opcodes.reconnect, d: null })),
    );
  }

  /** Tells every client that its session is over, or that it may be resumed. */
  invalidateSessions(isResumable: boolean): number {
    return this.#each((session) => {
      session.socket?.send(JSON.stringify({ t: null, s: null, op: opcodes.invalidSession, d: isResumable }));
      if (!isResumable) this.sessions.delete(session.id);
    });
  }

  /** Ends what an application's lost token opened. */
  dropSessionsOf(applicationId: string): void {
    for (const session of this.sessions.values()) {
      if (session.application.id !== applicationId) continue;
      this.sessions.delete(session.id);
      session.socket?.close(...closeCodes.authenticationFailed);
    }
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #each(act: (session: GatewaySession) => void): number {
    const connected = [...this.sessions.values()].filter(({ socket }) => socket !== null);
    for (const session of connected) act(session);
    return connected.length;
  }

  #publish(happening: Happening): Delivery[] {
    return [...this.sessions.values()]
      .filter((session) => this.#hears(session, happening))
      .flatMap((session) => this.#deliver(session, happening));
  }

  #hears(session: GatewaySession, { intent, guildId, channelId, onlyFor }: Happening): boolean {
    if (onlyFor !== undefined && onlyFor !== session.application.id) return false;
    if (!session.wants(intent) || !session.holds(guildId)) return false;
    const botId = session.application.bot.id;
    if (guildId !== null && !this.world.guilds.get(guildId)?.members.has(botId)) return false;
    const channel = channelId === null ? undefined : this.world.channels.get(channelId);
    return !channel || may(this.world, channel, botId, "viewChannel");
  }

  #deliver(session: GatewaySession, { name, describe }: Happening): Delivery[] {
    const { faults } = this;
    const isLost = faults.dropNext > 0;
    if (isLost) faults.dropNext--;
    const { copies } = faults;
    faults.copies = 1;
    const data = describe(session);
    return Array.from({ length: copies }, () => {
      const { sequence, isSent } = session.dispatch(name, data, isLost);
      return { name, applicationId: session.application.id, sessionId: session.id, sequence, isSent };
    });
  }
}
