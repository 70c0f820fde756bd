/** Custom fields of a card as names and values. Their names and choices belong to the board. */
import { cleanText, type TrackerFact } from "@eureka/connector-sdk";
import { longestFieldValue } from "@eureka/contracts/connected-board";
import type { TrelloClient } from "./client.ts";
import { choicesOf, longestFieldName, readCustomFields } from "./fields.ts";
import type { TrelloCard } from "./wire.ts";

const mostFacts = 50;

/** Asks for the board's fields only where the card has a value. */
export async function readFacts(
  client: TrelloClient,
  { idBoard, customFieldItems }: TrelloCard,
): Promise<TrackerFact[]> {
  if (customFieldItems.length === 0) return [];
  const fields = await readCustomFields(client, idBoard);
  return fields
    .flatMap((field) => {
      const item = customFieldItems.find(({ idCustomField }) => idCustomField === field.id);
      const chosen = choicesOf(field).find(({ id }) => id === item?.idValue)?.text;
      const value = cleanText(chosen ?? writeValue(item?.value), longestFieldValue);
      const name = cleanText(field.name, longestFieldName);
      return value === "" ? [] : [{ name, value, platformFieldId: field.id }];
    })
    .slice(0, mostFacts);
}

/** Trello keeps every value as text, under the name of its kind. */
function writeValue(value: Readonly<Record<string, unknown>> | null | undefined): string {
  const [text] = Object.values(value ?? {});
  return typeof text === "string" || typeof text === "number" || typeof text === "boolean" ? String(text) : "";
}
