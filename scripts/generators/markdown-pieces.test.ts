import { expect, it } from "vitest";
import { z } from "zod";
import { idSchema } from "../../packages/contracts/src/ids.ts";
import { describeSchemaFields } from "./describe-schema-fields.ts";
import { markdownTable } from "./markdown.ts";

it("says of each field what it holds", () => {
  const schema = z.strictObject({
    boardIds: z.array(idSchema("board")),
    position: z.int(),
    reason: z.enum(["expired", "revoked"]).nullable(),
    place: z.strictObject({ type: z.literal("list"), id: idSchema("list") }),
    note: z.string().optional(),
  });
  expect(describeSchemaFields(schema)).toEqual([
    "`boardIds`: list of board id",
    "`position`: whole number",
    '`reason`: "expired" or "revoked" or null',
    '`place`: { type: "list", id: list id }',
    "`note`: text (optional)",
  ]);
  expect(describeSchemaFields(z.strictObject({}))).toEqual([]);
});

it("keeps a cell of a table in its column and on its line", () => {
  expect(markdownTable(["A", "B"], [["a|b", "two\nlines"]])).toEqual([
    "| A | B |",
    "|---|---|",
    "| a\\|b | two lines |",
  ]);
  expect(markdownTable(["A"], [])).toEqual(["None."]);
});
