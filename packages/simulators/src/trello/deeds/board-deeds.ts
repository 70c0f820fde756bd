/** What happens to boards, their lists, labels and people. */
import { makeShortLink } from "../ids.ts";
import {
  type Author,
  type Board,
  type Label,
  type LabelColor,
  type List,
  labelColors,
  type Membership,
} from "../model.ts";
import { type Position, resolvePosition } from "../position.ts";
import { boardReference, listReference, recordAction } from "../record-action.ts";
import type { World } from "../world.ts";

export interface NewBoard {
  readonly name: string;
  readonly desc?: string | undefined;
  readonly idOrganization?: string | null | undefined;
  readonly permissionLevel?: Board["permissionLevel"] | undefined;
  readonly defaultLists?: boolean | undefined;
  readonly defaultLabels?: boolean | undefined;
}

export function createBoard(world: World, author: Author, input: NewBoard): Board {
  const { name, desc = "", idOrganization = null, permissionLevel = "private" } = input;
  const id = world.newId();
  const board: Board = {
    id,
    shortLink: makeShortLink(),
    name,
    desc,
    closed: false,
    idOrganization,
    permissionLevel,
    memberships: [{ id: world.newId(), idMember: author.member.id, memberType: "admin" }],
    lastIdShort: 0,
    dateLastActivity: world.now(),
  };
  world.boards.set(id, board);
  recordAction(world, author, { type: "createBoard", board, data: {} });
  for (const title of input.defaultLists === false ? [] : ["To Do", "Doing", "Done"]) {
    createList(world, author, board, { name: title });
  }
  for (const color of input.defaultLabels === false ? [] : labelColors.slice(0, 6)) {
    const label = { id: world.newId(), idBoard: id, name: "", color };
    world.labels.set(label.id, label);
  }
  return board;
}

export interface BoardChange {
  readonly name?: string | undefined;
  readonly desc?: string | undefined;
  readonly closed?: boolean | undefined;
}

export function updateBoard(world: World, author: Author, board: Board, change: BoardChange): Board {
  for (const name of ["name", "desc", "closed"] as const) {
    const value = change[name];
    if (value === undefined || value === board[name]) continue;
    const old = { [name]: board[name] };
    Object.assign(board, { [name]: value });
    const data = { board: { ...boardReference(board), [name]: value }, old };
    recordAction(world, author, { type: "updateBoard", board, data });
  }
  return board;
}

/** The board goes with everything on it; nobody is told, because its watchers go with it. */
export function deleteBoard(world: World, board: Board): void {
  for (const card of world.cardsOf(board.id)) {
    for (const { id } of world.checklistsOf(card.id)) world.checklists.delete(id);
    world.cards.delete(card.id);
  }
  for (const { id } of world.listsOf(board.id)) world.lists.delete(id);
  for (const { id } of world.labelsOf(board.id)) world.labels.delete(id);
  for (const { id } of world.customFieldsOf(board.id)) world.customFields.delete(id);
  for (const { id, idModel } of world.webhooks.values()) if (idModel === board.id) world.webhooks.delete(id);
  world.boards.delete(board.id);
}

export function addToBoard(
  world: World,
  author: Author,
  board: Board,
  idMember: string,
  memberType: Membership["memberType"],
): void {
  const known = board.memberships.find((membership) => membership.idMember === idMember);
  if (known) {
    known.memberType = memberType;
    return;
  }
  board.memberships.push({ id: world.newId(), idMember, memberType });
  const data = { idMemberAdded: idMember, memberType };
  recordAction(world, author, { type: "addMemberToBoard", board, data, idMember });
}

export function removeFromBoard(world: World, author: Author, board: Board, idMember: string): void {
  board.memberships = board.memberships.filter((membership) => membership.idMember !== idMember);
  recordAction(world, author, { type: "removeMemberFromBoard", board, data: { idMember }, idMember });
}

export interface ListFields {
  readonly name?: string | undefined;
  readonly closed?: boolean | undefined;
  readonly pos?: Position | undefined;
}

export function createList(
  world: World,
  author: Author,
  board: Board,
  fields: ListFields & { readonly name: string },
): List {
  const others = world.listsOf(board.id).map(({ pos }) => pos);
  const id = world.newId();
  const pos = resolvePosition(fields.pos ?? "bottom", others);
  const list: List = { id, name: fields.name, closed: false, idBoard: board.id, pos };
  world.lists.set(id, list);
  recordAction(world, author, { type: "createList", board, lists: [id], data: { list: listReference(list) } });
  return list;
}

export function updateList(world: World, author: Author, list: List, fields: ListFields): List {
  const others = world.listsOf(list.idBoard).filter((other) => other !== list);
  const pos =
    fields.pos === undefined
      ? undefined
      : resolvePosition(
          fields.pos,
          others.map((other) => other.pos),
        );
  const wanted = { name: fields.name, closed: fields.closed, pos };
  for (const name of ["name", "closed", "pos"] as const) {
    const value = wanted[name];
    if (value === undefined || value === list[name]) continue;
    const old = { [name]: list[name] };
    Object.assign(list, { [name]: value });
    const data = { list: { ...listReference(list), [name]: value }, old };
    recordAction(world, author, { type: "updateList", board: world.board(list.idBoard), lists: [list.id], data });
  }
  return list;
}

export function createLabel(world: World, author: Author, board: Board, name: string, color: LabelColor | null): Label {
  const label: Label = { id: world.newId(), idBoard: board.id, name, color };
  world.labels.set(label.id, label);
  recordAction(world, author, { type: "createLabel", board, data: { label: { name, id: label.id, color } } });
  return label;
}

export function updateLabel(
  world: World,
  author: Author,
  label: Label,
  fields: { readonly name?: string | undefined; readonly color?: LabelColor | null | undefined },
): Label {
  for (const name of ["name", "color"] as const) {
    const value = fields[name];
    if (value === undefined || value === label[name]) continue;
    const old = { [name]: label[name] };
    Object.assign(label, { [name]: value });
    const data = { label: { name: label.name, id: label.id, color: label.color }, old };
    recordAction(world, author, { type: "updateLabel", board: world.board(label.idBoard), data });
  }
  return label;
}

/** It comes off every card without a word for each of them. */
export function deleteLabel(world: World, author: Author, label: Label): void {
  const board = world.board(label.idBoard);
  for (const card of world.cardsOf(board.id)) card.idLabels = card.idLabels.filter((id) => id !== label.id);
  world.labels.delete(label.id);
  recordAction(world, author, { type: "deleteLabel", board, data: { label: { id: label.id } } });
}
