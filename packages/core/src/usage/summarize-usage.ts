import { idSchema } from "@eureka/contracts/ids";
import { usageDivisions, usageSummarySchema } from "@eureka/contracts/usage-record";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { sumAllUsage, sumUsage } from "./usage.store.ts";
import { viewKey, viewSums } from "./usage-view.ts";
import { visibleUsage } from "./visible-usage.ts";

const usualDays = 30;
const dayMilliseconds = 86_400_000;
const mostParts = 1_000;

/** Adds up what models used and cost. What is unknown is not guessed: how many calls are missing in a sum stands beside it. */
export const summarizeUsage = defineOperation({
  name: "usage.summarize",
  summary: "Add up what models used and cost, by model, member or day",
  description: `At most ${mostParts} parts: the dearest, or the first days. The total is of everything.`,
  input: z.strictObject({
    by: z.enum(usageDivisions).default("model"),
    from: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: `By default ${usualDays} days before the end.` }),
    to: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: "Up to, and without, this moment; by default the end of today, in UTC." }),
    workspaceId: idSchema("workspace").optional(),
    memberId: idSchema("member").optional(),
  }),
  output: usageSummarySchema,
  permission: "usage_record:read",
  effect: "read",
  http: { method: "GET", path: "/usage-records/summary" },
  command: {},
  example: { input: { by: "model" }, output: usageSummarySchema.parse(usageSummarySchema.meta()?.example) },
  async run(context, { by, workspaceId, memberId, ...input }) {
    const to = input.to === undefined ? endOfDay(context.clock.now()) : new Date(input.to);
    const from = input.from === undefined ? new Date(to.getTime() - usualDays * dayMilliseconds) : new Date(input.from);
    const filter = { visibleIn: await visibleUsage(context), from, to, workspaceId, memberId };
    const total = await sumAllUsage(context.transaction, filter);
    const parts = await sumUsage(context.transaction, by, filter, mostParts);
    return {
      by,
      from: from.toISOString(),
      to: to.toISOString(),
      total: viewSums(total),
      parts: parts.map((row) => ({ key: viewKey(by, row.key), ...viewSums(row) })),
    };
  },
});

/** Whole days: the same question asked twice in a day is answered for the same time. */
function endOfDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / dayMilliseconds + 1) * dayMilliseconds);
}
