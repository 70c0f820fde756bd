import { createHmac, timingSafeEqual } from "node:crypto";

export const signatureHeader = "x-hub-signature-256";

/** `sha256=` and the HMAC-SHA256 over the body, in hexadecimal digits. */
export function signGitHubDelivery(secret: string, body: Uint8Array): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

/** Compares without telling by its duration where two texts part. */
export function isSameText(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left);
  const rightBytes = Buffer.from(right);
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
