import { idSchema } from "@eureka/contracts/ids";
import { exampleRun, runSchema } from "@eureka/contracts/run";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadRun } from "./load-run.ts";
import { viewRun } from "./run-view.ts";

/** Reads a run with its input, its progress and, in the end, its output or error. */
export const getRun = defineOperation({
  name: "run.get",
  summary: "Read a run",
  input: z.strictObject({ id: idSchema("run") }),
  output: runSchema,
  permission: "run:read",
  effect: "read",
  http: { method: "GET", path: "/runs/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleRun.id }, output: exampleRun },
  target: (context, input) => loadRun(context, input.id),
  run: async (_context, _input, run) => viewRun(run.row),
});
