/** API keys as people see them: everything but the secret. */

import type { ApiKeyView } from "@eureka/contracts/api-key";
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { apiKeyPrefix } from "./api-key-text.ts";
import { type ApiKeyRow, selectApiKey } from "./api-keys.store.ts";

export interface ApiKeyTarget extends Target {
  readonly row: ApiKeyRow;
}

/** Loads a key as the target of an operation. It belongs to its member. */
export async function loadApiKey(
  context: Context,
  id: Id<"api_key">,
  options: { readonly lock: boolean },
): Promise<ApiKeyTarget> {
  const row = await selectApiKey(context.transaction, id, options);
  if (!row) throw notFound("api_key", id);
  return { noun: "api_key", id, scopes: [], ownerId: row.memberId, version: row.version, row };
}

export function viewApiKey(row: ApiKeyRow): ApiKeyView {
  return {
    id: row.id,
    memberId: row.memberId,
    name: row.name,
    prefix: apiKeyPrefix(row.id),
    scopes: row.scopes,
    addresses: row.addresses,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    rotatedAt: row.rotatedAt?.toISOString() ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}
