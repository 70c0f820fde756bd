/** Trello's limits: 300 calls in 10 seconds for a key, 100 for a token (guide "Rate Limits"). */
import type { Exchange } from "../loopback/index.ts";
import { type Answer, type RequestTally, RequestWindow } from "../platform/index.ts";
import { readCredentials } from "./authenticate.ts";

const windowMilliseconds = 10_000;

export interface TrelloLimits {
  readonly callsOfKey: number;
  readonly callsOfToken: number;
}

export const realLimits: TrelloLimits = { callsOfKey: 300, callsOfToken: 100 };

/** The answer that Trello gives over a limit. */
export function answerOverLimit(error: string, retryAfterSeconds: number): Answer {
  return {
    status: 429,
    headers: { "retry-after": String(retryAfterSeconds) },
    body: { error, message: "Rate limit exceeded" },
  };
}

export interface TrelloLimit {
  readonly refuse: (exchange: Exchange) => Answer | null;
  readonly tallyOf: (token: string) => RequestTally;
}

export function makeLimit({ callsOfKey, callsOfToken }: TrelloLimits): TrelloLimit {
  const kinds = [
    { name: "key", window: new RequestWindow({ calls: callsOfKey, windowMilliseconds }), calls: callsOfKey },
    { name: "token", window: new RequestWindow({ calls: callsOfToken, windowMilliseconds }), calls: callsOfToken },
  ] as const;
  const tallyOf = (token: string) => kinds[1].window.tally(token);
  const refuse = (exchange: Exchange) => {
    const credentials = readCredentials(exchange);
    const waits = kinds.map(({ name, window, calls }) => {
      const owner = credentials[name] ?? "";
      const wait = window.take(owner, exchange.at);
      const { response } = exchange;
      response.setHeader(`x-rate-limit-api-${name}-interval-ms`, windowMilliseconds);
      response.setHeader(`x-rate-limit-api-${name}-max`, calls);
      response.setHeader(`x-rate-limit-api-${name}-remaining`, window.remaining(owner, exchange.at));
      return wait;
    });
    const index = waits.findIndex((wait) => wait > 0);
    if (index < 0) return null;
    const error = index === 0 ? "API_KEY_LIMIT_EXCEEDED" : "API_TOKEN_LIMIT_EXCEEDED";
    return answerOverLimit(error, Math.ceil((waits[index] ?? 0) / 1_000));
  };
  return { refuse, tallyOf };
}
