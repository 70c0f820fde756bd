import type { Id } from "@eureka/contracts/ids";
import { exampleMember, memberPageSchema, memberStatuses } from "@eureka/contracts/member";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { viewMembers } from "./member-view.ts";
import { selectMembers } from "./members.store.ts";

/** Lists the people of the organization. */
export const listMembers = defineOperation({
  name: "member.list",
  summary: "List the members of your organization",
  input: z.strictObject({
    ...pageInput,
    status: z.enum(memberStatuses).optional(),
    query: z.string().trim().max(100).optional().meta({ description: "Part of the name or handle." }),
  }),
  output: memberPageSchema,
  permission: "member:read",
  effect: "read",
  http: { method: "GET", path: "/members" },
  command: {},
  example: { input: { query: "ann" }, output: { data: [exampleMember], nextCursor: null } },
  async run(context, input) {
    await requirePermission(context, "member:read");
    const after = readCursor(context, "member.list", input);
    const rows = await selectMembers(context.transaction, {
      status: input.status,
      query: input.query,
      after: (after?.[0] as Id<"member"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "member.list", input, rows, (row) => [row.id]);
    return { data: await viewMembers(context, page.data), nextCursor: page.nextCursor };
  },
});
