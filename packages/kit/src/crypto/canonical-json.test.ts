import fc from "fast-check";
import { expect, test } from "vitest";
import { type CanonicalValue, canonicalJson, chainStart, hashChain } from "./index.ts";

/** JSON values without lone surrogates. */
const values = fc.jsonValue({ stringUnit: "grapheme" }) as fc.Arbitrary<CanonicalValue>;

test("the text parses back to the same value and is a fixed point", () => {
  fc.assert(
    fc.property(values, (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test("the order in which keys were set does not matter, at any depth", () => {
  const reverse = (value: CanonicalValue): CanonicalValue => {
    if (Array.isArray(value)) return value.map(reverse);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, reverse(member)]),
    );
  };
  fc.assert(fc.property(values, (value) => canonicalJson(reverse(value)) === canonicalJson(value)));
});

test("keys are ordered by UTF-16 code units, numbers and strings are written as ECMAScript writes them", () => {
  const keys = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, "\u00f6": 7 };
  expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
  expect(canonicalJson([Number("333333333.33333329"), 1e30, 4.5, 2e-3, 1e-27, -0, 1e21, 123456789012345680000])).toBe(
    "[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21,123456789012345680000]",
  );
  expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  expect(canonicalJson({ __proto__: null, a: [true, null, { b: "" }] })).toBe('{"a":[true,null,{"b":""}]}');
});

test.each([
  ["undefined", { a: undefined }],
  ["a hole", new Array(1)],
  ["a function", { a: () => 1 }],
  ["a big integer", 1n],
  ["not a number", Number.NaN],
  ["infinity", [Number.POSITIVE_INFINITY]],
  ["a lone surrogate in a value", { a: "\ud800" }],
  ["a lone surrogate in a key", { "\udc00": 1 }],
  ["a date", { at: new Date(0) }],
  ["a map", new Map()],
])("%s is refused instead of lost", (_name, value) => {
  expect(() => canonicalJson(value as CanonicalValue)).toThrow(TypeError);
});

test("a refusal tells where the value stands, without the value", () => {
  expect(() => canonicalJson({ changes: [{ to: "secret \ud800" }] })).toThrow(
    "canonical JSON cannot hold a lone surrogate at $.changes[0].to",
  );
});

test("each link of a chain depends on everything before it", () => {
  const first = hashChain(chainStart, { sequence: 1, action: "work_item.create" });
  const second = hashChain(first, { sequence: 2, action: "work_item.delete" });
  expect(hashChain(chainStart, { action: "work_item.create", sequence: 1 })).toBe(first);
  expect(
    hashChain(hashChain(chainStart, { sequence: 1, action: "x" }), { sequence: 2, action: "work_item.delete" }),
  ).not.toBe(second);
  // Computed with: printf '%064d\n{"a":1}' 0 | sha256sum
  expect(hashChain(chainStart, { a: 1 })).toBe("f21735afd2cd6af4fc5804b0045cebfd545aef8396d29d030c39cb8880b45b7f");
  expect(() => hashChain("", { a: 1 })).toThrow(RangeError);
});
