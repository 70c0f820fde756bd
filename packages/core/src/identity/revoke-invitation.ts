import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { exampleInvitation, invitationSchema } from "@eureka/contracts/invitation";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadInvitation, viewInvitation } from "./invitation-view.ts";
import { revokeInvitationRow } from "./invitations.store.ts";

/** Takes an invitation back. */
export const revokeInvitation = defineOperation({
  name: "invitation.revoke",
  summary: "Take an invitation back",
  input: z.strictObject({ id: idSchema("invitation") }),
  output: invitationSchema,
  permission: "member:invite",
  sight: "invitation:read",
  effect: "write",
  http: { method: "POST", path: "/invitations/{id}/revoke" },
  example: {
    input: { id: exampleInvitation.id },
    output: { ...exampleInvitation, grants: [...exampleInvitation.grants], state: "revoked" },
  },
  target: (context, input) => loadInvitation(context, input.id),
  async run(context, { id }, { row }) {
    const now = context.clock.now();
    if (row.acceptedAt) throw new EurekaError("invitation.unusable");
    if (row.revokedAt) return viewInvitation(row, now);
    const revoked = await revokeInvitationRow(context.transaction, id, now);
    context.emit({ type: "invitation.revoked", subject: { type: "invitation", id } });
    return viewInvitation(revoked, now);
  },
});
