/** Access tokens: signed JWTs (RFC 9068) of ten minutes. Only EdDSA is read, whatever a token's header asks for. */
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { createCache } from "@eureka/kit/cache";
import { sha256Hex } from "@eureka/kit/crypto";
import { decodeProtectedHeader, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { Ports } from "../operations/index.ts";
import { type Signer, signingKeysOf } from "./signing-keys.ts";

const accessTokenSeconds = 600;

const algorithm = "EdDSA";
const audience = "eureka";
const type = "at+jwt";

/** What a token says: who, where, in which session, and the versions that must still be the current ones. */
export interface AccessClaims {
  readonly organizationId: Id<"organization">;
  readonly memberId: Id<"member">;
  readonly sessionId: Id<"session">;
  readonly accessVersion: number;
  readonly sessionVersion: number;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

const claimsSchema = z.object({
  sub: idSchema("member"),
  org: idSchema("organization"),
  sid: idSchema("session"),
  mv: z.int(),
  sv: z.int(),
  exp: z.int(),
});

export async function signAccessToken(
  ports: Ports,
  signer: Signer,
  claims: Omit<AccessClaims, "expiresAt">,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const issuedAt = Math.floor(ports.clock.now().getTime() / 1_000);
  const expiresAt = issuedAt + accessTokenSeconds;
  const token = await new SignJWT({
    org: claims.organizationId,
    sid: claims.sessionId,
    mv: claims.accessVersion,
    sv: claims.sessionVersion,
  })
    .setProtectedHeader({ alg: algorithm, kid: signer.kid, typ: type })
    .setSubject(claims.memberId)
    .setIssuer(ports.settings.publicUrl)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(signer.privateKey);
  return { token, expiresAt: new Date(expiresAt * 1_000) };
}

/** Tokens whose signature was good, by their hash: a client sends the same one again and again. */
const verified = createCache<AccessClaims>({ maxEntries: 20_000, ttlMs: accessTokenSeconds * 1_000 });

/** What a token says, once its signature, issuer, audience and age are checked. Throws `authentication.invalid`. */
export async function verifyAccessToken(ports: Ports, token: string): Promise<AccessClaims> {
  const key = sha256Hex(`${ports.settings.publicUrl} ${token}`);
  const claims = verified.peek(key) ?? (await verified.get(key, () => checkSignature(ports, token)));
  if (claims.expiresAt * 1_000 <= ports.clock.now().getTime()) throw new EurekaError("authentication.invalid");
  return claims;
}

async function checkSignature(ports: Ports, token: string): Promise<AccessClaims> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const publicKey = kid ? await signingKeysOf(ports).find(kid) : null;
    if (!publicKey) throw new EurekaError("authentication.invalid");
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: [algorithm],
      issuer: ports.settings.publicUrl,
      audience,
      typ: type,
      currentDate: ports.clock.now(),
    });
    const claims = claimsSchema.parse(payload);
    return {
      organizationId: claims.org,
      memberId: claims.sub,
      sessionId: claims.sid,
      accessVersion: claims.mv,
      sessionVersion: claims.sv,
      expiresAt: claims.exp,
    };
  } catch (error) {
    if (isTemporary(error)) throw error;
    throw new EurekaError("authentication.invalid");
  }
}

/** A database that does not answer is no wrong token. */
function isTemporary(error: unknown): boolean {
  return error instanceof EurekaError && error.kind === "unavailable";
}
