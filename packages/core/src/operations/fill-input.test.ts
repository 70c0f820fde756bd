import { dueSchema, prioritySchema } from "@eureka/contracts/work-item";
import { expect, it } from "vitest";
import { z } from "zod";
import { fillInput } from "./fill-input.ts";

const input = z.strictObject({
  title: z.string().min(1),
  description: z.string().default(""),
  due: dueSchema.nullable().default(null),
  priority: prioritySchema.default("none"),
});

it("lays texts over an input, each as its field wants it, and leaves the rest alone", () => {
  const before = { title: "12", priority: "low" };
  expect(fillInput({ input }, before, { due: "2026-12-04", priority: "Urgent" })).toEqual({
    title: "12",
    due: { type: "date", date: "2026-12-04" },
    priority: "urgent",
  });
  expect(before).toEqual({ title: "12", priority: "low" });
});

it("empties what can be empty, falls back to the default, and lets the schema refuse the rest", () => {
  const emptied = fillInput(
    { input },
    { title: "A", description: "B", priority: "low" },
    {
      title: "",
      description: null,
      due: null,
      priority: null,
      colour: "red",
    },
  );
  expect(emptied).toEqual({ due: null, colour: "red" });
  expect(input.safeParse(emptied).error?.issues.map(({ path, code }) => [path[0], code])).toEqual([
    ["title", "invalid_type"],
    [undefined, "unrecognized_keys"],
  ]);
});
