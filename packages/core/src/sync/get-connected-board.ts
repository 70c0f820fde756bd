import { connectedBoardSchema, exampleBoardConnection } from "@eureka/contracts/connected-board";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { viewConnectedBoard } from "./connected-board-view.ts";
import { loadConnectedBoard } from "./load-connected-board.ts";

export const getConnectedBoard = defineOperation({
  name: "connected_board.get",
  summary: "Read how a board and its platform stand",
  input: z.strictObject({ id: idSchema("connected_board") }),
  output: connectedBoardSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/connected-boards/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleBoardConnection.id }, output: exampleBoardConnection },
  target: (context, input) => loadConnectedBoard(context, input.id),
  run: async (_context, _input, { row }) => viewConnectedBoard(row),
});
