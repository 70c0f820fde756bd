import { boardSchema } from "@eureka/contracts/board";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleBoard } from "../examples.ts";
import { loadBoard } from "./load-board.ts";

export const getBoard = defineOperation({
  name: "board.get",
  summary: "Read a board with its lists",
  input: z.strictObject({ id: idSchema("board") }),
  output: boardSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/boards/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleBoard.id }, output: exampleBoard },
  target: (context, input) => loadBoard(context, input.id),
  run: async (_context, _input, { board }) => board,
});
