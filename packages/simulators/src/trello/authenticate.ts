/** Whose key and token a request carries: in its query, or in an OAuth header. */
import type { Exchange } from "../loopback/index.ts";
import type { Answer } from "../platform/index.ts";
import type { Caller } from "./model.ts";
import { answerPlainly } from "./refusal.ts";
import type { World } from "./world.ts";

export interface Credentials {
  readonly key: string | null;
  readonly token: string | null;
}

export function readCredentials({ query, headers }: Pick<Exchange, "query" | "headers">): Credentials {
  const header = headers.authorization ?? "";
  const inHeader = (name: string) =>
    header.startsWith("OAuth ") ? (new RegExp(`${name}="?([^",\\s]+)"?`).exec(header)?.[1] ?? null) : null;
  return {
    key: query.get("key") ?? inHeader("oauth_consumer_key"),
    token: query.get("token") ?? inHeader("oauth_token"),
  };
}

export function authenticate(
  world: World,
  exchange: Exchange,
): { readonly caller: Caller } | { readonly answer: Answer } {
  const { key, token: text } = readCredentials(exchange);
  const app = [...world.apps.values()].find((candidate) => candidate.key === key);
  if (!app) return { answer: answerPlainly(401, "invalid key") };
  if (text === null) return { answer: answerPlainly(401, "unauthorized permission requested") };
  const token = [...world.tokens.values()].find((candidate) => candidate.token === text);
  if (!token || token.app !== app) return { answer: answerPlainly(401, "invalid token") };
  if (token.dateExpires !== null && Date.parse(token.dateExpires) <= world.present) {
    return { answer: answerPlainly(401, "expired token") };
  }
  // Giving a token back needs no scope: whoever holds it may.
  const isReturn = exchange.method === "DELETE" && exchange.path.startsWith("/1/tokens/");
  const scope = exchange.method === "GET" ? "read" : "write";
  if (!isReturn && !token.scopes.includes(scope)) {
    return { answer: answerPlainly(401, "unauthorized permission requested") };
  }
  return { caller: { member: world.member(token.idMember), app, token } };
}
