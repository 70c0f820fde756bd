/** GitHub's limits: so many requests an hour for an identity, and so many that make content a minute. */
import type { Exchange } from "../loopback/index.ts";
import type { Answer } from "../platform/index.ts";
import { RequestWindow } from "../platform/index.ts";
import { readToken } from "./authenticate.ts";
import { refuse } from "./refusal.ts";
import type { World } from "./world.ts";

const hour = 3_600;

export interface GitHubLimits {
  /** The primary limit of an installation, a person or an application. */
  readonly callsPerHour: number;
  /** The secondary limit on requests that make content. */
  readonly writesPerMinute: number;
}

export const realLimits: GitHubLimits = { callsPerHour: 5_000, writesPerMinute: 80 };

/** Over the primary limit: the time to come back stands in `x-ratelimit-reset` alone. `resetAt` is Unix seconds. */
export function answerOverPrimaryLimit(limit: number, resetAt: number, who = "installation"): Answer {
  return refuse(403, `API rate limit exceeded for ${who}.`, { headers: limitHeaders(limit, 0, resetAt) });
}

/** Over a secondary limit: `retry-after` in seconds. GitHub answers so with 403 as well as with 429. */
export function answerOverSecondaryLimit(status: 403 | 429, retryAfterSeconds: number): Answer {
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  return refuse(status, message, { headers: { "retry-after": String(retryAfterSeconds) } });
}

interface Window {
  used: number;
  readonly resetAt: number;
}

export class Limits {
  readonly #limits: GitHubLimits;
  readonly #world: World;
  readonly #windows = new Map<string, Window>();
  readonly #writes: RequestWindow;

  constructor(world: World, limits: GitHubLimits) {
    this.#world = world;
    this.#limits = limits;
    this.#writes = new RequestWindow({ calls: limits.writesPerMinute, windowMilliseconds: 60_000 });
  }

  /** Counts a request and says in its answer's headers how it stands; the refusal when it is one too many. */
  take(exchange: Exchange): Answer | null {
    const owner = this.#ownerOf(exchange);
    const { callsPerHour } = this.#limits;
    const window = this.#windowOf(owner);
    if (window.used >= callsPerHour) return answerOverPrimaryLimit(callsPerHour, window.resetAt, owner);
    window.used++;
    this.#show(exchange, window);
    if (exchange.method === "GET") return null;
    const wait = this.#writes.take(owner, this.#world.now * 1_000);
    return wait > 0 ? answerOverSecondaryLimit(403, Math.ceil(wait / 1_000)) : null;
  }

  /** An answer that says "not modified" costs nothing. */
  giveBack(exchange: Exchange): void {
    const window = this.#windowOf(this.#ownerOf(exchange));
    window.used = Math.max(0, window.used - 1);
    this.#show(exchange, window);
  }

  overview(exchange: Exchange): {
    readonly limit: number;
    readonly remaining: number;
    readonly reset: number;
    readonly used: number;
  } {
    const { used, resetAt } = this.#windowOf(this.#ownerOf(exchange));
    const { callsPerHour: limit } = this.#limits;
    return { limit, remaining: limit - used, reset: resetAt, used };
  }

  #show({ response }: Exchange, { used, resetAt }: Window): void {
    const { callsPerHour } = this.#limits;
    for (const [name, value] of Object.entries(limitHeaders(callsPerHour, callsPerHour - used, resetAt))) {
      response.setHeader(name, value);
    }
  }

  #windowOf(owner: string): Window {
    const { now } = this.#world;
    const known = this.#windows.get(owner);
    if (known && known.resetAt > now) return known;
    const fresh = { used: 0, resetAt: now + hour };
    this.#windows.set(owner, fresh);
    return fresh;
  }

  /** Tokens of one installation share their limit, and so do those of one person. */
  #ownerOf(exchange: Exchange): string {
    const text = readToken(exchange) ?? "";
    const token = this.#world.tokens.get(text);
    if (token?.kind === "installation") return `installation ID ${token.installation.id}`;
    return token ? `user ID ${token.user.id}` : `application`;
  }
}

function limitHeaders(limit: number, remaining: number, resetAt: number): Record<string, string> {
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-used": String(limit - remaining),
    "x-ratelimit-reset": String(resetAt),
    "x-ratelimit-resource": "core",
  };
}
