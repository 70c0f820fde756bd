import { dueSchema, personReferenceSchema, prioritySchema, workItemLabelsSchema } from "@eureka/contracts/work-item";
import { expect, it } from "vitest";
import { z } from "zod";
import { coerceValue } from "./coerce-value.ts";

it.each<[string, z.ZodType, string | true | string[], unknown]>([
  ["text stays as it was typed", z.string(), " 12 ", " 12 "],
  ["a number", z.int(), "12", 12],
  ["a switch without a value", z.boolean(), true, true],
  ["a switch with one", z.boolean().default(false), "no", false],
  ["one of several words, in any case", prioritySchema, "Urgent", "urgent"],
  ["nothing", dueSchema.nullable(), "none", null],
  ["a day", dueSchema, "2026-12-04", { type: "date", date: "2026-12-04" }],
  ["an instant", dueSchema, "2026-12-04T10:00:00Z", { type: "instant", at: "2026-12-04T10:00:00Z" }],
  ["a list", workItemLabelsSchema, "web, bug", ["web", "bug"]],
  ["a flag that was given twice", workItemLabelsSchema, ["web", "bug"], ["web", "bug"]],
  ["a flag that was given twice for one value", z.string(), ["web", "bug"], "bug"],
  ["a person", personReferenceSchema, "@Ann", "@Ann"],
  ["nonsense stays, so that the schema says what is wrong", z.int(), "twelve", "twelve"],
])("reads %s", (_name, schema, typed, value) => {
  expect(coerceValue(schema, typed)).toEqual(value);
});
