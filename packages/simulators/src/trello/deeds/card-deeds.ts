/** What happens to cards, whoever does it: a person on the site or an application. */
import { makeShortLink } from "../ids.ts";
import type { Author, Board, Card, Cover } from "../model.ts";
import { type Position, resolvePosition } from "../position.ts";
import { boardReference, cardReference, listReference, recordAction } from "../record-action.ts";
import { invalidValue, TrelloRefusal } from "../refusal.ts";
import type { World } from "../world.ts";

export interface CardFields {
  readonly name?: string | undefined;
  readonly desc?: string | undefined;
  readonly closed?: boolean | undefined;
  readonly idList?: string | undefined;
  readonly idBoard?: string | undefined;
  readonly pos?: Position | undefined;
  readonly due?: string | null | undefined;
  readonly start?: string | null | undefined;
  readonly dueComplete?: boolean | undefined;
  readonly idMembers?: readonly string[] | undefined;
  readonly idLabels?: readonly string[] | undefined;
  readonly subscribed?: boolean | undefined;
  readonly cover?: Partial<Cover> | undefined;
}

const noCover: Cover = {
  idAttachment: null,
  color: null,
  idUploadedBackground: null,
  size: "normal",
  brightness: "dark",
};

export function createCard(world: World, author: Author, idList: string, fields: CardFields): Card {
  const list = world.list(idList);
  const board = world.board(list.idBoard);
  checkMembers(board, fields.idMembers ?? []);
  checkLabels(world, board, fields.idLabels ?? []);
  const others = world.cardsIn(list.id).map(({ pos }) => pos);
  const date = world.now();
  const card: Card = {
    id: world.newId(),
    shortLink: makeShortLink(),
    idShort: ++board.lastIdShort,
    name: fields.name ?? "",
    desc: fields.desc ?? "",
    closed: false,
    idBoard: board.id,
    idList: list.id,
    pos: resolvePosition(fields.pos ?? "bottom", others),
    due: fields.due ?? null,
    start: fields.start ?? null,
    dueComplete: fields.dueComplete ?? false,
    idMembers: [...new Set(fields.idMembers)],
    idLabels: [...new Set(fields.idLabels)],
    subscribed: false,
    cover: { ...noCover },
    attachments: [],
    customFieldItems: [],
    dateLastActivity: date,
  };
  world.cards.set(card.id, card);
  const data = { list: listReference(list), card: cardReference(card) };
  recordAction(world, author, { type: "createCard", board, card, lists: [list.id], data });
  for (const idMember of card.idMembers) recordMember(world, author, card, "addMemberToCard", idMember);
  for (const idLabel of card.idLabels) recordLabel(world, author, card, "addLabelToCard", idLabel);
  return card;
}

/** One action for each thing that really changed; nothing for what stays as it is. */
export function updateCard(world: World, author: Author, card: Card, fields: CardFields): Card {
  const target = fields.idBoard === undefined ? world.board(card.idBoard) : world.board(fields.idBoard);
  if (fields.idMembers) checkMembers(target, fields.idMembers);
  if (fields.idLabels) checkLabels(world, target, fields.idLabels);
  if (target.id !== card.idBoard) moveToBoard(world, author, card, target, fields);
  else if (fields.idList !== undefined || fields.pos !== undefined) moveCard(world, author, card, fields);
  for (const name of ["name", "desc", "due", "start", "dueComplete", "closed"] as const) {
    const value = fields[name];
    if (value === undefined || value === card[name]) continue;
    const old = { [name]: card[name] };
    Object.assign(card, { [name]: value });
    recordUpdate(world, author, card, { [name]: value }, old);
  }
  if (fields.subscribed !== undefined) card.subscribed = fields.subscribed;
  if (fields.cover) changeCover(world, author, card, fields.cover);
  if (fields.idMembers) replaceMembers(world, author, card, fields.idMembers);
  if (fields.idLabels) replaceLabels(world, author, card, fields.idLabels);
  return card;
}

export function deleteCard(world: World, author: Author, card: Card): void {
  const board = world.board(card.idBoard);
  const list = world.list(card.idList);
  for (const { id } of world.checklistsOf(card.id)) world.checklists.delete(id);
  world.cards.delete(card.id);
  // The log forgets what was said on the card; that it was deleted stays.
  const kept = world.actions.filter(({ idModels }) => !(idModels.includes(card.id) && idModels.includes(board.id)));
  world.actions.splice(0, world.actions.length, ...kept);
  const data = { list: listReference(list), card: { idShort: card.idShort, id: card.id } };
  recordAction(world, author, { type: "deleteCard", board, card, lists: [list.id], data });
}

export function addMember(world: World, author: Author, card: Card, idMember: string): void {
  checkMembers(world.board(card.idBoard), [idMember]);
  if (card.idMembers.includes(idMember)) throw new TrelloRefusal(400, "member is already on the card");
  card.idMembers.push(idMember);
  recordMember(world, author, card, "addMemberToCard", idMember);
}

export function removeMember(world: World, author: Author, card: Card, idMember: string): void {
  if (!card.idMembers.includes(idMember)) throw new TrelloRefusal(400, "member is not on the card");
  card.idMembers = card.idMembers.filter((id) => id !== idMember);
  recordMember(world, author, card, "removeMemberFromCard", idMember);
}

