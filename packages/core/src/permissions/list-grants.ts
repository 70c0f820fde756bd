import { exampleGrant, grantPageSchema } from "@eureka/contracts/grant";
import { idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { viewGrant } from "./grant-view.ts";
import { selectGrants } from "./permissions.store.ts";
import { visiblePlaces } from "./visible-places.ts";

/** Lists the grants at the places that the actor manages. */
export const listGrants = defineOperation({
  name: "grant.list",
  summary: "List who has which role where",
  input: z.strictObject({
    ...pageInput,
    memberId: idSchema("member").optional(),
    workspaceId: idSchema("workspace").optional(),
  }),
  output: grantPageSchema,
  permission: "grant:read",
  effect: "read",
  http: { method: "GET", path: "/grants" },
  example: { input: { memberId: exampleGrant.memberId }, output: { data: [exampleGrant], nextCursor: null } },
  async run(context, input) {
    const places = await visiblePlaces(context, "grant:read");
    const after = readCursor(context, "grant.list", input);
    const rows = await selectGrants(context.transaction, {
      memberId: input.memberId,
      workspaceId: input.workspaceId,
      visibleWorkspaceIds: places.workspaceIds,
      organizationWide: places.organization,
      after: (after?.[0] as `grt_${string}` | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "grant.list", input, rows, (row) => [row.id]);
    return { data: page.data.map(viewGrant), nextCursor: page.nextCursor };
  },
});
