import type { ApiKeyRow } from "./api-keys.store.ts";

/** Whether a key works no more, whoever shows it. */
export function isKeyOver({ revokedAt, expiresAt }: Pick<ApiKeyRow, "revokedAt" | "expiresAt">, now: Date): boolean {
  return revokedAt !== null || (expiresAt !== null && expiresAt <= now);
}
