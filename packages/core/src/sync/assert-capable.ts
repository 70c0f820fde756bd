import { EurekaError } from "@eureka/contracts/errors";
import type { SyncRules } from "@eureka/contracts/sync-rules";
import { recallConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";
import { sideNameOf } from "./rules-of.ts";
import { trackerOf } from "./tracker-of.ts";

/** A rule that the platform cannot follow would never act. */
export async function assertCapable(context: Context, row: ConnectedBoardRow, rules: SyncRules): Promise<void> {
  const tracker = trackerOf(context.application, await recallConnection(context, row.connectionId));
  const { fields, deletesItems, comments, dividedListId } = tracker.capabilities();
  const named = Object.keys(rules.fields) as (keyof SyncRules["fields"])[];
  const missing = named.find((field) => !(fields as readonly string[]).includes(sideNameOf(field)));
  if (missing) throw refused(`fields.${missing}`, "its items have no such field");
  if (rules.whenGoneHere === "delete" && !deletesItems) throw refused("whenGoneHere", "it deletes no items");
  if (rules.comments !== "both" && comments === "none") throw refused("comments", "its items have no comments");
  if (rules.labelLists.length > 0 && dividedListId === undefined)
    throw refused("labelLists", "its lists are people's own and are not divided by labels");
  const labels = rules.labelLists.map(({ label }) => label.toLowerCase());
  if (new Set(labels).size < labels.length) throw refused("labelLists", "a label stands for one list alone");
  if (rules.attachments !== "both" && !tracker.attachments)
    throw refused("attachments", "its items carry no attachments");
}

function refused(rule: string, reason: string): EurekaError {
  return new EurekaError("connected_board.cannot_rule", { rule, reason });
}
