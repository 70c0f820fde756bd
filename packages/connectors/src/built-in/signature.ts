/** The signature of a delivery: `v1=` and the HMAC-SHA256 of `v1:<timestamp>:<body>` in lower case hexadecimal. */
import { createHmac, timingSafeEqual } from "node:crypto";

export const signatureHeader = "x-eureka-signature";
/** The header with the signed time in whole Unix seconds. */
export const timestampHeader = "x-eureka-timestamp";

/** The signature of a body at a time. */
export function signBuiltInDelivery(secret: string, timestamp: string, body: Uint8Array): string {
  return `v1=${createHmac("sha256", secret).update(`v1:${timestamp}:`).update(body).digest("hex")}`;
}

/** Compares without telling by its duration where two signatures part. */
export function isSameSignature(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left);
  const rightBytes = Buffer.from(right);
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
