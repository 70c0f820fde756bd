import type { Id } from "@eureka/contracts/ids";
import type { NewJob } from "../operations/index.ts";

export const executeJobName = "runs.execute";

/** The job that drives a run. Executions of one run never overlap, unless a worker gave one up for dead. */
export function executeRunJob(
  runId: Id<"run">,
  options: Pick<NewJob, "background" | "runAt" | "uniqueKey"> = {},
): NewJob {
  return { name: executeJobName, payload: { runId }, orderingKey: `run:${runId}`, ...options };
}
