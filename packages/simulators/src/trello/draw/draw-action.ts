/** Actions as Trello sends them: in the log and in webhooks. */
import type { Action } from "../model.ts";
import type { World } from "../world.ts";
import { drawApp, drawMemberBriefly } from "./draw-people.ts";

export interface ActionParts {
  readonly member?: boolean | undefined;
  readonly memberCreator?: boolean | undefined;
  readonly display?: boolean | undefined;
}

export function drawAction(world: World, action: Action, parts: ActionParts = {}): Record<string, unknown> {
  const { member = true, memberCreator = true, display = false } = parts;
  const about = action.idMember === null ? undefined : world.members.get(action.idMember);
  const creator = world.member(action.idMemberCreator);
  return {
    id: action.id,
    idMemberCreator: action.idMemberCreator,
    data: structuredClone(action.data),
    appCreator: action.app && drawApp(action.app),
    type: action.type,
    date: action.date,
    limits: action.type === "commentCard" ? { reactions: reactionLimits } : {},
    ...(display && { display: drawDisplay(world, action) }),
    ...(member && about && { member: drawMemberBriefly(about) }),
    ...(memberCreator && { memberCreator: drawMemberBriefly(creator) }),
  };
}

const reactionLimits = {
  perAction: { status: "ok", disableAt: 900, warnAt: 720 },
  uniquePerAction: { status: "ok", disableAt: 17, warnAt: 14 },
};

/** What the site makes a sentence of. */
function drawDisplay(world: World, { type, data, idMemberCreator }: Action): Record<string, unknown> {
  const creator = world.member(idMemberCreator);
  const entities: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value !== "object" || value === null || !("id" in value) || !("name" in value)) continue;
    const key = name === "checkItem" ? "checkitem" : name;
    const state = "state" in value && { state: value.state, nameHtml: value.name };
    const shortLink = "shortLink" in value && { shortLink: value.shortLink };
    entities[key] = { type: name, id: value.id, ...shortLink, ...state, text: value.name };
  }
  if (typeof data.text === "string") entities.comment = { type: "comment", text: data.text };
  entities.memberCreator = { type: "member", id: creator.id, username: creator.username, text: creator.fullName };
  return { translationKey: translationKeyOf(type, data), entities };
}

function translationKeyOf(type: string, data: Readonly<Record<string, unknown>>): string {
  const item = data.checkItem as { readonly state?: string } | undefined;
  if (type === "updateCheckItemStateOnCard") {
    return item?.state === "complete" ? "action_completed_checkitem" : "action_marked_checkitem_incomplete";
  }
  if (type === "commentCard") return "action_comment_on_card";
  return `action_${type.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}
