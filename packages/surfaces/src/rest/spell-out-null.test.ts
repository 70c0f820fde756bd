import { expect, test } from "vitest";
import { spellOutNull } from "./spell-out-null.ts";

const nothing = { type: "object", nullable: true, enum: [null] };

test("a reference or a union that may be null names null as a choice", () => {
  const schema = {
    properties: {
      due: { allOf: [{ $ref: "#/components/schemas/Due" }], nullable: true, description: "When." },
      value: { oneOf: [{ type: "string" }, { type: "number" }], nullable: true },
    },
  };
  expect(spellOutNull(schema)).toEqual({
    properties: {
      due: { description: "When.", anyOf: [{ $ref: "#/components/schemas/Due" }, nothing] },
      value: { anyOf: [{ oneOf: [{ type: "string" }, { type: "number" }] }, nothing] },
    },
  });
});

test("a list of words that may be null lists null, once", () => {
  const listed = { type: "string", nullable: true, enum: ["a", null] };
  expect(spellOutNull({ type: "string", nullable: true, enum: ["a"] })).toEqual(listed);
  expect(spellOutNull(listed)).toEqual(listed);
});

test("what has a type stays as it is", () => {
  const schema = { type: "string", nullable: true, example: { nullable: true } };
  expect(spellOutNull(schema)).toEqual(schema);
});
