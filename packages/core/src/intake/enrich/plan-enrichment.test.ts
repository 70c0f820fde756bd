import { type WorkItem, workItemSchema, workItemTitleSchema } from "@eureka/contracts/work-item";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Enrichment, enrichmentSchema, planEnrichment } from "./plan-enrichment.ts";

const plain: WorkItem = {
  ...workItemSchema.parse(workItemSchema.meta()?.example),
  title: "call the plumber tomorrow",
  description: "",
  priority: "none",
  due: null,
  labels: [],
};
const found: Enrichment = {
  title: "Call the plumber",
  description: "The tap drips.",
  priority: "medium",
  dueDate: "2026-11-23",
  labels: ["house"],
  effort: "quick",
  category: "administration",
};
const today = "2026-11-22";
const plainLine = /^[\p{L}\p{N}\p{P} ]+$/u;

test("an item without anything takes everything", () => {
  expect(planEnrichment(plain, found, today)).toMatchObject({
    title: "Call the plumber",
    priority: "medium",
    due: { type: "date", date: "2026-11-23" },
    labels: ["house"],
  });
});

test.each(["2026-11-21", "2031-01-01", null])("the day %s is not taken", (dueDate) => {
  expect(planEnrichment(plain, { ...found, dueDate }, today)).not.toHaveProperty("due");
});

test("whatever a model answers is a change that an item can take, and never loses the author's words", () => {
  const output = fc.record({
    title: fc.string({ minLength: 1, maxLength: 120, unit: "grapheme" }),
    description: fc.string({ maxLength: 2_000, unit: "grapheme" }),
    priority: fc.constantFrom("none", "low", "medium", "high", "urgent"),
    dueDate: fc.constantFrom(null, "2026-11-22", "1999-01-01"),
    labels: fc.array(fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }), { maxLength: 3 }),
    effort: fc.constantFrom("quick", "medium", "large"),
    category: fc.constantFrom("bug", "design"),
  });
  fc.assert(
    fc.property(output, (made) => {
      const parsed = enrichmentSchema.safeParse(made);
      if (!parsed.success) return;
      const change = planEnrichment(plain, parsed.data, today);
      // What no line may hold is refused by the update: the item then stays plain.
      if (plainLine.test(parsed.data.title)) expect(workItemTitleSchema.safeParse(change.title).success).toBe(true);
      if (change.title !== plain.title) expect(change.description).toContain(plain.title);
    }),
  );
});