export function addLabel(world: World, author: Author, card: Card, idLabel: string): void {
  checkLabels(world, world.board(card.idBoard), [idLabel]);
  if (card.idLabels.includes(idLabel)) throw new TrelloRefusal(400, "that label is already on the card");
  card.idLabels.push(idLabel);
  recordLabel(world, author, card, "addLabelToCard", idLabel);
}

export function removeLabel(world: World, author: Author, card: Card, idLabel: string): void {
  if (!card.idLabels.includes(idLabel)) throw new TrelloRefusal(400, "that label is not on the card");
  card.idLabels = card.idLabels.filter((id) => id !== idLabel);
  recordLabel(world, author, card, "removeLabelFromCard", idLabel);
}

function moveCard(world: World, author: Author, card: Card, { idList = card.idList, pos }: CardFields): void {
  const board = world.board(card.idBoard);
  const before = world.list(card.idList);
  const after = world.list(idList);
  if (after.idBoard !== card.idBoard) throw invalidValue("idList");
  const others = world.cardsIn(after.id).filter(({ id }) => id !== card.id);
  const resolved = resolvePosition(
    pos ?? (before === after ? card.pos : "bottom"),
    others.map((other) => other.pos),
  );
  const old = { idList: card.idList, pos: card.pos };
  Object.assign(card, { idList: after.id, pos: resolved });
  if (before !== after) {
    const moved = { ...cardReference(card), idList: after.id };
    const lists = { listAfter: listReference(after), listBefore: listReference(before) };
    const data = { ...lists, card: moved, old: { idList: old.idList } };
    recordAction(world, author, { type: "updateCard", board, card, lists: [before.id, after.id], data });
  } else if (resolved !== old.pos) recordUpdate(world, author, card, { pos: resolved }, { pos: old.pos });
}

function moveToBoard(world: World, author: Author, card: Card, target: Board, fields: CardFields): void {
  const source = world.board(card.idBoard);
  const list = fields.idList === undefined ? world.listsOf(target.id)[0] : world.list(fields.idList);
  if (!list || list.idBoard !== target.id) throw invalidValue("idList");
  const left = { ...cardReference(card) };
  const from = {
    list: listReference(world.list(card.idList)),
    card: left,
    boardTarget: { name: target.name, id: target.id },
  };
  recordAction(world, author, { type: "moveCardFromBoard", board: source, card, lists: [card.idList], data: from });
  const others = world.cardsIn(list.id).map(({ pos }) => pos);
  Object.assign(card, {
    idBoard: target.id,
    idList: list.id,
    idLabels: [],
    idMembers: card.idMembers.filter((id) => isOnBoard(target, id)),
    idShort: ++target.lastIdShort,
    pos: resolvePosition(fields.pos ?? "bottom", others),
  });
  const data = {
    list: listReference(list),
    card: cardReference(card),
    boardSource: { name: source.name, id: source.id },
  };
  recordAction(world, author, { type: "moveCardToBoard", board: target, card, lists: [list.id], data });
}

function changeCover(world: World, author: Author, card: Card, cover: Partial<Cover>): void {
  const old = { ...card.cover };
  if (cover.idAttachment && !card.attachments.some(({ id }) => id === cover.idAttachment)) throw invalidValue("cover");
  Object.assign(card.cover, cover);
  recordUpdate(world, author, card, { cover: { ...card.cover } }, { cover: old });
}

function replaceMembers(world: World, author: Author, card: Card, wanted: readonly string[]): void {
  for (const id of card.idMembers.filter((id) => !wanted.includes(id))) removeMember(world, author, card, id);
  for (const id of new Set(wanted)) if (!card.idMembers.includes(id)) addMember(world, author, card, id);
}

function replaceLabels(world: World, author: Author, card: Card, wanted: readonly string[]): void {
  for (const id of card.idLabels.filter((id) => !wanted.includes(id))) removeLabel(world, author, card, id);
  for (const id of new Set(wanted)) if (!card.idLabels.includes(id)) addLabel(world, author, card, id);
}

function recordUpdate(world: World, author: Author, card: Card, changed: object, old: object): void {
  const list = world.list(card.idList);
  const data = { card: { ...cardReference(card), ...changed }, list: listReference(list), old };
  const board = world.board(card.idBoard);
  recordAction(world, author, { type: "updateCard", board, card, lists: [list.id], data });
}

function recordMember(world: World, author: Author, card: Card, type: string, idMember: string): void {
  const board = world.board(card.idBoard);
  const { fullName } = world.member(idMember);
  const data = { card: cardReference(card), idMember, member: { id: idMember, name: fullName } };
  recordAction(world, author, { type, board, card, lists: [card.idList], data, idMember });
}

function recordLabel(world: World, author: Author, card: Card, type: string, idLabel: string): void {
  const board = world.board(card.idBoard);
  const { id, name, color } = world.label(idLabel);
  const data = { card: cardReference(card), label: { color, name, id }, text: name, value: color };
  recordAction(world, author, {
    type,
    board,
    card,
    lists: [card.idList],
    data: { ...data, board: boardReference(board) },
  });
}

function checkMembers(board: Board, idMembers: readonly string[]): void {
  if (!idMembers.every((id) => isOnBoard(board, id))) throw invalidValue("idMembers");
}

function isOnBoard(board: Board, idMember: string): boolean {
  return board.memberships.some((membership) => membership.idMember === idMember);
}

function checkLabels(world: World, board: Board, idLabels: readonly string[]): void {
  if (!idLabels.every((id) => world.labels.get(id)?.idBoard === board.id)) throw invalidValue("idLabels");
}
