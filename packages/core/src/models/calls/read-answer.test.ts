import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { readAnswer } from "./read-answer.ts";

const schema = z.strictObject({ title: z.string(), score: z.number().max(10) });
const good = { title: 'A "good" {one} [really]', score: 3 };

test("an object is found alone, in a fence, and in prose with brackets of its own", () => {
  const json = JSON.stringify(good);
  for (const text of [json, `\n ${json} \n`, `\`\`\`json\n${json}\n\`\`\``, `See {this} and [that]: ${json} {ok?}`]) {
    expect(readAnswer(text, schema)).toMatchObject({ ok: true, value: good });
  }
});

test("whatever stands around it, the object comes out", () => {
  const prose = fc.string({ unit: "grapheme" }).map((text) => text.replace(/["{}[\]]/g, " "));
  const object = fc.record({ title: fc.string({ unit: "grapheme" }), score: fc.integer({ min: 0, max: 10 }) });
  fc.assert(
    fc.property(prose, object, prose, (before, value, after) => {
      expect(readAnswer(`${before}${JSON.stringify(value)}${after}`, schema)).toMatchObject({ ok: true, value });
    }),
  );
});

test("any text is read without throwing", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("{", "}", "[", "]", '"', "\\", ",", "1", " "), maxLength: 200 }),
      (text) => {
        expect(typeof readAnswer(text, schema).ok).toBe("boolean");
      },
    ),
  );
});

test("what is wrong is said by its place, and not at length", () => {
  const read = readAnswer(JSON.stringify({ title: "x", score: 11, ["y".repeat(5_000)]: 1 }), schema);
  expect(read).toMatchObject({ ok: false, hasJson: true });
  if (read.ok) return;
  expect(read.problem).toContain("score");
  expect(read.problem.length).toBeLessThan(2_000);
  expect(readAnswer("I am sorry", schema)).toMatchObject({ ok: false, hasJson: false });
  expect(readAnswer('{"title": "x", "sco', schema)).toMatchObject({ ok: false, hasJson: true });
});

test("deep nesting and a flood of brackets are refused without being followed", () => {
  const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
  expect(readAnswer(deep, schema)).toMatchObject({ ok: false, problem: "It is nested too deeply." });
  expect(readAnswer("[".repeat(500_000), schema)).toMatchObject({ ok: false });
  expect(readAnswer("{ a } ".repeat(200_000), schema)).toMatchObject({ ok: false });
  const nested = z.lazy(() => z.unknown());
  expect(readAnswer(deep, nested)).toMatchObject({ ok: false });
});

test("names of prototypes are only names", () => {
  const read = readAnswer('{"title": "x", "score": 1, "__proto__": {"isAdmin": true}}', schema);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  if (read.ok) expect(Object.getPrototypeOf(read.value)).toBe(Object.prototype);
});
