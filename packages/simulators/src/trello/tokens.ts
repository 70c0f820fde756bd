/** Tokens: a member lets an application act for him. */
import { randomBytes } from "node:crypto";
import type { App, Scope, Token } from "./model.ts";
import type { World } from "./world.ts";

export type Expiration = "1hour" | "1day" | "30days" | "never";

const hour = 3_600_000;

export const lifetimes: Readonly<Record<Expiration, number | null>> = {
  "1hour": hour,
  "1day": 24 * hour,
  "30days": 30 * 24 * hour,
  never: null,
};

export function issueToken(
  world: World,
  app: App,
  idMember: string,
  scopes: readonly Scope[],
  expiration: Expiration,
): Token {
  const lifetime = lifetimes[expiration];
  const created = world.present;
  const token: Token = {
    id: world.newId(),
    token: `ATTA${randomBytes(36).toString("hex")}`,
    idMember: world.member(idMember).id,
    app,
    scopes,
    dateCreated: new Date(created).toISOString(),
    dateExpires: lifetime === null ? null : new Date(created + lifetime).toISOString(),
  };
  world.tokens.set(token.id, token);
  return token;
}
