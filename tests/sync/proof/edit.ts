/** What may happen in a story, and how fast-check makes it up. */
import fc from "fast-check";
import type { CallFault } from "./watched-tracker.ts";

export const editKinds = [
  "create",
  "title",
  "body",
  "labels",
  "due",
  "priority",
  "assignee",
  "move",
  "archive",
  "restore",
  "delete",
  "add entry",
  "tick entry",
  "parent",
  "comment",
  "edit comment",
  "delete comment",
  "attach",
  "detach",
] as const;

export interface Edit {
  /** 0: the team, on its own board or on one of those that a platform shows too; n: a person on the n-th platform. */
  readonly side: number;
  readonly kind: (typeof editKinds)[number];
  /** Which of the items that there are, and what becomes of it. */
  readonly item: number;
  readonly value: number;
  /** How often the platform tells of it. */
  readonly told: number;
  readonly fault: "none" | "death" | "death at a point" | CallFault;
  /** Steps of jobs and deliveries before the next edit. */
  readonly steps: number;
  /** Seconds until then. */
  readonly seconds: number;
}

export interface Story {
  readonly seed: number;
  readonly skews: readonly number[];
  readonly edits: readonly Edit[];
}

const weights: Partial<Record<Edit["kind"], number>> = {
  title: 3,
  body: 3,
  create: 2,
  move: 2,
  comment: 2,
};

const edit: fc.Arbitrary<Edit> = fc.record({
  side: fc.nat(3),
  kind: fc.oneof(...editKinds.map((kind) => ({ weight: weights[kind] ?? 1, arbitrary: fc.constant(kind) }))),
  item: fc.nat(1_000),
  value: fc.nat(1_000),
  told: fc.nat(2),
  fault: fc.oneof(
    { weight: 12, arbitrary: fc.constant("none" as const) },
    {
      weight: 5,
      arbitrary: fc.constantFrom("death", "death at a point", "unavailable", "rate limited", "answer lost"),
    },
  ),
  steps: fc.oneof(fc.nat(3), fc.nat(30)),
  seconds: fc.nat(20),
});

/** The story of a seed: the same one each time. */
export function storyOf(seed: number, edits: number): Story {
  const story = fc.record({
    seed: fc.constant(seed),
    skews: fc.array(fc.constantFrom(0, 0, -90, 40, 3_600), { minLength: 1, maxLength: 3 }),
    edits: fc.array(edit, { minLength: edits, maxLength: edits }),
  });
  const [first] = fc.sample(story, { seed, numRuns: 1 });
  if (!first) throw new Error("no story came of the seed");
  return first;
}
