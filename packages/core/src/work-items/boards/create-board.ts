import {
  approversSchema,
  boardDescriptionSchema,
  boardNameSchema,
  boardSchema,
  creationPolicySchema,
  defaultApprovers,
} from "@eureka/contracts/board";
import { idSchema } from "@eureka/contracts/ids";
import { newListSchema } from "@eureka/contracts/list";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { assertActiveWorkspace } from "../../tenancy/index.ts";
import { exampleBoard } from "../examples.ts";
import { loadWorkspaceOrDefault } from "./load-workspace.ts";
import { makeBoard } from "./make-board.ts";

export const createBoard = defineOperation({
  name: "board.create",
  summary: "Make a board",
  description:
    "Without lists it gets Backlog, To do, Doing and Done. The first board of a workspace becomes its default.",
  input: z.strictObject({
    workspaceId: idSchema("workspace")
      .optional()
      .meta({ description: "By default the organization's default workspace." }),
    name: boardNameSchema,
    description: boardDescriptionSchema.default(""),
    creationPolicy: creationPolicySchema.default("open"),
    approvers: approversSchema.default(defaultApprovers),
    lists: z.array(newListSchema).min(1).max(50).optional().meta({ description: "In their order on the board." }),
  }),
  output: boardSchema,
  permission: "board:create",
  effect: "write",
  http: { method: "POST", path: "/boards", status: 201 },
  command: { words: ["name"] },
  example: {
    input: { name: "Operations", description: "Everything that keeps the shop running." },
    output: exampleBoard,
  },
  target: (context, input) => loadWorkspaceOrDefault(context, input.workspaceId),
  async run(context, input, { workspaceId, workspace }) {
    assertActiveWorkspace(workspace);
    return makeBoard(context, {
      workspaceId,
      name: input.name,
      description: input.description,
      creationPolicy: input.creationPolicy,
      approvers: input.approvers,
      ...(input.lists && { lists: input.lists }),
    });
  },
});
