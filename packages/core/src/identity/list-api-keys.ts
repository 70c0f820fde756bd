import { apiKeyPageSchema, exampleApiKey } from "@eureka/contracts/api-key";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { viewApiKey } from "./api-key-view.ts";
import { selectApiKeys } from "./api-keys.store.ts";
import { chooseMember } from "./choose-member.ts";

/** Lists API keys: one's own, or for administrators another member's or everybody's. */
export const listApiKeys = defineOperation({
  name: "api_key.list",
  summary: "List API keys",
  input: z.strictObject({
    ...pageInput,
    memberId: idSchema("member").optional(),
    everybody: z.boolean().default(false).meta({ description: "All keys of the organization, for administrators." }),
    revoked: z.boolean().default(false).meta({ description: "Whether revoked keys are listed too." }),
  }),
  output: apiKeyPageSchema,
  permission: "api_key:read",
  effect: "read",
  http: { method: "GET", path: "/api-keys" },
  command: {},
  example: {
    input: {},
    output: {
      data: [{ ...exampleApiKey, scopes: [...exampleApiKey.scopes], addresses: [...exampleApiKey.addresses] }],
      nextCursor: null,
    },
  },
  async run(context, input) {
    if (input.everybody) await requirePermission(context, "member:update");
    const memberId = input.everybody && !input.memberId ? null : await chooseMember(context, input.memberId);
    const after = readCursor(context, "api_key.list", input);
    const rows = await selectApiKeys(context.transaction, {
      memberId,
      withRevoked: input.revoked,
      after: (after?.[0] as Id<"api_key"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "api_key.list", input, rows, (row) => [row.id]);
    return { data: page.data.map(viewApiKey), nextCursor: page.nextCursor };
  },
});
