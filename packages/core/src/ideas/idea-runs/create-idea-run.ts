import { exampleIdeaRun, ideaRunSchema, newIdeaRunSchema } from "@eureka/contracts/idea-run";
import { defineOperation } from "../../operations/index.ts";
import { assertActiveWorkspace } from "../../tenancy/index.ts";
import { completeRequest } from "./complete-request.ts";
import { findWorkspace } from "./find-workspace.ts";
import { startIdeaRun } from "./start-idea-run.ts";

/** An idea run as it is when nothing has happened yet. */
export const exampleNewRun = {
  ...exampleIdeaRun,
  state: "queued",
  engine: null,
  model: null,
  rankedBy: null,
  ideas: [],
  removedAsDuplicates: 0,
  tokens: { input: null, cachedInput: null, output: null, reasoning: null },
  cost: { microDollars: null, priceVersion: null },
  elapsedMilliseconds: null,
  finishedAt: null,
  version: 1,
} as const;

/** Starts a run that turns a topic into ideas; its stages are followed on the stream's topic `run:<id>`. */
export const createIdeaRun = defineOperation({
  name: "idea_run.create",
  summary: "Turn a topic into ranked, evaluated ideas",
  description:
    "Answers at once. The stages arrive on the stream under run:ID; idea_run.get has the ideas when the run has ended. Without a connected model rules answer, and the result says so.",
  input: newIdeaRunSchema,
  output: ideaRunSchema,
  permission: "idea_run:create",
  effect: "write",
  http: { method: "POST", path: "/idea-runs", status: 202 },
  command: {
    words: ["topic"],
    flags: {
      enhanced: { field: "depth", value: "thorough" },
      logical: { field: "inference", value: true },
    },
    chat: {
      verb: "idea",
      help: 'idea <topic> [--context "..."] [--top 5] [--preset creative] [--logical]: find and judge ideas',
    },
    offeredFlags: ["context", "top", "preset", "logical", "enhanced"],
  },
  cost: 5,
  example: {
    input: { topic: "Shorter queues at the bakery", context: "Saturdays, two counters", ideas: 5, top: 3 },
    output: exampleNewRun,
  },
  target: (context, input) => findWorkspace(context, input.workspaceId),
  async run(context, { workspaceId: _named, weights, ...given }, workspace) {
    assertActiveWorkspace(workspace);
    return startIdeaRun(context, { workspaceId: workspace.value.id, request: completeRequest(given), weights });
  },
});
