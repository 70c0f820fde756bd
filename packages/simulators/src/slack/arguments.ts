/** The types of Slack's arguments. A form carries texts only, so each type reads JSON's value and the form's text alike. */
import { z } from "zod";

export const text = z.string().min(1);

export const flag = z.union([
  z.boolean(),
  z.enum(["true", "false", "1", "0"]).transform((value) => value === "true" || value === "1"),
]);

export function wholeNumber(least: number, most: number) {
  return z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.number().int().min(least).max(most));
}

/** An object or a list; in a form, and where clients like it also in JSON, its JSON text. */
export function jsonOf<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value, context) => {
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "is no JSON" });
      return z.NEVER;
    }
  }, schema);
}

/** `1767326125.870439`. */
export const ts = z.string().regex(/^\d{10}\.\d{6}$/, "is no timestamp of a message");

/** A point in time in a query: whole seconds are taken too. */
export const time = z.union([z.string().regex(/^\d+(\.\d+)?$/), z.number().nonnegative().transform(String)]);

export const userId = z.string().regex(/^[UW][A-Z0-9]{2,}$/, "is no id of a user");
export const fileId = z.string().regex(/^F[A-Z0-9]{2,}$/, "is no id of a file");

/** An id, a name with a number sign, or a person. */
export const channelArgument = z.string().regex(/^([CDGUW][A-Z0-9]{2,}|#[^\s]+)$/, "is no id of a conversation");

export const cursor = z.string();

/** Slack asks for less than 1,000 and recommends no more than 200. */
export const limit = wholeNumber(1, 1_000);

export const url = z.url({ protocol: /^https?$/ });
