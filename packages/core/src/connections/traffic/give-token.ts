/** Gives a token that is valid now, renewed where it has to be. */
import { ConnectorError } from "@eureka/connector-sdk";
import type { Application } from "../../operations/index.ts";
import { refreshTokens } from "./refresh-tokens.ts";
import type { HeldTokens, TokenHolder } from "./token-holder.ts";

/** A token that ends sooner is renewed before it is used. */
const shortestRestMilliseconds = 60_000;
/** A platform that refuses what it granted a moment ago would refuse the next one too. */
const freshMilliseconds = 10_000;

/** `rejected`: the token that the platform has just refused. Throws `ConnectorError` "unauthorized" when a person must act. */
export async function giveToken<Held extends HeldTokens>(
  application: Application,
  holder: TokenHolder<Held>,
  rejected: string | undefined,
): Promise<string> {
  const { clock } = application.ports;
  const held = await holder.recall();
  const { tokens } = held;
  if (!tokens) throw unauthorized("No token was granted");
  if (!needsRefresh(held, rejected, clock.now())) return tokens.accessToken;
  try {
    await refreshTokens(application, holder, held);
  } catch (error) {
    const isTemporary = error instanceof ConnectorError && error.isTemporary;
    // It still holds for a moment, while its platform has no time to renew it.
    if (isTemporary && rejected === undefined && restOf(held, clock.now()) > 0) return tokens.accessToken;
    throw error;
  }
  const renewed = await holder.recall();
  if (!renewed.tokens || !renewed.isStanding) throw unauthorized("The token could not be renewed");
  return renewed.tokens.accessToken;
}

function needsRefresh(held: HeldTokens, rejected: string | undefined, now: Date): boolean {
  const { tokens, tokenExpiresAt } = held;
  if (!tokens) return false;
  const grantedAt = new Date(tokens.grantedAt).getTime();
  if (rejected === tokens.accessToken) {
    const age = now.getTime() - grantedAt;
    if (age >= 0 && age < freshMilliseconds) throw unauthorized("The platform refuses what it has just granted");
    return true;
  }
  if (!tokenExpiresAt) return false;
  // One that lives for a minute is not renewed at every call.
  const lifetime = tokenExpiresAt.getTime() - grantedAt;
  return restOf(held, now) < Math.min(shortestRestMilliseconds, lifetime / 5);
}

function restOf({ tokenExpiresAt }: HeldTokens, now: Date): number {
  return tokenExpiresAt ? tokenExpiresAt.getTime() - now.getTime() : Number.POSITIVE_INFINITY;
}

function unauthorized(message: string): ConnectorError {
  return new ConnectorError("unauthorized", message);
}
