import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";
import type { Application } from "../world/application.ts";
import type { Listener } from "../world/happening.ts";
import { opcodes } from "./gateway-messages.ts";
import { intentBits, privilegedBits } from "./intents.ts";

/** How many dispatches wait for a resume. */
const longestHistory = 20_000;

/** What an identified bot hears: it outlives its socket, so that a resumed one gets what it missed. */
export class GatewaySession implements Listener {
  readonly id: string = randomBytes(16).toString("hex");
  readonly application: Application;
  readonly intents: number;
  readonly shard: readonly [number, number];
  socket: WebSocket | null;
  #sequence = 0;
  #history: { readonly sequence: number; readonly text: string }[] = [];

  constructor(application: Application, intents: number, shard: readonly [number, number], socket: WebSocket) {
    this.application = application;
    this.intents = intents;
    this.shard = shard;
    this.socket = socket;
  }

  get applicationId(): string {
    return this.application.id;
  }

  get seesContent(): boolean {
    return (this.intents & privilegedBits.messageContent) !== 0;
  }

  get sequence(): number {
    return this.#sequence;
  }

  wants(intent: keyof typeof intentBits | null): boolean {
    return intent === null || (this.intents & intentBits[intent]) !== 0;
  }

  /** A guild belongs to one shard; direct messages belong to the first. */
  holds(guildId: string | null): boolean {
    const [number, total] = this.shard;
    return guildId === null ? number === 0 : Number((BigInt(guildId) >> 22n) % BigInt(total)) === number;
  }

  /** Sends a dispatch, or keeps it for the resume. A lost one is kept only. */
  dispatch(name: string, data: unknown, isLost = false): { sequence: number; isSent: boolean } {
    const sequence = ++this.#sequence;
    const text = JSON.stringify({ op: opcodes.dispatch, t: name, s: sequence, d: data });
    this.#history.push({ sequence, text });
    if (this.#history.length > 2 * longestHistory) this.#history = this.#history.slice(-longestHistory);
    if (!this.socket || isLost) return { sequence, isSent: false };
    this.socket.send(text);
    return { sequence, isSent: true };
  }

  /** Repeats what came after a sequence number. False when that is too long ago. */
  replay(after: number): boolean {
    const first = this.#history[0]?.sequence ?? this.#sequence + 1;
    if (after < first - 1) return false;
    for (const { sequence, text } of this.#history) if (sequence > after) this.socket?.send(text);
    return true;
  }
}
