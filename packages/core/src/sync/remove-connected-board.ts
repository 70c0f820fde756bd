import { connectedBoardSchema, exampleBoardConnection } from "@eureka/contracts/connected-board";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { withdrawQuestion } from "../decisions/index.ts";
import { defineOperation } from "../operations/index.ts";
import { setBoardConnection } from "../work-items/index.ts";
import { announceConnectedBoard } from "./announce-connected-board.ts";
import { selectPlacedConflicts } from "./conflicts.store.ts";
import { viewConnectedBoard } from "./connected-board-view.ts";
import { deleteConnectedBoard } from "./connected-boards.store.ts";
import { loadConnectedBoard } from "./load-connected-board.ts";
import { queueHookRemoval } from "./remove-hook.ts";

export const removeConnectedBoard = defineOperation({
  name: "connected_board.remove",
  summary: "Stop keeping a board and its platform the same",
  description: "Both sides keep what they have; afterwards nothing goes from one to the other.",
  input: z.strictObject({ id: idSchema("connected_board") }),
  output: connectedBoardSchema,
  permission: "board:delete",
  sight: "board:read",
  effect: "danger",
  http: { method: "DELETE", path: "/connected-boards/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleBoardConnection.id }, output: exampleBoardConnection },
  target: (context, input) => loadConnectedBoard(context, input.id, { lock: true }),
  async run(context, _input, { row, workspaceId }) {
    // Their rows go with the board: whoever is still asked must not wait for an answer that nobody carries out.
    for (const { decisionId } of await selectPlacedConflicts(context.transaction, {
      boardId: row.boardId,
      limit: 10_000,
    }))
      await withdrawQuestion(context, decisionId);
    await deleteConnectedBoard(context.transaction, row.id);
    await setBoardConnection(context, row.boardId, null);
    announceConnectedBoard(context, row, workspaceId, "removed");
    if (row.platformHookId !== null) queueHookRemoval(context, row.connectionId, row.platformHookId);
    return viewConnectedBoard(row);
  },
});
