import {
  approversSchema,
  boardDescriptionSchema,
  boardNameSchema,
  boardSchema,
  creationPolicySchema,
} from "@eureka/contracts/board";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { fieldChanges, setDefaultBoard } from "../../tenancy/index.ts";
import { exampleBoard } from "../examples.ts";
import { hasChanges } from "../has-changes.ts";
import { updateBoardRow } from "./boards.store.ts";
import { loadBoard, loadBoardForUpdate } from "./load-board.ts";

export const updateBoard = defineOperation({
  name: "board.update",
  summary: "Change a board's name or description, who approves new work, or make it the default of its workspace",
  input: z.strictObject({
    id: idSchema("board"),
    name: boardNameSchema.optional(),
    description: boardDescriptionSchema.optional(),
    creationPolicy: creationPolicySchema.optional(),
    approvers: approversSchema.optional(),
    isDefault: z
      .literal(true)
      .optional()
      .meta({ description: "Work of the workspace that names no board goes here from now on, and to no other board." }),
  }),
  output: boardSchema,
  permission: "board:update",
  effect: "write",
  http: { method: "PATCH", path: "/boards/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleBoard.id, name: "Operations" }, output: exampleBoard },
  target: (context, input) => loadBoardForUpdate(context, input.id),
  run: async (context, { id, ...given }, { board }) => {
    const changes = fieldChanges(board, given);
    if (!hasChanges(changes)) return board;
    const { isDefault, ...columns } = given;
    if (isDefault) await setDefaultBoard(context, board.workspaceId, id);
    await updateBoardRow(context.transaction, id, columns, context.clock.now());
    context.emit({ type: "board.updated", subject: { type: "board", id }, workspaceId: board.workspaceId, changes });
    return (await loadBoard(context, id)).board;
  },
});
