/** The grant: a role of a member over the organization, one workspace or one board. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { permissionNames, roles } from "./permissions.ts";

export const roleSchema = z.enum(roles).meta({ id: "Role", example: "user" });
export const permissionSchema = z.enum(permissionNames).meta({ id: "Permission", example: "work_item:create" });

/** Where a role holds. */
export const grantScopeSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("organization") }),
    z.strictObject({ type: z.literal("workspace"), workspaceId: idSchema("workspace") }),
    z.strictObject({ type: z.literal("board"), workspaceId: idSchema("workspace"), boardId: idSchema("board") }),
  ])
  .meta({ id: "GrantScope", example: { type: "workspace", workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd" } });

export type GrantScope = z.infer<typeof grantScopeSchema>;

export const exampleGrant = {
  id: "grt_01k8z7v3q8e9mbtz5a6rx4w2ye",
  memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
  scope: { type: "workspace", workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd" },
  role: "user",
  createdAt: "2026-11-02T08:00:00.000Z",
} as const;

export const grantSchema = z
  .strictObject({
    id: idSchema("grant"),
    memberId: idSchema("member"),
    scope: grantScopeSchema,
    role: roleSchema,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Grant", example: exampleGrant });

export type GrantView = z.infer<typeof grantSchema>;

export const grantPageSchema = pageOf(grantSchema, "GrantPage");

/** Why a decision came out as it did. */
export const explanationRules = [
  "system",
  "grant",
  "owner",
  "personal_workspace",
  "key_scope",
  "owner_only",
  "no_grant",
] as const;

export const permissionExplanationSchema = z
  .strictObject({
    permission: permissionSchema,
    decision: z.enum(["allowed", "hidden", "forbidden"]),
    rule: z.enum(explanationRules).meta({ description: "The rule that decided." }),
    lowestRole: roleSchema.meta({ description: "The least powerful built-in role that holds the permission." }),
    grant: z
      .strictObject({ scope: grantScopeSchema, role: roleSchema })
      .nullable()
      .meta({ description: "The grant that gave the permission; null when none did." }),
    sentence: z.string(),
  })
  .meta({ id: "PermissionExplanation" });
