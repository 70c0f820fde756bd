/** The external identity: a person as a platform knows them, linked to a member or not. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { platformIdSchema } from "./people.ts";

export const exampleExternalIdentity = {
  id: "ext_01k8z7v3q8e9mbtz5a6rx4w2yj",
  connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yk",
  platformWorkspaceId: "T024BE7LD",
  platformUserId: "U024BE7LH",
  displayName: "Ann",
  memberId: null,
  linkedAt: null,
  version: 1,
  createdAt: "2026-11-02T08:00:00.000Z",
} as const;

export const externalIdentitySchema = z
  .strictObject({
    id: idSchema("external_identity"),
    connectionId: idSchema("connection").nullable(),
    platformWorkspaceId: platformIdSchema.nullable(),
    platformUserId: platformIdSchema,
    displayName: z.string(),
    memberId: idSchema("member").nullable().meta({ description: "Who it is here; null while nobody said so." }),
    linkedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "ExternalIdentity", example: exampleExternalIdentity });

export type ExternalIdentity = z.infer<typeof externalIdentitySchema>;

export const externalIdentityPageSchema = pageOf(externalIdentitySchema, "ExternalIdentityPage");

export const externalIdentityLinkSchema = z
  .strictObject({ link: z.string().nullable(), expiresAt: z.iso.datetime() })
  .meta({ id: "ExternalIdentityLink" });
