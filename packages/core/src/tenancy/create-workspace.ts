import { exampleWorkspace, workspaceCreateSchema, workspaceSchema } from "@eureka/contracts/workspace";
import { defineOperation } from "../operations/index.ts";
import { createWorkspace } from "./create-workspace-record.ts";
import type { WorkspaceInitializer } from "./workspace-initializer.ts";

/** Makes a workspace for a team. */
export const createTeamWorkspace = (initialize: WorkspaceInitializer) =>
  defineOperation({
    name: "workspace.create",
    summary: "Make a workspace for a team",
    input: workspaceCreateSchema,
    output: workspaceSchema,
    permission: "workspace:create",
    effect: "write",
    http: { method: "POST", path: "/workspaces", status: 201 },
    command: { words: ["name"] },
    example: { input: { name: "Engineering", key: "ENG", timeZone: "Europe/Vienna" }, output: exampleWorkspace },
    target: async (context) => ({ noun: "organization", id: context.organizationId, scopes: [] }),
    run: (context, input) => createWorkspace(context, { ...input, kind: "team" }, initialize),
  });
