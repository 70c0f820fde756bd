/** Whose token a request carries: an application's own, an installation's or a person's. */
import type { Exchange } from "../loopback/index.ts";
import type { Answer } from "../platform/index.ts";
import { findFault, readIssuer } from "./json-web-token.ts";
import type { Caller } from "./model.ts";
import { refuse } from "./refusal.ts";
import type { World } from "./world.ts";

/** `Bearer` and `token` mean the same to GitHub. */
export function readToken({ headers }: Pick<Exchange, "headers">): string | null {
  return /^(?:bearer|token) (\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? null;
}

export function authenticate(
  world: World,
  exchange: Exchange,
): { readonly caller: Caller } | { readonly answer: Answer } {
  if (!exchange.headers["user-agent"]) {
    exchange.recordViolation(["a request needs a user agent"]);
    return { answer: refuse(403, "Request forbidden by administrative rules.") };
  }
  const text = readToken(exchange);
  if (text === null) return { answer: refuse(401, "Requires authentication") };
  if (text.split(".").length === 3) return authenticateApp(world, text);
  const token = world.tokens.get(text);
  if (!token || token.expiresAt <= world.now) return { answer: refuse(401, "Bad credentials") };
  if (token.kind === "user") return { caller: { kind: "user", token } };
  if (!world.installations.has(token.installation.id)) return { answer: refuse(401, "Bad credentials") };
  if (token.installation.suspendedAt !== null) {
    return { answer: refuse(403, "This installation has been suspended") };
  }
  return { caller: { kind: "installation", token } };
}

function authenticateApp(world: World, text: string): { readonly caller: Caller } | { readonly answer: Answer } {
  const issuer = readIssuer(text);
  const app = [...world.apps.values()].find(({ id, clientId }) => String(id) === issuer || clientId === issuer);
  if (!app) return { answer: refuse(401, "Integration not found") };
  const fault = findFault(text, app.publicKey, world.now);
  return fault === null ? { caller: { kind: "app", app } } : { answer: refuse(401, fault) };
}
