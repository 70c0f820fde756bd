/** The log: everything that happens is written into it, and whoever watches hears of it. */
import type { Action, Author, Board, Card, CheckItem, Checklist, List } from "./model.ts";
import type { World } from "./world.ts";

interface ActionInput {
  readonly type: string;
  readonly board: Board;
  readonly card?: Card | undefined;
  /** Further models whose watchers hear it, for example both lists of a move. */
  readonly lists?: readonly string[];
  /** Besides the board, which every action names. */
  readonly data: Record<string, unknown>;
  /** Whom it is about. */
  readonly idMember?: string;
  /** Comments and cards are the older part of their action, so the id is made by whoever makes them. */
  readonly id?: string;
}

export function recordAction(world: World, author: Author, input: ActionInput): Action {
  const { type, board, card, lists = [], data, idMember } = input;
  const date = world.now();
  board.dateLastActivity = date;
  if (card) card.dateLastActivity = date;
  const places = [board.id, board.idOrganization, card?.id, ...lists, author.member.id, idMember];
  const action: Action = {
    id: input.id ?? world.newId(),
    idMemberCreator: author.member.id,
    type,
    date,
    data: { ...data, board: data.board ?? boardReference(board) },
    app: author.app,
    idMember: idMember ?? null,
    idModels: [...new Set(places.filter((id): id is string => typeof id === "string"))],
  };
  world.actions.push(action);
  world.onAction(action);
  return action;
}

export function boardReference({ id, name, shortLink }: Board): Record<string, unknown> {
  return { shortLink, name, id };
}

export function listReference({ id, name }: List): Record<string, unknown> {
  return { name, id };
}

export function cardReference({ id, name, idShort, shortLink }: Card): Record<string, unknown> {
  return { shortLink, idShort, name, id };
}

export function checklistReference({ id, name }: Checklist): Record<string, unknown> {
  return { name, id };
}

export function checkItemReference({ id, name, state }: CheckItem): Record<string, unknown> {
  return { state, name, id };
}
