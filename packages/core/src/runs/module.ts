/** The module `runs`. */
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineJob, defineModule, type Module } from "../operations/index.ts";
import { cancelRun } from "./cancel-run.ts";
import { cancellationService } from "./cancellations.ts";
import type { AnyRunDefinition } from "./define-run.ts";
import { discardDeadJob } from "./discard-dead-job.ts";
import { executeRun } from "./execute-run.ts";
import { executeJobName } from "./execute-run-job.ts";
import { getRun } from "./get-run.ts";
import { listDeadJobs } from "./list-dead-jobs.ts";
import { listRunSteps } from "./list-run-steps.ts";
import { listRuns } from "./list-runs.ts";
import { runsPersonalData } from "./personal-data.ts";
import { replayDeadJob } from "./replay-dead-job.ts";

export interface RunsDependencies {
  /** Every kind of run that can be executed. */
  readonly definitions: readonly AnyRunDefinition[];
}

/** One step may last an hour; an execution of many steps ends itself long before. */
const timeoutSeconds = 3_600;

/** Throws when two definitions have one kind. */
export function createRunsModule({ definitions }: RunsDependencies): Module {
  const byKind = new Map(definitions.map((definition) => [definition.kind, definition]));
  if (byKind.size < definitions.length) throw new Error("two kinds of run have one name");
  const executeJob = defineJob({
    name: executeJobName,
    payload: z.strictObject({ runId: idSchema("run") }),
    timeoutSeconds,
    patient: true,
    run: (context, { runId }) => executeRun(context, byKind, runId),
  });
  return defineModule({
    name: "runs",
    operations: [cancelRun, discardDeadJob, getRun, listDeadJobs, listRunSteps, listRuns, replayDeadJob],
    jobs: [executeJob],
    services: [cancellationService],
    personalData: runsPersonalData,
  });
}
