import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { labelColorSchema, labelNameSchema, labelSchema } from "@eureka/contracts/label";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { assertActiveWorkspace } from "../../tenancy/index.ts";
import { loadWorkspaceOrDefault } from "../boards/load-workspace.ts";
import { exampleLabel } from "../examples.ts";
import { makeLabel } from "./make-label.ts";

export const createLabel = defineOperation({
  name: "label.create",
  summary: "Make a label",
  input: z.strictObject({
    workspaceId: idSchema("workspace")
      .optional()
      .meta({ description: "By default the organization's default workspace." }),
    name: labelNameSchema,
    color: labelColorSchema.default("grey"),
  }),
  output: labelSchema,
  permission: "label:create",
  effect: "write",
  http: { method: "POST", path: "/labels", status: 201 },
  command: { words: ["name"] },
  example: { input: { workspaceId: exampleLabel.workspaceId, name: "bug", color: "red" }, output: exampleLabel },
  target: (context, input) => loadWorkspaceOrDefault(context, input.workspaceId),
  run: async (context, { name, color }, { workspaceId, workspace }) => {
    assertActiveWorkspace(workspace);
    const label = await makeLabel(context, { workspaceId, name, color });
    if (!label) throw new EurekaError("label.name_taken");
    return label;
  },
});
