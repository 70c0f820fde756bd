import { connectedBoardSchema, exampleBoardConnection } from "@eureka/contracts/connected-board";
import { idSchema } from "@eureka/contracts/ids";
import { syncRulesSchema } from "@eureka/contracts/sync-rules";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { fieldChanges } from "../tenancy/index.ts";
import { announceConnectedBoard } from "./announce-connected-board.ts";
import { assertCapable } from "./assert-capable.ts";
import { continueBacklog } from "./backlog/queue-under-cap.ts";
import { compareAllAnew } from "./compare-all-anew.ts";
import { queueBoard } from "./compare-board.ts";
import { viewConnectedBoard } from "./connected-board-view.ts";
import { updateConnectedBoard as updateRow } from "./connected-boards.store.ts";
import { loadConnectedBoard } from "./load-connected-board.ts";
import { rulesOf } from "./rules-of.ts";

export const updateConnectedBoard = defineOperation({
  name: "connected_board.update",
  summary: "Change the rules by which a board and its platform are kept the same",
  description:
    "The rules that are given replace all that were there; what they do not name is as without rules. The board is compared anew.",
  input: z.strictObject({ id: idSchema("connected_board"), rules: syncRulesSchema }),
  output: connectedBoardSchema,
  permission: "board:update",
  sight: "board:read",
  effect: "write",
  http: { method: "PATCH", path: "/connected-boards/{id}" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleBoardConnection.id, rules: exampleBoardConnection.rules },
    output: exampleBoardConnection,
  },
  target: (context, input) => loadConnectedBoard(context, input.id, { lock: true }),
  async run(context, { rules }, { row, workspaceId }) {
    const changes = fieldChanges(rulesOf(row), rules);
    if (Object.keys(changes).length === 0) return viewConnectedBoard(row);
    await assertCapable(context, row, rules);
    const changed = await updateRow(context.transaction, row.id, { rules }, context.clock.now());
    if (!changed) throw new Error("a locked connected board is gone");
    announceConnectedBoard(context, row, workspaceId, "updated", changes);
    // How quickly both sides come together says nothing about what they are.
    if (Object.keys(changes).every((name) => name === "itemsPerMinute")) continueBacklog(context, row.boardId);
    else {
      // Its lists come first: items are to stand in them.
      if ("labelLists" in changes) queueBoard(context, row);
      compareAllAnew(context, row.boardId);
    }
    return viewConnectedBoard(changed);
  },
});
