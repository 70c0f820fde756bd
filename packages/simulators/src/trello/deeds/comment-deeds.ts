/** Comments: an action of the log is the comment itself. */
import type { Action, Author, Card } from "../model.ts";
import { cardReference, listReference, recordAction } from "../record-action.ts";
import { resourceNotFound, TrelloRefusal } from "../refusal.ts";
import type { World } from "../world.ts";

export function addComment(world: World, author: Author, card: Card, text: string): Action {
  const data = { card: cardReference(card), list: listReference(world.list(card.idList)), text };
  const place = { board: world.board(card.idBoard), card, lists: [card.idList] };
  return recordAction(world, author, { type: "commentCard", ...place, data });
}

/** Only whoever wrote a comment changes it. */
export function updateComment(world: World, author: Author, comment: Action, text: string): Action {
  if (comment.idMemberCreator !== author.member.id) throw new TrelloRefusal(401, "unauthorized permission requested");
  const card = cardOfComment(world, comment);
  const old = { text: comment.data.text };
  comment.data.text = text;
  comment.data.dateLastEdited = world.now();
  const data = { card: cardReference(card), old, action: { id: comment.id, text } };
  const place = { board: world.board(card.idBoard), card, lists: [card.idList] };
  recordAction(world, author, { type: "updateComment", ...place, data });
  return comment;
}

/** Whoever wrote it, or an administrator of the board. */
export function deleteComment(world: World, author: Author, comment: Action): void {
  const card = cardOfComment(world, comment);
  const board = world.board(card.idBoard);
  const isAdmin = board.memberships.some(
    ({ idMember, memberType }) => idMember === author.member.id && memberType === "admin",
  );
  if (comment.idMemberCreator !== author.member.id && !isAdmin) {
    throw new TrelloRefusal(401, "unauthorized permission requested");
  }
  world.actions.splice(world.actions.indexOf(comment), 1);
  const data = { card: cardReference(card), action: { id: comment.id } };
  recordAction(world, author, { type: "deleteComment", board, card, lists: [card.idList], data });
}

export function commentsOf(world: World, card: Card): Action[] {
  return world.actions.filter(({ type, idModels }) => type === "commentCard" && idModels.includes(card.id));
}

export function findComment(world: World, id: string): Action {
  const comment = world.action(id);
  if (comment.type !== "commentCard") throw resourceNotFound();
  return comment;
}

export function cardOfComment(world: World, comment: Action): Card {
  const { card } = comment.data as { card: { id: string } };
  return world.card(card.id);
}
