import { type Me, meSchema } from "@eureka/contracts/me";
import { exampleMember } from "@eureka/contracts/member";
import { exampleOrganization, type Organization } from "@eureka/contracts/organization";
import { permissionsOf } from "@eureka/contracts/permissions";
import { z } from "zod";
import { type Context, defineOperation } from "../operations/index.ts";
import { listEffectivePermissions } from "../permissions/index.ts";
import { loadOrganization } from "../tenancy/index.ts";
import { loadMember, viewMember } from "./member-view.ts";
import { listMemberships } from "./users.store.ts";

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
      organizations: [{ id: exampleOrganization.id, name: exampleOrganization.name }],
      permissions: [{ scope: { type: "organization" }, role: "viewer", permissions: permissionsOf("viewer") }],
    },
  },
  async run(context) {
    const { memberId } = context.principal;
    const organization = (await loadOrganization(context)).value;
    return {
      actor: context.actor,
      member: memberId ? await viewMember(context, (await loadMember(context, memberId)).row) : null,
      organization,
      organizations: await listOrganizations(context, organization),
      permissions: listEffectivePermissions(context.principal),
    };
  },
});

/** Where the person is a member. Only a session speaks for the person; every other credential is of this organization alone. */
async function listOrganizations(context: Context, { id, name }: Organization): Promise<Me["organizations"]> {
  const { actor, sessionId, userId } = context.principal;
  if (actor.type !== "user" || !sessionId || !userId) return [{ id, name }];
  const memberships = await listMemberships(context.transaction, userId);
  return memberships.map(({ organizationId, organizationName }) => ({ id: organizationId, name: organizationName }));
}
