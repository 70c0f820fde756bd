/** The member: a person in one organization. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { lineSchema, textLimits } from "./text.ts";
import { timeZoneSchema } from "./time-zone.ts";

export const memberStatuses = ["active", "deactivated"] as const;

/** How others mention a member: `@ann`. Unique in the organization. */
export const handleSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,38}$/, "must be up to 39 lower-case letters, digits, dots, dashes and underscores")
  .meta({ example: "ann" });

export const exampleMember = {
  id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
  name: "Ann Example",
  handle: "ann",
  email: "ann@example.com",
  timeZone: "Europe/Vienna",
  status: "active",
  version: 1,
  lastSeenAt: "2026-11-20T07:30:00.000Z",
  createdAt: "2026-11-02T08:00:00.000Z",
  updatedAt: "2026-11-02T08:00:00.000Z",
} as const;

export const memberSchema = z
  .strictObject({
    id: idSchema("member"),
    name: lineSchema(textLimits.name),
    handle: handleSchema,
    email: z
      .string()
      .nullable()
      .meta({ description: "The person's sign-in address; null once the person was erased." }),
    timeZone: timeZoneSchema,
    status: z.enum(memberStatuses),
    version: z.int(),
    lastSeenAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Member", example: exampleMember });

export type Member = z.infer<typeof memberSchema>;

export const memberPageSchema = pageOf(memberSchema, "MemberPage");

export const memberUpdateSchema = z.strictObject({
  id: idSchema("member"),
  name: lineSchema(textLimits.name).optional(),
  handle: handleSchema.optional(),
  timeZone: timeZoneSchema.optional(),
});

/** A new password: long rather than complicated (NIST SP 800-63B asks for a minimum length and no composition rules). */
export const newPasswordSchema = z
  .string()
  .min(8)
  .max(1_000)
  .meta({ description: "At least 8 characters.", example: "a long phrase that only you know" });

export const passwordResetSchema = z
  .strictObject({
    memberId: idSchema("member"),
    link: z.string().nullable().meta({ description: "Give it to the person over a safe way. Shown only now." }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "PasswordReset" });
