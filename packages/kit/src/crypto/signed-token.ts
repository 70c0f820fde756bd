import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import { type Clock, systemClock } from "../clock/index.ts";

export interface SignOptions {
  /** What the token is for, for example `cursor` or `file.download`; a token of one purpose is worthless for another. */
  readonly purpose: string;
  /** Seconds until the token is void; without it the token does not age. */
  readonly expiresIn?: number;
  readonly clock?: Clock;
}

export type VerifyOptions = Pick<SignOptions, "purpose" | "clock">;

/**
 * Signs a JSON value into compact text for addresses: base64url of the value and its end, a dot, and an HMAC-SHA256.
 * The holder can read the value but not change it, so nothing secret belongs into it.
 */
export function signToken(payload: unknown, key: KeyObject, options: SignOptions): string {
  const expiresAt = options.expiresIn === undefined ? null : nowInSeconds(options.clock) + options.expiresIn;
  const body = Buffer.from(JSON.stringify([payload ?? null, expiresAt]), "utf8").toString("base64url");
  return `${body}.${authenticate(body, key, options.purpose).toString("base64url")}`;
}

/** The value of a token that we signed for this purpose and that is not over, else undefined. The caller still checks its shape. */
export function verifyToken(token: string, key: KeyObject, options: VerifyOptions): unknown {
  const [body, signature, ...rest] = token.split(".");
  if (!body || !signature || rest.length > 0) return undefined;
  const given = Buffer.from(signature, "base64url");
  const expected = authenticate(body, key, options.purpose);
  // The text is compared too: base64 decoders forgive trailing bits, and a token should have one form only.
  if (
    given.length !== expected.length ||
    !timingSafeEqual(given, expected) ||
    expected.toString("base64url") !== signature
  )
    return undefined;
  const [payload, expiresAt] = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as [unknown, number | null];
  if (expiresAt !== null && nowInSeconds(options.clock) >= expiresAt) return undefined;
  return payload;
}

function authenticate(body: string, key: KeyObject, purpose: string): Buffer {
  return createHmac("sha256", key)
    .update(`${JSON.stringify(["eureka token 1", purpose])}\n${body}`)
    .digest();
}

function nowInSeconds(clock: Clock = systemClock): number {
  return Math.floor(clock.now().getTime() / 1000);
}
