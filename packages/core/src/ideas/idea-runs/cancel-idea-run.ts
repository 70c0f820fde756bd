import { exampleIdeaRun, ideaRunSchema } from "@eureka/contracts/idea-run";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { loadRunToChange, type RunTarget, stopRun } from "../../runs/index.ts";
import { exampleNewRun } from "./create-idea-run.ts";
import { loadIdeaRun } from "./load-idea-run.ts";
import { viewIdeaRun } from "./view-idea-run.ts";

/** Stops an idea run, in the middle of a call of a model too. */
export const cancelIdeaRun = defineOperation({
  name: "idea_run.cancel",
  summary: "Cancel an idea run",
  description:
    "The answer says cancelRequested until the run has stopped; a repetition changes nothing. A cancelled run has no ideas.",
  input: z.strictObject({ id: idSchema("run") }),
  output: ideaRunSchema,
  permission: "idea_run:cancel",
  sight: "idea_run:read",
  effect: "write",
  http: { method: "POST", path: "/idea-runs/{id}/cancel" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleIdeaRun.id },
    output: { ...exampleNewRun, state: "running", cancelRequested: true, version: 3 },
  },
  target: async (context, input): Promise<RunTarget> => {
    await loadIdeaRun(context, input.id);
    return loadRunToChange(context, input.id);
  },
  async run(context: Context, { id }, { row }) {
    await stopRun(context, row);
    return viewIdeaRun(context, (await loadIdeaRun(context, id)).row);
  },
});
