/** Slack's signature, version 0: https://docs.slack.dev/authentication/verifying-requests-from-slack. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { InboundRequest, InboundSecrets, VerifyResult } from "@eureka/connector-sdk";

export const signatureHeader = "x-slack-signature";
/** The header with the signed time in whole Unix seconds. */
export const timestampHeader = "x-slack-request-timestamp";
export const timestampWindowSeconds = 300;

/** `v0=` and the HMAC-SHA256 of `v0:<timestamp>:<body>` in lower case hexadecimal. */
export function signSlackBody(secret: string, timestamp: string, body: Uint8Array): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;
}

/** Checks signature and time with the application's signing secret. */
export function verifySlackRequest(request: InboundRequest, secrets: InboundSecrets, now: Date): VerifyResult {
  const timestamp = request.headers[timestampHeader];
  const signature = request.headers[signatureHeader];
  if (!timestamp || !signature) return { ok: false, reason: "signature_missing" };
  if (!secrets.signing) return { ok: false, reason: "secret_missing" };
  if (!/^\d{1,12}$/.test(timestamp)) return { ok: false, reason: "malformed" };
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > timestampWindowSeconds) {
    return { ok: false, reason: "timestamp_outside_window" };
  }
  const wanted = signSlackBody(secrets.signing, timestamp, request.body);
  return isSameText(signature, wanted) ? { ok: true } : { ok: false, reason: "signature_wrong" };
}

/** Compares without telling by its duration where two texts part. */
function isSameText(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left);
  const rightBytes = Buffer.from(right);
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
