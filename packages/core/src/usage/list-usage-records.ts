import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { exampleUsageRecord, usageOutcomes, usageRecordPageSchema } from "@eureka/contracts/usage-record";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { selectUsageRecords } from "./usage.store.ts";
import { viewUsageRecord } from "./usage-view.ts";
import { visibleUsage } from "./visible-usage.ts";

/** Lists calls of models: all of them for managers of the organization, those of their workspaces for managers of workspaces. */
export const listUsageRecords = defineOperation({
  name: "usage_record.list",
  summary: "List calls of models with what they used and cost, the latest first",
  input: z.strictObject({
    ...pageInput,
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional().meta({ description: "Up to, and without, this moment." }),
    memberId: idSchema("member").optional(),
    workspaceId: idSchema("workspace").optional(),
    runId: idSchema("run").optional(),
    purpose: z.string().max(100).optional().meta({ example: exampleUsageRecord.purpose }),
    model: z.string().max(200).optional().meta({ example: exampleUsageRecord.model }),
    outcomes: z.array(z.enum(usageOutcomes)).min(1).max(usageOutcomes.length).optional(),
  }),
  output: usageRecordPageSchema,
  permission: "usage_record:read",
  effect: "read",
  http: { method: "GET", path: "/usage-records" },
  command: {},
  example: { input: { outcomes: ["ok"] }, output: { data: [exampleUsageRecord], nextCursor: null } },
  async run(context, input) {
    const { limit, cursor: _cursor, from, to, ...filter } = input;
    const after = readCursor(context, "usage_record.list", input);
    const rows = await selectUsageRecords(context.transaction, {
      ...filter,
      visibleIn: await visibleUsage(context),
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
      before: after && { at: new Date(Number(after[0])), id: after[1] as Id<"usage_record"> },
      limit: limit + 1,
    });
    const page = pageOfRows(context, "usage_record.list", input, rows, (row) => [row.at.getTime(), row.id]);
    return { data: page.data.map(viewUsageRecord), nextCursor: page.nextCursor };
  },
});
