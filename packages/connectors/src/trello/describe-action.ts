/** What an action says to people where no neutral word says it: Trello's own kinds in a few words, and any other kind by its name. */
import { cleanText } from "@eureka/connector-sdk";
import { universalEventLimits } from "@eureka/contracts/universal-event";
import type { Action, ActionData } from "./read-action.ts";

const longestName = universalEventLimits.name;

type Describe = (data: ActionData) => string;

/** Who did it is said elsewhere; what was named besides the place follows behind a colon. */
const words: Readonly<Record<string, string | Describe>> = {
  addLabelToCard: "label put on",
  removeLabelFromCard: "label taken off",
  addMemberToBoard: "member added to the board",
  removeMemberFromBoard: "member taken off the board",
  makeAdminOfBoard: "member became an administrator of the board",
  makeNormalMemberOfBoard: "member became a normal member of the board",
  makeObserverOfBoard: "member became an observer of the board",
  unconfirmedBoardInvitation: "somebody was invited to the board",
  deleteBoardInvitation: "an invitation to the board was taken back",
  memberJoinedTrello: "a member who was invited joined Trello",
  addToOrganizationBoard: "board put into a workspace",
  removeFromOrganizationBoard: "board taken out of a workspace",
  createList: "list made",
  moveListToBoard: "list came from another board",
  moveListFromBoard: "list went to another board",
  sortList: "list sorted",
  createLabel: "label made",
  updateLabel: "label changed",
  deleteLabel: "label deleted",
  createCustomField: "custom field made",
  updateCustomField: "custom field changed",
  deleteCustomField: "custom field deleted",
  enablePlugin: "Power-Up switched on",
  disablePlugin: "Power-Up switched off",
  enablePowerUp: "Power-Up switched on",
  disablePowerUp: "Power-Up switched off",
  voteOnCard: ({ voted }) => (voted === false ? "vote taken back" : "voted for"),
  updateChecklist: "checklist changed",
  updateCheckItem: "checklist entry changed",
  updateComment: "comment edited",
  deleteComment: "comment deleted",
  updateCard: describeCard,
  updateList: ({ list, old }) => describeChange("list", list, old),
  updateBoard: ({ board, old }) => describeChange("board", board, old),
};

export function describeAction({ type, data }: Action): string {
  const known = Object.hasOwn(words, type) ? words[type] : undefined;
  const said = typeof known === "function" ? known(data) : (known ?? readKind(type));
  const name = nameWhatElse(data);
  return cleanText(name === null ? said : `${said}: ${name}`, longestName);
}

function describeCard({ card, old }: ActionData): string {
  if (old && "dueComplete" in old) return card?.dueComplete === true ? "marked complete" : "marked not complete";
  return describeChange("card", card, old);
}

function describeChange(
  what: "card" | "list" | "board",
  now: Readonly<Record<string, unknown>> | undefined,
  old: Readonly<Record<string, unknown>> = {},
): string {
  if ("closed" in old) return now?.closed === true ? `${what} archived` : `${what} in use again`;
  if ("name" in old) return `${what} renamed`;
  const fields = Object.keys(old).map((name) => (Object.hasOwn(fieldNames, name) ? fieldNames[name] : readKind(name)));
  return fields.length === 0 ? `${what} changed` : `${what} changed: ${[...new Set(fields)].join(", ")}`;
}

const fieldNames: Readonly<Record<string, string>> = {
  desc: "description",
  pos: "position",
  start: "start date",
  dueReminder: "reminder",
  idAttachmentCover: "cover",
  manualCoverAttachment: "cover",
  isTemplate: "template",
  idOrganization: "workspace",
  prefs: "settings",
};

/** `addStickerToCard` as people read it: "add sticker to card". */
function readKind(kind: string): string {
  const spaced = kind.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/[^\p{L}\p{N}]+/gu, " ");
  return spaced.trim().toLowerCase() || "something changed";
}

/** What stands for the place in {@link nameThePlace}, or is no thing of its own. */
const places: ReadonlySet<string> = new Set([
  "card",
  "list",
  "board",
  "old",
  "action",
  "member",
  "listBefore",
  "listAfter",
  "customFieldItem",
]);

/** The label, the field, the checklist and whatever else an action names besides where it happened. */
function nameWhatElse(data: ActionData): string | null {
  for (const [key, value] of Object.entries(data)) {
    if (places.has(key) || typeof value !== "object" || value === null) continue;
    const name = readName(value, "name") ?? readName(value, "color");
    if (name !== null) return name;
  }
  return null;
}

function readName(thing: object, key: string): string | null {
  const value: unknown = Object.entries(thing).find(([name]) => name === key)?.[1];
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** The card, else the list, else the board that it is about. */
export function nameThePlace({ card, list, board }: ActionData): string | null {
  const names = [card, list, board].map((thing) => cleanText(thing?.name?.trim() ?? "", longestName));
  return names.find((name) => name !== "") ?? null;
}
