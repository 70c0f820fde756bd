/** The API key: a credential for programs, for one organization, never wider than the member who made it. */
import { z } from "zod";
import { permissionSchema } from "./grant.ts";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { lineSchema, textLimits } from "./text.ts";

/** A range of addresses, for example 203.0.113.0/24 or 2001:db8::/32. */
export const addressRangeSchema = z.union([z.cidrv4(), z.cidrv6()]).meta({ example: "203.0.113.0/24" });

export const exampleApiKey = {
  id: "key_01k8z7v3q8e9mbtz5a6rx4w2yg",
  memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
  name: "Nightly import",
  prefix: "eur_live_01k8z7v3q8e9mbtz5a6rx4w2yg",
  scopes: ["work_item:read", "work_item:create"],
  addresses: ["203.0.113.0/24"],
  expiresAt: "2027-11-02T08:00:00.000Z",
  lastUsedAt: null,
  revokedAt: null,
  rotatedAt: null,
  version: 1,
  createdAt: "2026-11-02T08:00:00.000Z",
} as const;

export const apiKeySchema = z
  .strictObject({
    id: idSchema("api_key"),
    memberId: idSchema("member").meta({ description: "The member who made it and whose rights it uses." }),
    name: lineSchema(textLimits.name),
    prefix: z.string().meta({ description: "How the key begins; enough to recognise it, useless to sign in." }),
    scopes: z
      .array(permissionSchema)
      .nullable()
      .meta({ description: "All that it may do; null means all that its member may." }),
    addresses: z.array(z.string()).meta({ description: "Ranges from which it works; empty means from everywhere." }),
    expiresAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable().meta({ description: "To the minute." }),
    revokedAt: z.iso.datetime().nullable(),
    rotatedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "ApiKey", example: exampleApiKey });

export type ApiKeyView = z.infer<typeof apiKeySchema>;

export const apiKeyPageSchema = pageOf(apiKeySchema, "ApiKeyPage");

export const apiKeyCreateSchema = z.strictObject({
  name: lineSchema(textLimits.name),
  scopes: z.array(permissionSchema).min(1).max(100).optional().meta({ description: "Left out: all that you may do." }),
  addresses: z.array(addressRangeSchema).max(50).default([]),
  expiresAt: z.iso.datetime().optional(),
});

/** `apiKey` is the secret itself, shown only now. */
export const createdApiKeySchema = z
  .strictObject({
    key: apiKeySchema,
    apiKey: z.string().nullable().meta({ description: "The key itself. Shown only now." }),
  })
  .meta({ id: "CreatedApiKey" });

export const apiKeyRotateSchema = z.strictObject({
  id: idSchema("api_key"),
  overlapHours: z.number().min(0).max(168).default(24).meta({ description: "How long the old secret still works." }),
});
