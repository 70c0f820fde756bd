import { meSchema } from "@eureka/contracts/me";
import { exampleMember } from "@eureka/contracts/member";
import { exampleOrganization } from "@eureka/contracts/organization";
import { permissionsOf } from "@eureka/contracts/permissions";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { listEffectivePermissions } from "../permissions/index.ts";
import { loadOrganization } from "../tenancy/index.ts";
import { loadMember, viewMember } from "./member-view.ts";

/** Says who the credential belongs to and what it may do, place by place. */
export const getMe = defineOperation({
  name: "me.get",
  summary: "Read who you are and what you may do",
  input: z.strictObject({}),
  output: meSchema,
  permission: "authenticated",
  effect: "read",
  http: { method: "GET", path: "/me" },
  command: {},
  example: {
    input: {},
    output: {
      actor: { type: "user", id: exampleMember.id },
      member: exampleMember,
      organization: exampleOrganization,
      permissions: [{ scope: { type: "organization" }, role: "viewer", permissions: permissionsOf("viewer") }],
    },
  },
  async run(context) {
    const { memberId } = context.principal;
    return {
      actor: context.actor,
      member: memberId ? await viewMember(context, (await loadMember(context, memberId)).row) : null,
      organization: (await loadOrganization(context)).value,
      permissions: listEffectivePermissions(context.principal),
    };
  },
});
