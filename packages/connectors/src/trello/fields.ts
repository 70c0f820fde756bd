/** Custom fields: a board defines them, its cards have values. Trello's lists of options are choices to us. */
import { ConnectorError, cleanText, type FieldsCapability, type TrackerCustomField } from "@eureka/connector-sdk";
import { longestFieldValue } from "@eureka/contracts/connected-board";
import { z } from "zod";
import { anything, part, type TrelloClient } from "./client.ts";
import { customFieldSchema, type TrelloCustomField } from "./wire.ts";

export const longestFieldName = 255;

/** Trello's types by ours, with the name under which a value of it is written. */
const types = {
  text: { type: "text", key: "text" },
  number: { type: "number", key: "number" },
  checkbox: { type: "checkbox", key: "checked" },
  date: { type: "date", key: "date" },
  list: { type: "choice", key: null },
} as const;

function isKnown(type: string): type is keyof typeof types {
  return Object.hasOwn(types, type);
}

export async function readCustomFields(client: TrelloClient, idBoard: string): Promise<TrelloCustomField[]> {
  const fields = await client.get(`/boards/${part(idBoard)}/customFields`, z.array(customFieldSchema));
  return fields.toSorted((one, other) => one.pos - other.pos);
}

/** The texts of a field's options as people see them. */
export function choicesOf({ options }: TrelloCustomField): { readonly id: string; readonly text: string }[] {
  return (options ?? []).map(({ id, value }) => ({ id, text: cleanText(value.text, longestFieldValue) }));
}

export function createTrelloFields(client: TrelloClient): FieldsCapability {
  return {
    async list({ platformBoardId }) {
      const fields = await readCustomFields(client, platformBoardId);
      return fields.flatMap((field): TrackerCustomField[] => {
        if (!isKnown(field.type)) return [];
        const choices = choicesOf(field).map(({ text }) => text);
        const name = cleanText(field.name, longestFieldName);
        return [{ platformFieldId: field.id, name, type: types[field.type].type, choices: [...new Set(choices)] }];
      });
    },
    async set({ item, platformFieldId, value }) {
      const fields = await readCustomFields(client, item.platformBoardId);
      const field = fields.find(({ id }) => id === platformFieldId);
      if (!field || !isKnown(field.type)) throw new ConnectorError("not_found", "The board has no such custom field");
      const path = `/cards/${part(item.platformItemId)}/customField/${part(platformFieldId)}/item`;
      await client.send("PUT", path, drawValue(field, types[field.type].key, value), anything);
    },
  };
}

/** Trello takes every value as text, and the empty text for none. */
function drawValue(field: TrelloCustomField, key: string | null, value: string | null): object {
  if (key !== null) return { value: value === null ? "" : { [key]: value } };
  if (value === null) return { idValue: "" };
  const chosen = choicesOf(field).find(({ text }) => text === value);
  if (!chosen) throw new ConnectorError("invalid", "The field has no such option");
  return { idValue: chosen.id };
}
