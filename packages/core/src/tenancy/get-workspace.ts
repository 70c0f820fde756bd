import { idSchema } from "@eureka/contracts/ids";
import { exampleWorkspace, workspaceSchema } from "@eureka/contracts/workspace";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadWorkspace } from "./load-workspace.ts";

/** Reads a workspace. */
export const getWorkspace = defineOperation({
  name: "workspace.get",
  summary: "Read a workspace",
  input: z.strictObject({ id: idSchema("workspace") }),
  output: workspaceSchema,
  permission: "workspace:read",
  effect: "read",
  http: { method: "GET", path: "/workspaces/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleWorkspace.id }, output: exampleWorkspace },
  target: (context, input) => loadWorkspace(context, input.id),
  run: async (_context, _input, workspace) => workspace.value,
});
