import { defineOperation } from "@eureka/core/operations";
import { expect, test } from "vitest";
import { z } from "zod";
import { readInput } from "./read-input.ts";

const listing = defineOperation({
  name: "board.list",
  summary: "List boards",
  input: z.strictObject({ limit: z.int().optional(), archived: z.boolean().optional() }),
  output: z.strictObject({}),
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/boards" },
  example: { input: {}, output: {} },
  run: async () => ({}),
});

const read = (query: Record<string, string>) => readInput(listing, { params: {}, query, body: undefined });

test("the text of a query becomes what its field means; what does not fit stays for the schema to refuse", () => {
  expect(read({ limit: "5", archived: "true" })).toEqual({ limit: 5, archived: true });
  expect(read({ limit: "many", archived: "yes" })).toEqual({ limit: "many", archived: "yes" });
});

test("names that every object inherits are unknown fields like any other", () => {
  const query = { __defineGetter__: "x", constructor: "y", toString: "z" };
  expect(Object.entries(read(query))).toEqual(Object.entries(query));
});
