import { exampleIdea, ideaSchema } from "@eureka/contracts/idea";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadIdea } from "./load-idea.ts";
import { viewIdea } from "./view-ideas.ts";

export const getIdea = defineOperation({
  name: "idea.get",
  summary: "Read an idea with its evaluation",
  input: z.strictObject({ id: idSchema("idea") }),
  output: ideaSchema,
  permission: "idea:read",
  effect: "read",
  http: { method: "GET", path: "/ideas/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleIdea.id }, output: exampleIdea },
  target: (context, input) => loadIdea(context, input.id),
  run: (context, _input, { row }) => viewIdea(context, row),
});
