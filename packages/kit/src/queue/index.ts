/** The job queue on PostgreSQL: jobs are queued in the transaction of their change and run at least once, fairly over organizations. */
export type { Schedule, SchedulerOptions } from "./create-scheduler.ts";
export { createWorker } from "./create-worker.ts";
export { type DeadJob, findJobs, listDeadJobs, replayDeadJobs } from "./dead-jobs.ts";
export { endLeases } from "./end-leases.ts";
export { enqueue, insertJobsSql, queueChannel, type SqlPart, wakeWorkers } from "./enqueue.ts";
export { hasJobOf } from "./has-job-of.ts";
export type { Job, JobPriority, NewJob } from "./job.ts";
export { releaseUniqueKey } from "./release-unique-key.ts";
export type {
  JobHandler,
  JobOutcome,
  QueueLog,
  QueuePoint,
  WakeCause,
  Worker,
  WorkerOptions,
} from "./worker-options.ts";
