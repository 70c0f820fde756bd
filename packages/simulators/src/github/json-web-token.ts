/** The token by which an application proves itself (RFC 7519, RS256), as GitHub checks it. */
import { createSign, createVerify } from "node:crypto";
import { z } from "zod";

/** GitHub takes no token that holds longer than ten minutes, nor one from the future; its clock and ours may differ a little. */
const longestSeconds = 600;
const skewSeconds = 60;

const headerSchema = z.object({ alg: z.literal("RS256") });
const claimsSchema = z.object({ iat: z.number(), exp: z.number(), iss: z.union([z.string(), z.number()]) });

/** The issuer that a token names, before anything is proven; null for what is no such token. */
export function readIssuer(token: string): string | null {
  const claims = claimsSchema.safeParse(readPart(token, 1));
  return claims.success ? String(claims.data.iss) : null;
}

/** What is wrong with it, in GitHub's words; null when all is well. `now` is Unix seconds. */
export function findFault(token: string, publicKey: string, now: number): string | null {
  const [header = "", claims = "", signature = ""] = token.split(".");
  const read = claimsSchema.safeParse(readPart(token, 1));
  const undecodable = "A JSON web token could not be decoded";
  if (!headerSchema.safeParse(readPart(token, 0)).success || !read.success) return undecodable;
  const verifier = createVerify("RSA-SHA256").update(`${header}.${claims}`);
  if (!verifier.verify(publicKey, Buffer.from(signature, "base64url"))) return undecodable;
  const { iat, exp } = read.data;
  if (iat > now + skewSeconds) {
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  }
  if (exp > now + longestSeconds + skewSeconds) return "'Expiration time' claim ('exp') is too far in the future";
  if (exp <= now) return "'Expiration time' claim ('exp') must be a numeric value representing the future time";
  return null;
}

/** For tests: a token with any claims. */
export function signToken(privateKey: string, claims: object): string {
  const text = [{ alg: "RS256", typ: "JWT" }, claims].map(writePart).join(".");
  return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey).toString("base64url")}`;
}

function writePart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function readPart(token: string, index: number): unknown {
  try {
    return JSON.parse(Buffer.from(token.split(".")[index] ?? "", "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
