import { type Id, idSchema } from "@eureka/contracts/ids";
import { deadJobPageSchema, exampleDeadJob } from "@eureka/contracts/job";
import { pageInput } from "@eureka/contracts/page";
import { listDeadJobs as readDeadJobs } from "@eureka/kit/queue";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";

/** Lists the internal work that was given up. */
export const listDeadJobs = defineOperation({
  name: "job.list",
  summary: "List dead jobs, the latest first",
  description: "Internal work that failed as often as it may. Cure what its last error says, then replay it.",
  input: z.strictObject({
    ...pageInput,
    connectionId: idSchema("connection").optional().meta({
      description: "Only the work on what came in from its platform, goes out to it or is kept the same with it.",
    }),
  }),
  output: deadJobPageSchema,
  permission: "job:read",
  effect: "read",
  http: { method: "GET", path: "/jobs/dead" },
  command: {},
  example: { input: {}, output: { data: [exampleDeadJob], nextCursor: null } },
  async run(context, input) {
    // Jobs belong to the organization as a whole: a grant over one workspace is not enough.
    await requirePermission(context, "job:read");
    const [after] = readCursor(context, "job.list", input) ?? [];
    const { connectionId } = input;
    const about = connectionId && (await context.application.findPlacesOf(context, connectionId));
    const rows = await readDeadJobs(context.transaction, {
      limit: input.limit + 1,
      ...(about !== undefined && { about }),
      ...(after !== undefined && { after: after as Id<"job"> }),
    });
    const page = pageOfRows(context, "job.list", input, rows, (job) => [job.id]);
    const data = page.data.map(({ orderingKey, lastError, createdAt, diedAt, ...job }) => ({
      ...job,
      orderingKey: orderingKey ?? null,
      lastError: lastError ?? null,
      createdAt: createdAt.toISOString(),
      diedAt: diedAt.toISOString(),
    }));
    return { data, nextCursor: page.nextCursor };
  },
});
