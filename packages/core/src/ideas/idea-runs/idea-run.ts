/** The kind of run that an idea run is: the pipeline on a journal. */
import { weightsSchema } from "@eureka/contracts/evaluation";
import { ideaRequestSchema } from "@eureka/contracts/idea-run";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { organizationGateway } from "../../models/index.ts";
import { defineRun, type RunContext } from "../../runs/index.ts";
import { runIdeas } from "../run-ideas.ts";
import type { StepRunner } from "../step-runner.ts";
import { ideaRunKind } from "./idea-run-kind.ts";
import { createStageTeller, type StageTeller } from "./stage-teller.ts";
import { storeResult } from "./store-result.ts";

export const ideaRun = defineRun({
  kind: ideaRunKind,
  input: z.strictObject({ request: ideaRequestSchema, weights: weightsSchema }),
  output: z.strictObject({ ideaIds: z.array(idSchema("idea")) }),
  async execute(run, { request, weights }) {
    const teller = createStageTeller(run);
    try {
      const result = await runIdeas(stepRunner(run, teller), gatewayFor(run), request, weights);
      const reports = await teller.finish();
      return await run.transact("store", (context) => storeResult(context, run, { request, result, reports }));
    } finally {
      await teller.stop();
    }
  },
});

/** Models answer in the name of whoever asked for the run. */
function gatewayFor({ id, ports, organizationId, workspaceId, requestedBy, onBehalfOf }: RunContext) {
  const memberId = requestedBy?.type === "user" ? requestedBy.id : onBehalfOf;
  return organizationGateway(ports, organizationId, { memberId, workspaceId, runId: id });
}

function stepRunner(run: RunContext, teller: StageTeller): StepRunner {
  return {
    id: run.id,
    signal: run.signal,
    now: () => run.clock.now().getTime(),
    step: run.step,
    parallel: run.parallel,
    stage: teller.tell,
  };
}
