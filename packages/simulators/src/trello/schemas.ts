/** The values of Trello's parameters. They come as text in a query and with their own types in a JSON body; both are taken. */
import { z } from "zod";
import { labelColors } from "./model.ts";

/** The longest name and description, in UTF-16 code units. */
export const longestText = 16_384;

export const id = z.string().regex(/^[0-9a-f]{24}$/i);
export const text = z.string().max(longestText);
/** Names are trimmed and never empty. */
export const name = text.trim().min(1);
export const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")]);
export const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
export const position = z.union([z.enum(["top", "bottom"]), number.refine((value) => value > 0)]);
export const color = z.union([z.enum(labelColors), z.null(), z.literal(["null", ""]).transform(() => null)]);
export const ids = z.union([
  z.array(id),
  z
    .string()
    .transform((value) => (value === "" ? [] : value.split(",")))
    .pipe(z.array(id)),
]);
/** A comma-separated list of names of fields, or "all". */
export const fields = z.string().regex(/^[\w,/ ]+$/);

/** A moment; kept in whole milliseconds, as Trello keeps it. */
export const moment = z
  .string()
  .refine((value) => /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && !Number.isNaN(Date.parse(value)))
  .transform((value) => new Date(value).toISOString());
/** A moment, or null, "null" or nothing to take it away. */
export const optionalMoment = z.union([moment, z.null(), z.literal(["null", ""]).transform(() => null)]);

/** A moment or an id, which has one inside. */
const pointInTime = z.union([id, moment, z.literal("lastView").transform(() => new Date(0).toISOString())]);

/** What every list of actions takes. */
export const actionQuery = {
  filter: z.string().optional(),
  fields: fields.optional(),
  limit: number.refine((value) => Number.isInteger(value) && value >= 0 && value <= 1_000).optional(),
  page: number.refine((value) => Number.isInteger(value) && value >= 0 && value <= 19).optional(),
  since: pointInTime.optional(),
  before: pointInTime.optional(),
  member: flag.optional(),
  member_fields: fields.optional(),
  memberCreator: flag.optional(),
  memberCreator_fields: fields.optional(),
  display: flag.optional(),
  entities: flag.optional(),
  reactions: flag.optional(),
  format: z.enum(["list", "count"]).optional(),
  idModels: ids.optional(),
};

/** What every list of cards takes: nested resources of a card. */
export const cardQuery = {
  fields: fields.optional(),
  checklists: z.enum(["all", "none"]).optional(),
  checklist_fields: fields.optional(),
  members: flag.optional(),
  member_fields: fields.optional(),
  attachments: z.union([z.literal("cover"), flag]).optional(),
  attachment_fields: fields.optional(),
  customFieldItems: flag.optional(),
  stickers: flag.optional(),
  pluginData: flag.optional(),
};

/** A list of cards may besides be cut by the time when the cards were made. */
export const cardListQuery = {
  ...cardQuery,
  limit: number.refine((value) => Number.isInteger(value) && value >= 1 && value <= 1_000).optional(),
  since: pointInTime.optional(),
  before: pointInTime.optional(),
};

export const viewFilter = z.enum(["all", "closed", "none", "open"]);
export const cardFilter = z.enum(["all", "closed", "complete", "incomplete", "none", "open", "visible"]);
