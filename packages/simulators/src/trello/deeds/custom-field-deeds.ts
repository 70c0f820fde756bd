/** Custom fields: defined by a board, filled in by its cards. */
import type { Author, Board, Card, CustomField, CustomFieldItem } from "../model.ts";
import { resolvePosition } from "../position.ts";
import { cardReference, recordAction } from "../record-action.ts";
import { invalidValue, TrelloRefusal } from "../refusal.ts";
import type { World } from "../world.ts";

const keyOfType = { checkbox: "checked", number: "number", text: "text", date: "date" } as const;

export function createCustomField(
  world: World,
  author: Author,
  board: Board,
  {
    name,
    type,
    options = [],
  }: { readonly name: string; readonly type: CustomField["type"]; readonly options?: readonly string[] },
): CustomField {
  const others = world.customFieldsOf(board.id).map(({ pos }) => pos);
  const field: CustomField = {
    id: world.newId(),
    idBoard: board.id,
    name,
    type,
    pos: resolvePosition("bottom", others),
    cardFront: true,
    options: options.map((text, index) => ({
      id: world.newId(),
      value: { text },
      color: "none",
      pos: (index + 1) * 16_384,
    })),
  };
  world.customFields.set(field.id, field);
  const data = { customField: { id: field.id, name, type } };
  recordAction(world, author, { type: "createCustomField", board, data });
  return field;
}

export interface CustomFieldValue {
  readonly value?: Readonly<Record<string, string | number | boolean>> | "" | null | undefined;
  readonly idValue?: string | null | undefined;
}

/** Without a value the item goes; Trello keeps every value as text. */
export function setCustomField(
  world: World,
  author: Author,
  card: Card,
  field: CustomField,
  input: CustomFieldValue,
): CustomFieldItem {
  if (field.idBoard !== card.idBoard) throw invalidValue("idCustomField");
  const known = card.customFieldItems.find(({ idCustomField }) => idCustomField === field.id);
  const item = known ?? { id: world.newId(), idCustomField: field.id, value: null, idValue: null };
  const old = { value: item.value, idValue: item.idValue };
  Object.assign(item, readValue(field, input));
  card.customFieldItems = card.customFieldItems.filter((other) => other !== item);
  if (item.value !== null || item.idValue !== null) card.customFieldItems.push(item);
  const data = {
    old,
    customField: { id: field.id, name: field.name, type: field.type },
    customFieldItem: { ...item, idModel: card.id, modelType: "card" },
    card: cardReference(card),
  };
  const place = { board: world.board(card.idBoard), card, lists: [card.idList] };
  recordAction(world, author, { type: "updateCustomFieldItem", ...place, data });
  return item;
}

function readValue(
  field: CustomField,
  { value, idValue }: CustomFieldValue,
): Pick<CustomFieldItem, "value" | "idValue"> {
  if (field.type === "list") {
    if (idValue && !field.options.some(({ id }) => id === idValue)) throw invalidValue("idValue");
    return { value: null, idValue: idValue || null };
  }
  if (!value) return { value: null, idValue: null };
  const key = keyOfType[field.type];
  const given = value[key];
  if (given === undefined) throw new TrelloRefusal(400, "Invalid custom field item value.");
  return { value: { [key]: String(given) }, idValue: null };
}
