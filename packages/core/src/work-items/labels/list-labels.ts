import { type Id, idSchema } from "@eureka/contracts/ids";
import { labelPageSchema } from "@eureka/contracts/label";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { exampleLabel } from "../examples.ts";
import { selectLabelPage } from "./labels.store.ts";

export const listLabels = defineOperation({
  name: "label.list",
  summary: "List the labels that you may read",
  input: z.strictObject({ workspaceId: idSchema("workspace").optional(), ...pageInput }),
  output: labelPageSchema,
  permission: "label:read",
  effect: "read",
  http: { method: "GET", path: "/labels" },
  command: {},
  example: {
    input: { workspaceId: exampleLabel.workspaceId, limit: 50 },
    output: { data: [exampleLabel], nextCursor: null },
  },
  run: async (context, input) => {
    const { workspaceIds } = await visiblePlaces(context, "label:read");
    const after = readCursor(context, "label.list", input)?.[0];
    const rows = await selectLabelPage(context.transaction, {
      workspaceIds: input.workspaceId ? workspaceIds.filter((id) => id === input.workspaceId) : workspaceIds,
      after: after === undefined ? null : (String(after) as Id<"label">),
      limit: input.limit + 1,
    });
    return pageOfRows(context, "label.list", input, rows, (label) => [label.id]);
  },
});
