import { boardSchema } from "@eureka/contracts/board";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleBoard } from "../examples.ts";
import { loadBoardForUpdate } from "./load-board.ts";
import { setBoardArchived } from "./set-board-archived.ts";

export const archiveBoard = defineOperation({
  name: "board.archive",
  summary: "Put a board away",
  description: "It and its work items stay as they are; nothing new goes onto it until it is unarchived.",
  input: z.strictObject({ id: idSchema("board") }),
  output: boardSchema,
  permission: "board:update",
  effect: "write",
  http: { method: "POST", path: "/boards/{id}/archive" },
  command: { words: ["id"] },
  example: { input: { id: exampleBoard.id }, output: { ...exampleBoard, archivedAt: exampleBoard.updatedAt } },
  target: (context, input) => loadBoardForUpdate(context, input.id),
  run: (context, _input, { board }) => setBoardArchived(context, board, true),
});
