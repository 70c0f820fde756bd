/** The invitation of a person into an organization, by a link that works once. */
import { z } from "zod";
import { grantScopeSchema, roleSchema } from "./grant.ts";
import { idSchema } from "./ids.ts";
import { handleSchema, newPasswordSchema } from "./member.ts";
import { pageOf } from "./page.ts";
import { lineSchema, textLimits } from "./text.ts";
import { timeZoneSchema } from "./time-zone.ts";

export const invitedGrantSchema = z.strictObject({ scope: grantScopeSchema, role: roleSchema });
export type InvitedGrant = z.infer<typeof invitedGrantSchema>;

export const exampleInvitation = {
  id: "inv_01k8z7v3q8e9mbtz5a6rx4w2yh",
  email: "bo@example.com",
  grants: [{ scope: { type: "organization" }, role: "user" }],
  state: "open",
  invitedBy: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
  expiresAt: "2026-11-09T08:00:00.000Z",
  createdAt: "2026-11-02T08:00:00.000Z",
} as const;

export const invitationSchema = z
  .strictObject({
    id: idSchema("invitation"),
    email: z.string(),
    grants: z.array(invitedGrantSchema),
    state: z.enum(["open", "accepted", "revoked", "expired"]),
    invitedBy: idSchema("member").nullable(),
    expiresAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Invitation", example: exampleInvitation });

export type InvitationView = z.infer<typeof invitationSchema>;

export const invitationPageSchema = pageOf(invitationSchema, "InvitationPage");

export const invitationCreateSchema = z.strictObject({
  email: z.email().max(320),
  grants: z.array(invitedGrantSchema).min(1).max(20),
  expiresInDays: z.int().min(1).max(30).default(7),
});

export const createdInvitationSchema = z
  .strictObject({
    invitation: invitationSchema,
    link: z.string().nullable().meta({ description: "Send it to the person. Shown only now." }),
  })
  .meta({ id: "CreatedInvitation" });

export const invitationAcceptSchema = z.strictObject({
  token: z.string().min(1).max(200),
  name: lineSchema(textLimits.name).optional().meta({ description: "Needed by a person who is new here." }),
  handle: handleSchema.optional().meta({ description: "Made from the name when it is left out." }),
  timeZone: timeZoneSchema.optional(),
  password: newPasswordSchema.meta({ description: "A new person chooses it; a known person proves the existing one." }),
});

export const acceptedInvitationSchema = z
  .strictObject({
    organizationId: idSchema("organization"),
    memberId: idSchema("member"),
    email: z.email().meta({ description: "With it and the password the person signs in." }),
  })
  .meta({ id: "AcceptedInvitation" });
