import { exampleExternalIdentity, externalIdentityPageSchema } from "@eureka/contracts/external-identity";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { selectExternalIdentities } from "./external-identities.store.ts";
import { viewExternalIdentity } from "./external-identity-view.ts";

/** Lists the people whom platforms know; everybody can list those that are linked to himself. */
export const listExternalIdentities = defineOperation({
  name: "external_identity.list",
  summary: "List platform accounts and whom they are linked to",
  input: z.strictObject({
    ...pageInput,
    memberId: idSchema("member").optional(),
    connectionId: idSchema("connection").optional(),
    linked: z.boolean().optional(),
  }),
  output: externalIdentityPageSchema,
  permission: "authenticated",
  effect: "read",
  http: { method: "GET", path: "/external-identities" },
  example: { input: { linked: false }, output: { data: [exampleExternalIdentity], nextCursor: null } },
  async run(context, input) {
    const own = input.memberId !== undefined && context.actor.type === "user" && context.actor.id === input.memberId;
    if (!own) await requirePermission(context, "external_identity:read");
    const after = readCursor(context, "external_identity.list", input);
    const rows = await selectExternalIdentities(context.transaction, {
      memberId: input.memberId,
      connectionId: input.connectionId,
      linked: input.linked,
      after: (after?.[0] as Id<"external_identity"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "external_identity.list", input, rows, (row) => [row.id]);
    return { data: page.data.map(viewExternalIdentity), nextCursor: page.nextCursor };
  },
});
