import { connectedBoardSchema, exampleBoardConnection } from "@eureka/contracts/connected-board";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { queueBoard } from "./compare-board.ts";
import { viewConnectedBoard } from "./connected-board-view.ts";
import { loadConnectedBoard } from "./load-connected-board.ts";

export const reconcileConnectedBoard = defineOperation({
  name: "connected_board.reconcile",
  summary: "Compare a board with its platform now",
  description:
    "Finds everything that deliveries missed, and tries again what failed. It happens by itself from time to time.",
  input: z.strictObject({ id: idSchema("connected_board") }),
  output: connectedBoardSchema,
  permission: "board:update",
  sight: "board:read",
  effect: "write",
  http: { method: "POST", path: "/connected-boards/{id}/reconcile" },
  command: { words: ["id"] },
  example: { input: { id: exampleBoardConnection.id }, output: exampleBoardConnection },
  target: (context, input) => loadConnectedBoard(context, input.id, { lock: true }),
  async run(context, _input, { row }) {
    queueBoard(context, row);
    return viewConnectedBoard(row);
  },
});
