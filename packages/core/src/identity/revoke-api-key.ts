import { apiKeySchema, exampleApiKey } from "@eureka/contracts/api-key";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { announceAccessChange } from "../permissions/index.ts";
import { loadApiKey, viewApiKey } from "./api-key-view.ts";
import { updateApiKey } from "./api-keys.store.ts";

/** Makes an API key worthless for good. Felt at once here, within 5 s everywhere. */
export const revokeApiKey = defineOperation({
  name: "api_key.revoke",
  summary: "Revoke an API key",
  input: z.strictObject({ id: idSchema("api_key") }),
  output: apiKeySchema,
  permission: "api_key:revoke",
  effect: "danger",
  http: { method: "POST", path: "/api-keys/{id}/revoke" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleApiKey.id },
    output: {
      ...exampleApiKey,
      scopes: [...exampleApiKey.scopes],
      addresses: [...exampleApiKey.addresses],
      revokedAt: "2026-11-20T09:00:00.000Z",
    },
  },
  target: (context, input) => loadApiKey(context, input.id, { lock: true }),
  async run(context, { id }, { row }) {
    if (row.revokedAt) return viewApiKey(row);
    const now = context.clock.now();
    const revoked = await updateApiKey(context.transaction, id, { revokedAt: now });
    context.emit({
      type: "api_key.revoked",
      subject: { type: "api_key", id },
      changes: { revokedAt: { from: null, to: now.toISOString() } },
    });
    await announceAccessChange(context, id);
    return viewApiKey(revoked);
  },
});
