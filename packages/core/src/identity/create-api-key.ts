import { apiKeyCreateSchema, createdApiKeySchema, exampleApiKey } from "@eureka/contracts/api-key";
import { EurekaError, invalidField } from "@eureka/contracts/errors";
import type { Permission } from "@eureka/contracts/permissions";
import { defineOperation, type Principal } from "../operations/index.ts";
import { effectivePermissions } from "../permissions/index.ts";
import { viewApiKey } from "./api-key-view.ts";
import { insertNewApiKey } from "./insert-new-api-key.ts";

/** Makes an API key for the member who asks. It can never do more than he can, now or later. */
export const createApiKey = defineOperation({
  name: "api_key.create",
  summary: "Make an API key",
  input: apiKeyCreateSchema,
  output: createdApiKeySchema,
  permission: "api_key:create",
  effect: "danger",
  http: { method: "POST", path: "/api-keys", status: 201 },
  secretOutput: ["apiKey"],
  example: {
    input: { name: exampleApiKey.name, scopes: [...exampleApiKey.scopes], addresses: [...exampleApiKey.addresses] },
    output: {
      key: { ...exampleApiKey, scopes: [...exampleApiKey.scopes], addresses: [...exampleApiKey.addresses] },
      apiKey: `${exampleApiKey.prefix}_9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m_3k9x2p7`,
    },
  },
  target: async (context) => ({ noun: "organization", id: context.organizationId, scopes: [] }),
  async run(context, input) {
    const { principal } = context;
    if (!principal.memberId) throw new EurekaError("authentication.required");
    const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
    if (expiresAt && expiresAt <= context.clock.now())
      throw invalidField("expiresAt", "past", "must lie in the future");
    const { row, text } = await insertNewApiKey(context, {
      memberId: principal.memberId,
      name: input.name,
      scopes: narrowScopes(principal, input.scopes),
      addresses: input.addresses,
      expiresAt,
    });
    return { key: viewApiKey(row), apiKey: text };
  },
});

/** A key made with a key inherits its scopes; nobody hands on what he does not have. */
function narrowScopes(principal: Principal, wanted: readonly Permission[] | undefined): readonly Permission[] | null {
  if (!wanted) return principal.keyScopes;
  const own = effectivePermissions(principal);
  const missing = wanted.find((permission) => !own.includes(permission));
  if (missing) throw new EurekaError("api_key.scope_too_wide", { permission: missing });
  return [...new Set(wanted)];
}
