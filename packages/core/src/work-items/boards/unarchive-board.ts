import { boardSchema } from "@eureka/contracts/board";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleBoard } from "../examples.ts";
import { loadBoardForUpdate } from "./load-board.ts";
import { setBoardArchived } from "./set-board-archived.ts";

export const unarchiveBoard = defineOperation({
  name: "board.unarchive",
  summary: "Take an archived board back into use",

  input: z.strictObject({ id: idSchema("board") }),
  output: boardSchema,
  permission: "board:update",
  effect: "write",
  http: { method: "POST", path: "/boards/{id}/unarchive" },
  command: { words: ["id"] },
  example: { input: { id: exampleBoard.id }, output: exampleBoard },
  target: (context, input) => loadBoardForUpdate(context, input.id),
  run: (context, _input, { board }) => setBoardArchived(context, board, false),
});
