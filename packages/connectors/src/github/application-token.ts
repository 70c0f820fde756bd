/** The token by which the application proves itself to GitHub (RFC 7519, RS256), before an installation has one. */
import { createPrivateKey, createSign } from "node:crypto";
import { ConnectorError } from "@eureka/connector-sdk";

/** GitHub takes at most ten minutes; its clock may be behind ours. */
const lifetimeSeconds = 540;
const skewSeconds = 60;

/** Throws "invalid" for what is no private key. */
export function makeApplicationToken(clientId: string, privateKey: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  const claims = { iat: seconds - skewSeconds, exp: seconds + lifetimeSeconds, iss: clientId };
  const text = [{ alg: "RS256", typ: "JWT" }, claims].map(encode).join(".");
  return `${text}.${createSign("RSA-SHA256").update(text).sign(readKey(privateKey)).toString("base64url")}`;
}

/** Forms turn the lines of a key into one, and some people copy it so. */
function readKey(text: string) {
  const lines = text.replaceAll("\\n", "\n").trim();
  const [, kind = "", body = ""] = /^-----BEGIN ([A-Z ]+)-----([\s\S]+)-----END \1-----$/.exec(lines) ?? [];
  const wrapped = (body.replace(/\s+/g, "").match(/.{1,64}/g) ?? []).join("\n");
  try {
    return createPrivateKey(`-----BEGIN ${kind}-----\n${wrapped}\n-----END ${kind}-----\n`);
  } catch (cause) {
    throw new ConnectorError("invalid", "This is not the private key of a GitHub App", { cause });
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
