/** What the signed-in actor is and may do: clients show and hide by it. */
import { z } from "zod";
import { actorSchema } from "./actor.ts";
import { grantScopeSchema, permissionSchema, roleSchema } from "./grant.ts";
import { idSchema } from "./ids.ts";
import { memberSchema } from "./member.ts";
import { organizationSchema } from "./organization.ts";

export const meSchema = z
  .strictObject({
    actor: actorSchema,
    member: memberSchema.nullable().meta({ description: "Whose rights are used; null for somebody who is no member." }),
    organization: organizationSchema,
    organizations: z
      .array(z.strictObject({ id: idSchema("organization"), name: z.string() }))
      .meta({ description: "Where you can switch to, this one among them; an API key knows only its own." }),
    permissions: z.array(
      z.strictObject({ scope: grantScopeSchema, role: roleSchema, permissions: z.array(permissionSchema) }),
    ),
  })
  .meta({ id: "Me" });

export type Me = z.infer<typeof meSchema>;
