import fc from "fast-check";
import { expect, test } from "vitest";
import { type CountedAnswer, tallyAnswers } from "./tally-answers.ts";

const approve: CountedAnswer = { verb: "approve", choice: null, counts: true };
const choose = (choice: string): CountedAnswer => ({ verb: "choose", choice, counts: true });

test("a quorum of two needs two who agree to the same thing", () => {
  expect(tallyAnswers([approve], 2)).toEqual({ kind: "open" });
  expect(tallyAnswers([approve, { ...approve, verb: "edit" }], 2)).toMatchObject({ verb: "approve" });
  expect(tallyAnswers([choose("a"), choose("b")], 2)).toEqual({ kind: "open" });
  expect(tallyAnswers([choose("a"), choose("b"), choose("a")], 2)).toMatchObject({ verb: "choose", choice: "a" });
});

test("what somebody's edit took back does not count", () => {
  expect(tallyAnswers([{ ...approve, counts: false }, approve], 2)).toEqual({ kind: "open" });
});

const answers = fc.array(
  fc.record({
    verb: fc.constantFrom("approve" as const, "reject" as const, "edit" as const),
    choice: fc.constant(null),
    counts: fc.boolean(),
  }),
);

test("one rejection that counts ends it, in whatever order the answers come", () => {
  fc.assert(
    fc.property(answers, fc.integer({ min: 1, max: 5 }), (given, quorum) => {
      const counted = given.filter(({ counts }) => counts);
      const rejected = counted.some(({ verb }) => verb === "reject");
      const expected = rejected ? "reject" : counted.length >= quorum ? "approve" : null;
      for (const order of [given, given.toReversed()]) {
        const tally = tallyAnswers(order, quorum);
        expect(tally.kind === "closed" ? tally.verb : null).toBe(expected);
      }
    }),
  );
});
