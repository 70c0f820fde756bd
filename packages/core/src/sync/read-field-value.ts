/** Pure. What somebody gave as the value of a field, in the form of its type. */
import type { TrackerCustomField } from "@eureka/connector-sdk";
import type { ExternalFieldType } from "@eureka/contracts/connected-board";
import { EurekaError } from "@eureka/contracts/errors";
import { say } from "@eureka/contracts/words";
import { z } from "zod";

/** Null where the text is no value of the type. */
const readers: Readonly<Record<ExternalFieldType, (text: string, field: TrackerCustomField) => string | null>> = {
  text: (text) => text,
  number: (text) => (/^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? text : null),
  checkbox: (text) => (text === "true" || text === "false" ? text : null),
  date: readMoment,
  choice: (text, { choices }) => (choices.includes(text) ? text : null),
};

/** Null takes the value away, and so does empty text. Throws `external_field.value_wrong`. */
export function readFieldValue(field: TrackerCustomField, given: string | null): string | null {
  const text = given?.trim() ?? "";
  if (text === "") return null;
  const value = readers[field.type](text, field);
  if (value !== null) return value;
  const { name, type, choices } = field;
  const wanted = say(`field.wanted.${type}`, { choices: choices.join(", ") });
  throw new EurekaError("external_field.value_wrong", { name, type, wanted });
}

/** A day becomes its noon in UTC, as a due date does. */
function readMoment(text: string): string | null {
  const moment = z.iso.date().safeParse(text).success ? `${text}T12:00:00.000Z` : text;
  return z.iso.datetime({ offset: true }).safeParse(moment).success ? new Date(moment).toISOString() : null;
}
