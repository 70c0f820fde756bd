import { idSchema } from "@eureka/contracts/ids";
import { exampleDeadJob } from "@eureka/contracts/job";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { deleteDeadJob } from "./dead-jobs.store.ts";
import { loadDeadJob } from "./load-dead-job.ts";

/** Throws a dead job away. */
export const discardDeadJob = defineOperation({
  name: "job.discard",
  summary: "Throw a dead job away",
  description: "Its work is never done. The audit trail keeps that it was discarded, and by whom.",
  input: z.strictObject({ id: idSchema("job") }),
  output: z.strictObject({}),
  permission: "job:replay",
  effect: "danger",
  http: { method: "POST", path: "/jobs/{id}/discard", status: 204 },
  command: { words: ["id"] },
  example: { input: { id: exampleDeadJob.id }, output: {} },
  target: (context, input) => loadDeadJob(context, input.id),
  async run(context, { id }, job) {
    await deleteDeadJob(context.transaction, id);
    context.emit({ type: "job.discarded", subject: { type: "job", id }, data: { name: job.name } });
    return {};
  },
});
