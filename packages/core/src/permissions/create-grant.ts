import { exampleGrant, grantSchema, grantScopeSchema, roleSchema } from "@eureka/contracts/grant";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { assertMayGrant } from "./assert-may-grant.ts";
import { assignRole } from "./assign-role.ts";
import type { BoardLocator } from "./board-locator.ts";
import { targetAt } from "./grant-target.ts";
import { selectGrantAt } from "./permissions.store.ts";

/** Gives a member a role at a place, or changes the one that he has there. */
export const createGrant = (locateBoard: BoardLocator) =>
  defineOperation({
    name: "grant.create",
    summary: "Give a member a role",
    description:
      "A member has one role at a place; giving another one replaces it. Managers give roles up to their own in their workspaces; roles over the whole organization are given by administrators.",
    input: z.strictObject({ memberId: idSchema("member"), scope: grantScopeSchema, role: roleSchema }),
    output: grantSchema,
    permission: "grant:create",
    effect: "danger",
    http: { method: "POST", path: "/grants", status: 201 },
    example: {
      input: { memberId: exampleGrant.memberId, scope: exampleGrant.scope, role: exampleGrant.role },
      output: exampleGrant,
    },
    target: async (context, input) => targetAt(context, input.scope),
    async run(context, input) {
      await assertMayGrant(context, input.scope, input.role, locateBoard);
      // Replacing a role takes one away: nobody lowers who stands above him.
      const current = await selectGrantAt(context.transaction, input.memberId, input.scope);
      if (current) await assertMayGrant(context, input.scope, current.role, locateBoard);
      return assignRole(context, input);
    },
  });
