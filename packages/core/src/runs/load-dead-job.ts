import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { lockDeadJob } from "./dead-jobs.store.ts";

export interface DeadJobTarget extends Target {
  readonly name: string;
}

/** Loads and locks a dead job. Throws `job.not_found`, also for one that is waiting or running. */
export async function loadDeadJob(context: Context, id: Id<"job">): Promise<DeadJobTarget> {
  const job = await lockDeadJob(context.transaction, id);
  if (!job) throw notFound("job", id);
  return { noun: "job", id, scopes: [], name: job.name };
}
