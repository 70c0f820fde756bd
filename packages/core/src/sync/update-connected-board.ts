import { connectedBoardSchema, exampleBoardConnection } from "@eureka/contracts/connected-board";
import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { type SyncRules, syncRulesSchema } from "@eureka/contracts/sync-rules";
import { z } from "zod";
import { recallConnection } from "../connections/index.ts";
import { type Context, defineOperation } from "../operations/index.ts";
import { fieldChanges } from "../tenancy/index.ts";
import { announceConnectedBoard } from "./announce-connected-board.ts";
import { continueBacklog } from "./backlog/queue-under-cap.ts";
import { compareAllAnew } from "./compare-all-anew.ts";
import { viewConnectedBoard } from "./connected-board-view.ts";
import { type ConnectedBoardRow, updateConnectedBoard as updateRow } from "./connected-boards.store.ts";
import { loadConnectedBoard } from "./load-connected-board.ts";
import { rulesOf, sideNameOf } from "./rules-of.ts";
import { trackerOf } from "./tracker-of.ts";

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
    else compareAllAnew(context, row.boardId);
    return viewConnectedBoard(changed);
  },
});

/** A rule that the platform cannot follow would never act. */
async function assertCapable(context: Context, row: ConnectedBoardRow, rules: SyncRules): Promise<void> {
  const tracker = trackerOf(context.application, await recallConnection(context, row.connectionId));
  const { fields, deletesItems, comments } = tracker.capabilities();
  const named = Object.keys(rules.fields) as (keyof SyncRules["fields"])[];
  const missing = named.find((field) => !(fields as readonly string[]).includes(sideNameOf(field)));
  if (missing) throw refused(`fields.${missing}`, "its items have no such field");
  if (rules.whenGoneHere === "delete" && !deletesItems) throw refused("whenGoneHere", "it deletes no items");
  if (rules.comments !== "both" && comments === "none") throw refused("comments", "its items have no comments");
  if (rules.attachments !== "both" && !tracker.attachments)
    throw refused("attachments", "its items carry no attachments");
}

function refused(rule: string, reason: string): EurekaError {
  return new EurekaError("connected_board.cannot_rule", { rule, reason });
}
