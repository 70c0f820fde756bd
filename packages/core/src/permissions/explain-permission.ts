import { notFound } from "@eureka/contracts/errors";
import { permissionExplanationSchema, permissionSchema } from "@eureka/contracts/grant";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { type Permission, permissionTable } from "@eureka/contracts/permissions";
import { z } from "zod";
import { type Context, defineOperation, type Principal, type Scope } from "../operations/index.ts";
import { decideOn } from "./authorize-stage.ts";
import type { Decision } from "./decide-access.ts";
import { scopeOf } from "./effective-permissions.ts";
import { loadGrants } from "./load-grants.ts";
import { memberExists } from "./permissions.store.ts";
import { requirePermission } from "./require-permission.ts";

/** Says why somebody may or may not do something at a place. */
export const explainPermission = defineOperation({
  name: "permission.explain",
  summary: "Explain why a permission is given or denied",
  description:
    "Without memberId it explains your own rights; asking about somebody else needs grant:read at that place.",
  input: z.strictObject({
    permission: permissionSchema,
    memberId: idSchema("member").optional(),
    workspaceId: idSchema("workspace").optional(),
    boardId: idSchema("board").optional(),
  }),
  output: permissionExplanationSchema,
  permission: "authenticated",
  effect: "read",
  http: { method: "GET", path: "/permissions/explain" },
  example: {
    input: { permission: "work_item:delete", workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd" },
    output: {
      permission: "work_item:delete",
      decision: "forbidden",
      rule: "no_grant",
      lowestRole: "manager",
      grant: null,
      sentence: "No grant at this place has the role manager or more, which work_item:delete needs.",
    },
  },
  async run(context, input) {
    const scopes = placeOf(input.workspaceId, input.boardId);
    const asking = input.memberId === undefined || input.memberId === context.principal.memberId;
    if (!asking) await requirePermission(context, "grant:read", { scopes });
    const principal = asking ? context.principal : await assumeMember(context, input.memberId as Id<"member">);
    const sight = readOf(input.permission);
    const decision = await decideOn({ ...context, principal }, input.permission, sight, { scopes });
    return {
      permission: input.permission,
      decision: decision.outcome,
      rule: decision.rule,
      lowestRole: permissionTable[input.permission],
      grant: decision.grant ? { scope: scopeOf(decision.grant), role: decision.grant.role } : null,
      sentence: describe(decision, input.permission),
    };
  },
});

function placeOf(workspaceId: Id<"workspace"> | undefined, boardId: Id<"board"> | undefined): Scope[] {
  if (!workspaceId && !boardId) return [];
  return [{ ...(workspaceId && { workspaceId }), ...(boardId && { boardId }) }];
}

async function assumeMember(context: Context, memberId: Id<"member">): Promise<Principal> {
  if (!(await memberExists(context.transaction, memberId))) throw notFound("member", memberId);
  return {
    organizationId: context.organizationId,
    actor: { type: "user", id: memberId },
    memberId,
    userId: null,
    sessionId: null,
    grants: await loadGrants(context.transaction, memberId),
    keyScopes: null,
  };
}

function readOf(permission: Permission): Permission {
  const read = `${permission.split(":")[0]}:read`;
  return read in permissionTable ? (read as Permission) : permission;
}

function describe(decision: Decision, permission: Permission): string {
  const sentences: Record<Decision["rule"], string> = {
    system: "The platform itself may do everything.",
    grant: `The role ${decision.grant?.role} over the ${decision.grant?.scope} holds ${permission}.`,
    owner: `It belongs to the member, whose role ${decision.grant?.role} holds ${permission}.`,
    personal_workspace: "It lies in another member's personal workspace, which only its owner can enter.",
    key_scope: `The member may, but the API key's scopes do not hold ${permission}.`,
    owner_only: "It belongs to another member.",
    no_grant: `No grant at this place has the role ${permissionTable[permission]} or more, which ${permission} needs.`,
  };
  return sentences[decision.rule];
}
