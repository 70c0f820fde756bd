/** The log of a board, list, card or member, newest first. */

import { chooseFields } from "./draw/choose-fields.ts";
import { drawAction } from "./draw/draw-action.ts";
import { isObjectId, timeOfObjectId } from "./ids.ts";
import type { Action } from "./model.ts";
import type { World } from "./world.ts";

export interface ActionListQuery {
  readonly filter?: string | undefined;
  readonly fields?: string | undefined;
  readonly limit?: number | undefined;
  readonly page?: number | undefined;
  readonly since?: string | undefined;
  readonly before?: string | undefined;
  readonly member?: boolean | undefined;
  readonly memberCreator?: boolean | undefined;
  readonly display?: boolean | undefined;
  readonly format?: "list" | "count" | undefined;
  readonly idModels?: readonly string[] | undefined;
}

/**
 * Kinds that only webhooks carry and no log shows: Trello's guide "Action Types" calls them excluded.
 */
const excluded: ReadonlySet<string> = new Set([
  "addLabelToCard",
  "createCheckItem",
  "createLabel",
  "deleteAttachmentFromCard",
  "deleteCheckItem",
  "deleteComment",
  "deleteLabel",
  "removeLabelFromCard",
  "removeMemberFromBoard",
  "updateCheckItem",
  "updateComment",
  "updateLabel",
]);

export function listActions(world: World, idModel: string, query: ActionListQuery, filter = "all"): unknown {
  const { limit = 50, page = 0, since, before, idModels } = query;
  const wanted = (query.filter ?? filter).split(",");
  const found = world.actions.filter(
    (action) =>
      action.idModels.includes(idModel) &&
      !excluded.has(action.type) &&
      (wanted.includes("all") || wanted.some((kind) => isOfKind(action, kind))) &&
      (since === undefined || isAfter(action, since)) &&
      (before === undefined || isBefore(action, before)) &&
      (idModels === undefined || idModels.some((id) => action.idModels.includes(id))),
  );
  if (query.format === "count") return { _value: found.length };
  const newestFirst = found.reverse().slice(page * limit, (page + 1) * limit);
  return newestFirst.map((action) => chooseFields(drawAction(world, action, query), query.fields));
}

/** `updateCard:idList` means the updates that changed `idList`. */
function isOfKind({ type, data }: Action, kind: string): boolean {
  const [wanted, field] = kind.split(":");
  if (type !== wanted) return false;
  return field === undefined || Object.hasOwn((data.old as object | undefined) ?? {}, field);
}

function isAfter(action: Action, point: string): boolean {
  return isObjectId(point) ? action.id > point : action.date > point;
}

function isBefore(action: Action, point: string): boolean {
  return isObjectId(point) ? action.id < point : action.date < point;
}

/** Whether something was made inside a window, by the time in its id. */
export function isMadeBetween(id: string, since: string | undefined, before: string | undefined): boolean {
  const timeOf = (point: string) => (isObjectId(point) ? timeOfObjectId(point) : Date.parse(point));
  const made = timeOfObjectId(id);
  // Ids know whole seconds only, so what was made in the very second counts as inside.
  if (since !== undefined && (isObjectId(since) ? id <= since : made < Math.floor(timeOf(since) / 1_000) * 1_000))
    return false;
  return before === undefined || (isObjectId(before) ? id < before : made < timeOf(before));
}
