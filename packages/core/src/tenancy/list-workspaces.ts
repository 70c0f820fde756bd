import type { Id } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { exampleWorkspace, workspaceKinds, workspacePageSchema } from "@eureka/contracts/workspace";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { selectWorkspaces } from "./tenancy.store.ts";
import { viewWorkspace } from "./workspace-view.ts";

/** Lists the workspaces that the actor may see. */
export const listWorkspaces = defineOperation({
  name: "workspace.list",
  summary: "List the workspaces that you can see",
  input: z.strictObject({
    ...pageInput,
    kind: z.enum(workspaceKinds).optional(),
    archived: z.boolean().default(false).meta({ description: "Whether archived ones are listed too." }),
  }),
  output: workspacePageSchema,
  permission: "workspace:read",
  effect: "read",
  http: { method: "GET", path: "/workspaces" },
  command: {},
  example: { input: { kind: "team" }, output: { data: [exampleWorkspace], nextCursor: null } },
  async run(context, input) {
    const { workspaceIds } = await visiblePlaces(context, "workspace:read");
    const after = readCursor(context, "workspace.list", input);
    const rows = await selectWorkspaces(context.transaction, {
      ids: workspaceIds,
      kind: input.kind,
      withArchived: input.archived,
      after: (after?.[0] as Id<"workspace"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "workspace.list", input, rows, (row) => [row.id]);
    return { data: page.data.map(viewWorkspace), nextCursor: page.nextCursor };
  },
});
