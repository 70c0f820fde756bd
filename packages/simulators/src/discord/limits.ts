/** Request limits in Discord's form: a bucket per route and channel, guild or webhook, and fifty calls a second in all. */
import { createHash } from "node:crypto";
import type { Exchange } from "../loopback/index.ts";
import { type Answer, type RequestLimit, RequestWindow } from "../platform/index.ts";

export interface LimitTable {
  /** Of one bot, over all its calls but answers to interactions. */
  readonly global?: RequestLimit;
  /** By the name of the call, for example `POST /channels/{channel_id}/messages`. */
  readonly routes?: Readonly<Record<string, RequestLimit>>;
  /** Of every other route. */
  readonly others?: RequestLimit;
}

export type Limits = "off" | "real" | LimitTable;

const message = "/channels/{channel_id}/messages";
const reaction = `${message}/{message_id}/reactions/{emoji_name}`;

/** The global limit is documented; the buckets are what the headers of Discord's answers showed in 2026. */
const realLimits: LimitTable = {
  global: { calls: 50, windowMilliseconds: 1_000 },
  routes: {
    [`POST ${message}`]: { calls: 5, windowMilliseconds: 5_000 },
    [`GET ${message}`]: { calls: 5, windowMilliseconds: 5_000 },
    [`PATCH ${message}/{message_id}`]: { calls: 5, windowMilliseconds: 5_000 },
    [`DELETE ${message}/{message_id}`]: { calls: 5, windowMilliseconds: 1_000 },
    [`PUT ${reaction}/@me`]: { calls: 1, windowMilliseconds: 250 },
    [`DELETE ${reaction}/@me`]: { calls: 1, windowMilliseconds: 250 },
    "POST /webhooks/{webhook_id}/{webhook_token}": { calls: 5, windowMilliseconds: 2_000 },
    "PATCH /channels/{channel_id}": { calls: 2, windowMilliseconds: 600_000 },
    "GET /guilds/{guild_id}/members": { calls: 10, windowMilliseconds: 10_000 },
  },
  others: { calls: 10, windowMilliseconds: 10_000 },
};

export class LimitKeeper {
  readonly #table: LimitTable | null;
  readonly #windows = new Map<string, RequestWindow>();

  constructor(limits: Limits) {
    this.#table = limits === "off" ? null : limits === "real" ? realLimits : limits;
  }

  /** Counts a call and puts the state of its bucket into the headers. Null when the call may go on. */
  check(exchange: Exchange, call: { readonly name: string; readonly path: string }): Answer | null {
    if (!this.#table) return null;
    const { global, routes, others } = this.#table;
    const isBound = !/^\/(interactions|webhooks)\//.test(call.path);
    const who = exchange.headers.authorization ?? "";
    const wait = global && isBound ? this.#take("global", global, who, exchange.at) : 0;
    if (wait > 0)
      return {
        ...tooMany(wait, true),
        headers: { ...tooMany(wait, true).headers, "x-ratelimit-global": "true", "x-ratelimit-scope": "global" },
      };
    const limit = routes?.[call.name] ?? others;
    if (!limit) return null;
    const key = `${who} ${majorPart(exchange.path)}`;
    const waitHere = this.#take(call.name, limit, key, exchange.at);
    const headers = this.#describe(call.name, limit, key, exchange.at, waitHere);
    for (const [name, value] of Object.entries(headers)) exchange.response.setHeader(name, value);
    return waitHere > 0
      ? { ...tooMany(waitHere, false), headers: { ...tooMany(waitHere, false).headers, "x-ratelimit-scope": "user" } }
      : null;
  }

  #take(name: string, limit: RequestLimit, key: string, now: number): number {
    const window = this.#windows.get(name) ?? new RequestWindow(limit);
    this.#windows.set(name, window);
    return window.take(key, now);
  }

  #describe(name: string, limit: RequestLimit, key: string, now: number, wait: number): Record<string, string> {
    const seconds = (wait || limit.windowMilliseconds) / 1000;
    return {
      "x-ratelimit-limit": String(limit.calls),
      "x-ratelimit-remaining": String(this.#windows.get(name)?.remaining(key, now) ?? 0),
      "x-ratelimit-reset": (now / 1000 + seconds).toFixed(3),
      "x-ratelimit-reset-after": seconds.toFixed(3),
      "x-ratelimit-bucket": createHash("md5").update(name).digest("hex"),
    };
  }
}

/** Limits are counted for each channel, guild and webhook apart. */
function majorPart(path: string): string {
  return /\/(?:channels|guilds)\/\d+|\/webhooks\/\d+\/[^/]+/.exec(path)?.[0] ?? "";
}

function tooMany(waitMilliseconds: number, isGlobal: boolean): Answer {
  const seconds = waitMilliseconds / 1000;
  return {
    status: 429,
    headers: { "retry-after": String(Math.ceil(seconds)) },
    body: { message: "You are being rate limited.", retry_after: Math.ceil(seconds * 1000) / 1000, global: isGlobal },
  };
}
