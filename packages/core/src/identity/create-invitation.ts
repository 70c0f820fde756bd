import { newId } from "@eureka/contracts/ids";
import { createdInvitationSchema, exampleInvitation, invitationCreateSchema } from "@eureka/contracts/invitation";
import { randomToken, sha256Hex } from "@eureka/kit/crypto";
import { defineOperation } from "../operations/index.ts";
import { assertMayGrant, type BoardLocator } from "../permissions/index.ts";
import { placesOf, viewInvitation } from "./invitation-view.ts";
import { insertInvitation } from "./invitations.store.ts";

const dayMs = 86_400_000;

/** Invites a person. Nobody can invite into more than he could grant himself. */
export const createInvitation = (locateBoard: BoardLocator) =>
  defineOperation({
    name: "invitation.create",
    summary: "Invite a person by a link that works once",
    input: invitationCreateSchema,
    output: createdInvitationSchema,
    permission: "member:invite",
    effect: "danger",
    http: { method: "POST", path: "/invitations", status: 201 },
    secretOutput: ["link"],
    example: {
      input: { email: exampleInvitation.email, grants: [...exampleInvitation.grants], expiresInDays: 7 },
      output: {
        invitation: { ...exampleInvitation, grants: [...exampleInvitation.grants] },
        link: "https://eureka.example.com/invitations/9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m",
      },
    },
    target: async (context, input) => ({
      noun: "organization",
      id: context.organizationId,
      scopes: placesOf(input.grants),
    }),
    async run(context, input) {
      for (const { scope, role } of input.grants) await assertMayGrant(context, scope, role, locateBoard);
      const now = context.clock.now();
      const token = randomToken(32);
      const row = await insertInvitation(context.transaction, {
        organizationId: context.organizationId,
        id: newId("invitation", now.getTime()),
        email: input.email,
        grants: input.grants,
        tokenHash: sha256Hex(token),
        invitedBy: context.principal.memberId,
        expiresAt: new Date(now.getTime() + input.expiresInDays * dayMs),
        createdAt: now,
      });
      context.emit({ type: "invitation.created", subject: { type: "invitation", id: row.id } });
      return {
        invitation: viewInvitation(row, now),
        link: `${context.ports.settings.publicUrl}/invitations/${token}`,
      };
    },
  });
