import { exampleExternalIdentity, externalIdentitySchema } from "@eureka/contracts/external-identity";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { withdrawMandate } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { updateExternalIdentity } from "./external-identities.store.ts";
import { loadExternalIdentity, viewExternalIdentity } from "./external-identity-view.ts";

/** Takes the link between a platform account and a member back: the member himself, or an administrator. */
export const unlinkExternalIdentity = defineOperation({
  name: "external_identity.unlink",
  summary: "Take the link of a platform account back",
  input: z.strictObject({ id: idSchema("external_identity") }),
  output: externalIdentitySchema,
  permission: "external_identity:link",
  sight: "external_identity:read",
  effect: "write",
  http: { method: "POST", path: "/external-identities/{id}/unlink" },
  example: { input: { id: exampleExternalIdentity.id }, output: exampleExternalIdentity },
  async target(context, input) {
    const identity = await loadExternalIdentity(context, input.id, { lock: true });
    return { ...identity, ownerId: identity.row.memberId };
  },
  async run(context, { id }, { row }) {
    if (!row.memberId) return viewExternalIdentity(row);
    const change = { memberId: null, linkedAt: null, updatedAt: context.clock.now() };
    await withdrawMandate(context, id);
    const unlinked = await updateExternalIdentity(context.transaction, id, change);
    context.emit({
      type: "external_identity.unlinked",
      subject: { type: "external_identity", id },
      changes: { memberId: { from: row.memberId, to: null } },
      data: { memberId: row.memberId },
    });
    return viewExternalIdentity(unlinked);
  },
});
