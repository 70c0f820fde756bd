/** What happens to checklists and their entries. */
import type { Author, Card, CheckItem, Checklist } from "../model.ts";
import { byPosition, type Position, resolvePosition } from "../position.ts";
import { cardReference, checkItemReference, checklistReference, recordAction } from "../record-action.ts";
import { invalidValue, resourceNotFound } from "../refusal.ts";
import type { World } from "../world.ts";

export function addChecklist(
  world: World,
  author: Author,
  card: Card,
  name: string,
  pos: Position = "bottom",
): Checklist {
  const others = world.checklistsOf(card.id).map((checklist) => checklist.pos);
  const id = world.newId();
  const checklist: Checklist = { id, idCard: card.id, name, pos: resolvePosition(pos, others), checkItems: [] };
  world.checklists.set(id, checklist);
  record(world, author, checklist, "addChecklistToCard", {});
  return checklist;
}

export function updateChecklist(
  world: World,
  author: Author,
  checklist: Checklist,
  { name, pos }: { readonly name?: string | undefined; readonly pos?: Position | undefined },
): Checklist {
  if (name !== undefined && name !== checklist.name) {
    const old = { name: checklist.name };
    checklist.name = name;
    record(world, author, checklist, "updateChecklist", { old });
  }
  if (pos !== undefined) {
    const others = world.checklistsOf(checklist.idCard).filter((other) => other !== checklist);
    const old = { pos: checklist.pos };
    checklist.pos = resolvePosition(
      pos,
      others.map((other) => other.pos),
    );
    if (old.pos !== checklist.pos) record(world, author, checklist, "updateChecklist", { old });
  }
  return checklist;
}

export function removeChecklist(world: World, author: Author, checklist: Checklist): void {
  world.checklists.delete(checklist.id);
  record(world, author, checklist, "removeChecklistFromCard", {});
}

export interface CheckItemFields {
  readonly name?: string | undefined;
  readonly state?: CheckItem["state"] | undefined;
  readonly pos?: Position | undefined;
  readonly due?: string | null | undefined;
  readonly idMember?: string | null | undefined;
  readonly idChecklist?: string | undefined;
}

export function addCheckItem(
  world: World,
  author: Author,
  checklist: Checklist,
  name: string,
  fields: CheckItemFields,
): CheckItem {
  const item: CheckItem = {
    id: world.newId(),
    name,
    state: fields.state ?? "incomplete",
    pos: resolvePosition(
      fields.pos ?? "bottom",
      checklist.checkItems.map(({ pos }) => pos),
    ),
    due: fields.due ?? null,
    idMember: fields.idMember ?? null,
  };
  checklist.checkItems = [...checklist.checkItems, item].sort(byPosition);
  record(world, author, checklist, "createCheckItem", { checkItem: checkItemReference(item) });
  return item;
}

export function updateCheckItem(world: World, author: Author, place: ItemPlace, fields: CheckItemFields): CheckItem {
  const { item } = place;
  const checklist = moveBetween(world, place, fields.idChecklist);
  if (fields.state !== undefined && fields.state !== item.state) {
    item.state = fields.state;
    record(world, author, checklist, "updateCheckItemStateOnCard", { checkItem: checkItemReference(item) });
  }
  for (const name of ["name", "due", "idMember"] as const) {
    const value = fields[name];
    if (value === undefined || value === item[name]) continue;
    const old = { [name]: item[name] };
    Object.assign(item, { [name]: value });
    record(world, author, checklist, "updateCheckItem", {
      old,
      checkItem: { ...checkItemReference(item), [name]: value },
    });
  }
  if (fields.pos !== undefined) {
    const old = { pos: item.pos };
    const others = checklist.checkItems.filter((other) => other !== item);
    item.pos = resolvePosition(
      fields.pos,
      others.map(({ pos }) => pos),
    );
    checklist.checkItems.sort(byPosition);
    const checkItem = { ...checkItemReference(item), pos: item.pos };
    if (old.pos !== item.pos) record(world, author, checklist, "updateCheckItem", { old, checkItem });
  }
  return item;
}

export function deleteCheckItem(world: World, author: Author, { checklist, item }: ItemPlace): void {
  checklist.checkItems = checklist.checkItems.filter((other) => other !== item);
  record(world, author, checklist, "deleteCheckItem", { checkItem: checkItemReference(item) });
}

export interface ItemPlace {
  readonly checklist: Checklist;
  readonly item: CheckItem;
}

export function findCheckItem(world: World, idCard: string, idCheckItem: string): ItemPlace {
  for (const checklist of world.checklistsOf(idCard)) {
    const item = checklist.checkItems.find(({ id }) => id === idCheckItem);
    if (item) return { checklist, item };
  }
  throw resourceNotFound();
}

function moveBetween(world: World, { checklist, item }: ItemPlace, idChecklist: string | undefined): Checklist {
  if (idChecklist === undefined || idChecklist === checklist.id) return checklist;
  const target = world.checklist(idChecklist);
  if (target.idCard !== checklist.idCard) throw invalidValue("idChecklist");
  checklist.checkItems = checklist.checkItems.filter((other) => other !== item);
  target.checkItems.push(item);
  return target;
}

function record(world: World, author: Author, checklist: Checklist, type: string, more: Record<string, unknown>): void {
  const card = world.card(checklist.idCard);
  const data = { ...more, card: cardReference(card), checklist: checklistReference(checklist) };
  recordAction(world, author, { type, board: world.board(card.idBoard), card, lists: [card.idList], data });
}
