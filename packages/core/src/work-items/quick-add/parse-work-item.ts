import { quickAddSchema, quickAddTextSchema } from "@eureka/contracts/quick-add";
import { destinationFields } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleQuickAdd } from "../examples.ts";
import { findDestination } from "../items/find-destination.ts";
import { resolveQuickAdd } from "./resolve-quick-add.ts";

export const parseWorkItem = defineOperation({
  name: "work_item.parse",
  summary: "Understand quick-add text, without making anything",
  description:
    "Finds priorities, a due date, @handles and #labels in the first line. Words that were not understood stay in the title. A weekday is the next one in the member's time zone.",
  input: z.strictObject({ text: quickAddTextSchema, ...destinationFields }),
  output: quickAddSchema,
  permission: "work_item:read",
  sight: "board:read",
  effect: "read",
  http: { method: "POST", path: "/work-items/parse" },
  command: { words: ["text"] },
  example: { input: { text: "Fix login page, urgent, by Friday @ann #web" }, output: exampleQuickAdd },
  target: (context, input) => findDestination(context, input, { lock: false }),
  run: (context, { text }, { scopes }) =>
    resolveQuickAdd(context, text, { workspaceId: scopes[0]?.workspaceId, onlyKnownLabels: false }),
});
