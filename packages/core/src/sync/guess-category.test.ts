import { expect, test } from "vitest";
import { guessCategory } from "./guess-category.ts";

test.each([
  ["Backlog", "backlog"],
  ["Ideen für später", "backlog"],
  ["To do", "todo"],
  ["This week", "todo"],
  ["In Progress", "doing"],
  ["In Arbeit", "doing"],
  ["Code review", "doing"],
  ["Done", "done"],
  ["Erledigt 🎉", "done"],
  ["Completed", "done"],
  ["Won't do", "dropped"],
  ["Not planned", "dropped"],
  ["", "todo"],
])("%s is %s", (name, category) => {
  expect(guessCategory(name)).toBe(category);
});
