import { idSchema } from "@eureka/contracts/ids";
import { exampleDeadJob } from "@eureka/contracts/job";
import { replayDeadJobs } from "@eureka/kit/queue";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadDeadJob } from "./load-dead-job.ts";

/** Queues a dead job again. */
export const replayDeadJob = defineOperation({
  name: "job.replay",
  summary: "Queue a dead job again",
  description: "It gets all its attempts anew and stands behind whatever waits on the same key.",
  input: z.strictObject({ id: idSchema("job") }),
  output: z.strictObject({}),
  permission: "job:replay",
  effect: "write",
  http: { method: "POST", path: "/jobs/{id}/replay", status: 204 },
  command: { words: ["id"] },
  example: { input: { id: exampleDeadJob.id }, output: {} },
  target: (context, input) => loadDeadJob(context, input.id),
  async run(context, { id }, job) {
    await replayDeadJobs(context.transaction, [id]);
    context.emit({ type: "job.replayed", subject: { type: "job", id }, data: { name: job.name } });
    return {};
  },
});
