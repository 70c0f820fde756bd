/** Who may see and change what. */
import type { Board, Caller, Card, Checklist, Label, List } from "./model.ts";
import { TrelloRefusal } from "./refusal.ts";
import type { World } from "./world.ts";

type Need = "read" | "write";

export function requireBoard(world: World, caller: Caller, id: string, need: Need): Board {
  const board = world.board(id);
  if (!mayUse(world, caller, board, need)) throw new TrelloRefusal(401, "unauthorized permission requested");
  return board;
}

export function requireList(world: World, caller: Caller, id: string, need: Need): List {
  const list = world.list(id);
  requireBoard(world, caller, list.idBoard, need);
  return list;
}

export function requireCard(world: World, caller: Caller, id: string, need: Need): Card {
  const card = world.card(id);
  if (mayUse(world, caller, world.board(card.idBoard), need)) return card;
  throw new TrelloRefusal(401, "unauthorized card permission requested");
}

export function requireChecklist(world: World, caller: Caller, id: string, need: Need): Checklist {
  const checklist = world.checklist(id);
  requireCard(world, caller, checklist.idCard, need);
  return checklist;
}

export function requireLabel(world: World, caller: Caller, id: string, need: Need): Label {
  const label = world.label(id);
  requireBoard(world, caller, label.idBoard, need);
  return label;
}

export function mayUse(world: World, { member }: Pick<Caller, "member">, board: Board, need: Need): boolean {
  const membership = board.memberships.find(({ idMember }) => idMember === member.id);
  if (membership) return need === "read" || membership.memberType !== "observer";
  if (need === "write") return false;
  if (board.permissionLevel === "public") return true;
  const organization = board.idOrganization === null ? undefined : world.organizations.get(board.idOrganization);
  return board.permissionLevel === "org" && organization?.memberIds.has(member.id) === true;
}
