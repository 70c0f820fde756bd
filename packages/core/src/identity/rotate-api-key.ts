import { apiKeyRotateSchema, createdApiKeySchema, exampleApiKey } from "@eureka/contracts/api-key";
import { EurekaError, forbidden } from "@eureka/contracts/errors";
import { permissionNames } from "@eureka/contracts/permissions";
import { defineOperation } from "../operations/index.ts";
import { announceAccessChange } from "../permissions/index.ts";
import { makeApiKey } from "./api-key-text.ts";
import { loadApiKey, viewApiKey } from "./api-key-view.ts";
import { updateApiKey } from "./api-keys.store.ts";

/** Gives a key a new secret; for some hours the old one works as well, so that programs can be changed one by one. */
export const rotateApiKey = defineOperation({
  name: "api_key.rotate",
  summary: "Give an API key a new secret",
  description: "Only the member whose key it is: whoever rotates it learns the new secret.",
  input: apiKeyRotateSchema,
  output: createdApiKeySchema,
  permission: "api_key:create",
  sight: "api_key:read",
  effect: "danger",
  http: { method: "POST", path: "/api-keys/{id}/rotate" },
  secretOutput: ["apiKey"],
  example: {
    input: { id: exampleApiKey.id, overlapHours: 24 },
    output: {
      key: { ...exampleApiKey, scopes: [...exampleApiKey.scopes], addresses: [...exampleApiKey.addresses] },
      apiKey: `${exampleApiKey.prefix}_9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m_3k9x2p7`,
    },
  },
  target: (context, input) => loadApiKey(context, input.id, { lock: true }),
  async run(context, { id, overlapHours }, { row }) {
    const { memberId, keyScopes } = context.principal;
    if (row.memberId !== memberId) throw forbidden("api_key:create");
    // A key must not get hold of one that may do more.
    const excess = keyScopes && (row.scopes ?? permissionNames).find((scope) => !keyScopes.includes(scope));
    if (excess) throw new EurekaError("api_key.scope_too_wide", { permission: excess });
    if (row.revokedAt) throw new EurekaError("api_key.not_found", { id });
    const now = context.clock.now();
    const overlapUntil = new Date(now.getTime() + overlapHours * 3_600_000);
    const { text, secretHash } = makeApiKey(id);
    const rotated = await updateApiKey(context.transaction, id, {
      secretHash,
      previousSecretHash: row.secretHash,
      previousEndsAt: overlapUntil,
      rotatedAt: now,
    });
    context.emit({
      type: "api_key.rotated",
      subject: { type: "api_key", id },
      data: { overlapUntil: overlapUntil.toISOString() },
    });
    await announceAccessChange(context, id);
    return { key: viewApiKey(rotated), apiKey: text };
  },
});
