/** One action of Trello's log as universal events: what changed, for sync, and what no change here will tell, in words. */
import { cleanText } from "@eureka/connector-sdk";
import { type UniversalEvent, universalEventLimits, universalEventSchema } from "@eureka/contracts/universal-event";
import { platformWorkspaceId } from "./auth.ts";
import { describeAction, nameThePlace } from "./describe-action.ts";
import { withoutMarker } from "./marker.ts";
import { personOf } from "./person.ts";
import type { Action } from "./read-action.ts";

const limits = universalEventLimits;

type Translate = (action: Action) => Record<string, unknown> | null;

/** None for what another action tells: see `toldElsewhere`. `watchedBoardId` counts where an action does not name its board. */
export function translateAction(action: Action, watchedBoardId: string): UniversalEvent[] {
  const translate = Object.hasOwn(translations, action.type) ? translations[action.type] : undefined;
  const change = toEvent(action, 0, translate?.(action) ?? null);
  const activity = isTold(action, change) ? null : toEvent(action, change ? 1 : 0, activityOf(action, watchedBoardId));
  return [change, activity].filter((event) => event !== null);
}

function toEvent(action: Action, deliveryPart: number, fields: Record<string, unknown> | null): UniversalEvent | null {
  if (!fields) return null;
  const event = universalEventSchema.safeParse({
    version: 1,
    platform: "trello",
    platformWorkspaceId,
    deliveryId: action.id,
    deliveryPart,
    occurredAt: new Date(action.date).toISOString(),
    ...fields,
  });
  return event.success ? event.data : null;
}

/** Kinds that say nothing of their own, and why. */
export const toldElsewhere: Readonly<Record<string, string>> = {
  addChecklistToCard: "a checklist is told with its first entry",
  removeChecklistFromCard: "it is told with its entries, and an empty one says nothing",
  copyCommentCard: "the copied card is told, and Trello sends one of these for each of its comments",
};

/** Whether something else tells of it: a change of what is kept the same tells of itself, once both sides were compared. */
function isTold({ type, data }: Action, change: UniversalEvent | null): boolean {
  if (Object.hasOwn(toldElsewhere, type)) return true;
  if (change === null || change.type === "board.changed") return false;
  const isCompared = Object.hasOwn(comparedIf, type) ? comparedIf[type] : undefined;
  return isCompared?.(data) ?? true;
}

const changesOneOf =
  (...names: string[]) =>
  ({ old = {} }: Action["data"]): boolean =>
    names.some((name) => Object.hasOwn(old, name));

/** Kinds that change now what is kept the same, now something else. */
const comparedIf: Readonly<Record<string, (data: Action["data"]) => boolean>> = {
  updateCard: changesOneOf("name", "desc", "idList", "due", "closed", "pos"),
  updateChecklist: changesOneOf("pos"),
  updateCheckItem: changesOneOf("name", "state", "pos"),
  // Labels are kept the same by their names.
  addLabelToCard: ({ label }) => Boolean(label?.name),
  removeLabelFromCard: ({ label }) => Boolean(label?.name),
};

/** What we do there ourselves to keep a card the same, and what tells of itself nowhere. */
const alsoOurs: ReadonlySet<string> = new Set(["createLabel"]);

function activityOf(action: Action, watchedBoardId: string): Record<string, unknown> {
  const { data, type } = action;
  const subject = nameThePlace(data);
  const actor = actorOf(action);
  const about = whomItIsAbout(action);
  const permalink = permalinkOf(data);
  return {
    type: "board.activity",
    platformBoardId: data.board?.id ?? watchedBoardId,
    ...(data.card && { platformItemId: data.card.id }),
    ...(actor && { actor }),
    ...(about && { about }),
    ...(subject !== null && { subject }),
    ...(permalink !== null && { permalink }),
    kind: type,
    words: describeAction(action),
    mayBeOurs: alsoOurs.has(type),
  };
}

function whomItIsAbout({ member, data: { idMemberAdded, idMember } }: Action) {
  const id = idMemberAdded ?? idMember;
  if (member) return personOf(member);
  return id === undefined ? undefined : personOf({ id });
}

function permalinkOf({ card, board }: Action["data"]): string | null {
  if (card?.shortLink !== undefined) return `https://trello.com/c/${card.shortLink}`;
  return board?.shortLink === undefined ? null : `https://trello.com/b/${board.shortLink}`;
}

const boardUpdated: Translate = (action) => boardChanged(action, "updated");
const checklistChanged = cardPartChanged("checklist");
const attachmentsChanged = cardPartChanged("attachments");

