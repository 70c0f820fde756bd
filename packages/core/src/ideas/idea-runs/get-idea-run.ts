import { exampleIdeaRun, ideaRunSchema } from "@eureka/contracts/idea-run";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadIdeaRun } from "./load-idea-run.ts";
import { viewIdeaRun } from "./view-idea-run.ts";

/** Reads an idea run with its stages, its calls of models and, once it has them, its ideas. */
export const getIdeaRun = defineOperation({
  name: "idea_run.get",
  summary: "Read an idea run with its ideas",
  input: z.strictObject({ id: idSchema("run") }),
  output: ideaRunSchema,
  permission: "idea_run:read",
  sight: "idea_run:read",
  effect: "read",
  http: { method: "GET", path: "/idea-runs/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleIdeaRun.id }, output: exampleIdeaRun },
  target: (context, input) => loadIdeaRun(context, input.id),
  run: (context, _input, { row }) => viewIdeaRun(context, row),
});
