import { exampleExternalIdentity, externalIdentitySchema } from "@eureka/contracts/external-identity";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { withdrawMandate } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { loadExternalIdentity, viewExternalIdentity } from "./external-identity-view.ts";

/** Ends a mandate: the member himself, or an administrator. The account stays linked. */
export const withdrawMandateOperation = defineOperation({
  name: "mandate.withdraw",
  summary: "Let us write on a platform in your name no longer",
  description: "From then on the account of the connection writes there again. The account stays linked to you.",
  input: z.strictObject({ externalIdentityId: idSchema("external_identity") }),
  output: externalIdentitySchema,
  permission: "external_identity:link",
  sight: "external_identity:read",
  effect: "write",
  http: { method: "POST", path: "/mandates/{externalIdentityId}/withdraw" },
  example: { input: { externalIdentityId: exampleExternalIdentity.id }, output: exampleExternalIdentity },
  async target(context, { externalIdentityId }) {
    const identity = await loadExternalIdentity(context, externalIdentityId, { lock: true });
    return { ...identity, ownerId: identity.row.memberId };
  },
  async run(context, { externalIdentityId }, { row }) {
    await withdrawMandate(context, externalIdentityId);
    return viewExternalIdentity(row);
  },
});