/** The kinds are those of Trello's guide "Action Types". */
const translations: Readonly<Record<string, Translate>> = {
  createCard: cardCreated,
  copyCard: cardCreated,
  emailCard: cardCreated,
  convertToCardFromCheckItem: cardCreated,
  moveCardToBoard: cardCreated,
  updateCard: cardUpdated,
  deleteCard: cardDeleted,
  moveCardFromBoard: cardDeleted,
  addMemberToCard: cardPartChanged("assignees"),
  removeMemberFromCard: cardPartChanged("assignees"),
  addLabelToCard: cardPartChanged("labels"),
  removeLabelFromCard: cardPartChanged("labels"),
  addChecklistToCard: checklistChanged,
  copyChecklist: checklistChanged,
  updateChecklist: checklistChanged,
  removeChecklistFromCard: checklistChanged,
  createCheckItem: checklistChanged,
  updateCheckItem: checklistChanged,
  updateCheckItemStateOnCard: checklistChanged,
  deleteCheckItem: checklistChanged,
  addAttachmentToCard: attachmentsChanged,
  deleteAttachmentFromCard: attachmentsChanged,
  updateCustomFieldItem: cardPartChanged("customFields"),
  commentCard: commented,
  updateComment: commentEdited,
  deleteComment: commentDeleted,
  updateBoard,
  createList: boardUpdated,
  updateList: boardUpdated,
  moveListFromBoard: boardUpdated,
  moveListToBoard: boardUpdated,
  createLabel: boardUpdated,
  updateLabel: boardUpdated,
  deleteLabel: boardUpdated,
  createCustomField: boardUpdated,
  updateCustomField: boardUpdated,
  deleteCustomField: boardUpdated,
  addMemberToBoard: boardUpdated,
  removeMemberFromBoard: boardUpdated,
  makeAdminOfBoard: boardUpdated,
  makeNormalMemberOfBoard: boardUpdated,
  makeObserverOfBoard: boardUpdated,
};

function cardCreated(action: Action): Record<string, unknown> | null {
  const { card, list } = action.data;
  const title = card?.name === undefined ? {} : { title: cleanText(card.name, limits.title) };
  const place = list === undefined ? {} : { platformListId: list.id };
  return onCard(action, { type: "item.created", fields: { ...title, ...place } });
}

/** What an update says about a field, by Trello's name of it. */
const fieldsOfCard: Readonly<Record<string, (value: unknown) => Record<string, unknown>>> = {
  name: (value) => (typeof value === "string" ? { title: cleanText(value, limits.title) } : {}),
  desc: (value) => (typeof value === "string" ? { body: cleanText(withoutMarker(value), limits.text) } : {}),
  idList: (value) => ({ platformListId: value }),
  due: (value) => readDue(value),
  closed: (value) => ({ archived: value }),
};

/** A moment that cannot be read is left out: the item is read again in any case. */
function readDue(value: unknown): Record<string, unknown> {
  if (value === null) return { due: null };
  const at = new Date(String(value));
  return Number.isNaN(at.getTime()) ? {} : { due: { kind: "instant", at: at.toISOString() } };
}

const neutralNames: Readonly<Record<string, string>> = {
  name: "title",
  desc: "body",
  idList: "platformListId",
  closed: "archived",
  pos: "position",
};

function cardUpdated(action: Action): Record<string, unknown> | null {
  const { card, old = {} } = action.data;
  const names = Object.keys(old);
  const said = names.filter(
    (name) => card !== undefined && Object.hasOwn(card, name) && Object.hasOwn(fieldsOfCard, name),
  );
  const fields = Object.assign({}, ...said.map((name) => fieldsOfCard[name]?.(card?.[name])));
  const changed = names.map((name) => (Object.hasOwn(neutralNames, name) ? neutralNames[name] : name));
  return onCard(action, { type: "item.updated", fields, changed });
}

function cardDeleted(action: Action): Record<string, unknown> | null {
  return onCard(action, { type: "item.deleted" });
}

/** Trello tells of one entry where we know the whole list only: the item is read again. */
function cardPartChanged(name: string): Translate {
  return (action) => onCard(action, { type: "item.updated", fields: {}, changed: [name] });
}

function commented(action: Action): Record<string, unknown> | null {
  return writeComment(action, "item.commented", action.id, action.data.text, new Date(action.date));
}

function commentEdited(action: Action): Record<string, unknown> | null {
  const { action: comment } = action.data;
  return comment ? writeComment(action, "item.comment_edited", comment.id, comment.text, timeOfId(comment.id)) : null;
}

function commentDeleted(action: Action): Record<string, unknown> | null {
  const { action: comment } = action.data;
  return comment ? onCard(action, { type: "item.comment_deleted", platformCommentId: comment.id }) : null;
}

/** Only its author edits a comment, so whoever does it now wrote it then. */
function writeComment(action: Action, type: string, id: string, text: string | undefined, createdAt: Date) {
  const author = actorOf(action);
  if (text === undefined || !author || Number.isNaN(createdAt.getTime())) return null;
  const body = cleanText(withoutMarker(text), limits.text);
  return onCard(action, { type, comment: { platformCommentId: id, author, body, createdAt: createdAt.toISOString() } });
}

function updateBoard(action: Action): Record<string, unknown> | null {
  const { board, old = {} } = action.data;
  if (!Object.hasOwn(old, "closed")) return boardChanged(action, "updated");
  return boardChanged(action, board?.closed === true ? "archived" : "restored");
}

function boardChanged({ data }: Action, change: string): Record<string, unknown> | null {
  return data.board ? { type: "board.changed", platformBoardId: data.board.id, change } : null;
}

function onCard(action: Action, event: Record<string, unknown>): Record<string, unknown> | null {
  const { board, card } = action.data;
  if (!board || !card) return null;
  const actor = actorOf(action);
  const permalink = permalinkOf(action.data);
  return {
    platformBoardId: board.id,
    platformItemId: card.id,
    ...(actor && { actor }),
    ...(card.shortLink !== undefined && { permalink }),
    ...event,
  };
}

function actorOf({ memberCreator, idMemberCreator }: Action) {
  if (memberCreator) return personOf(memberCreator);
  return idMemberCreator === undefined ? undefined : personOf({ id: idMemberCreator });
}

/** The first eight digits of an id are the seconds when it was made. */
function timeOfId(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8), 16) * 1_000);
}
