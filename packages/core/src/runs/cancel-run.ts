import { idSchema } from "@eureka/contracts/ids";
import { exampleRun, runSchema } from "@eureka/contracts/run";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadRunToChange } from "./load-run.ts";
import { viewRun } from "./run-view.ts";
import { stopRun } from "./stop-run.ts";

/** Stops a run: at once when nothing executes it, else in the middle of its step. */
export const cancelRun = defineOperation({
  name: "run.cancel",
  summary: "Cancel a run",
  description:
    "What its finished steps did stays done. The answer says cancelRequested until the run has stopped; a repetition changes nothing.",
  input: z.strictObject({ id: idSchema("run") }),
  output: runSchema,
  permission: "run:cancel",
  effect: "write",
  http: { method: "POST", path: "/runs/{id}/cancel" },
  command: { words: ["id"] },
  example: { input: { id: exampleRun.id }, output: { ...exampleRun, cancelRequested: true, version: 3 } },
  target: (context, input) => loadRunToChange(context, input.id),
  run: async (context, _input, { row }) => viewRun(await stopRun(context, row)),
});
