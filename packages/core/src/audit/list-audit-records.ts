/** `audit_record.list`: who did what, newest first. */
import type { Actor } from "@eureka/contracts/actor";
import { type AuditRecord, auditRecordSchema, auditResults, exampleAuditRecord } from "@eureka/contracts/audit-record";
import type { Id } from "@eureka/contracts/ids";
import { pageInput, pageOf } from "@eureka/contracts/page";
import { z } from "zod";
import { type Context, defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { type AuditRow, selectRecords } from "./audit.store.ts";
import { decryptPersonal } from "./personal-data.ts";

export const listAuditRecords = defineOperation({
  name: "audit_record.list",
  summary: "List audit records",
  description: "Newest first. With the right over single workspaces only, records of these workspaces.",
  input: z.strictObject({
    actorId: z
      .string()
      .max(100)
      .optional()
      .meta({ description: "Only what this member, API key or part of the system did." }),
    operation: z.string().max(100).optional().meta({ description: "Only this operation.", example: "board.update" }),
    targetType: z
      .string()
      .max(60)
      .optional()
      .meta({ description: "Only what was done to this kind of thing.", example: "board" }),
    targetId: z.string().max(100).optional().meta({ description: "Only what was done to this thing." }),
    result: z.enum(auditResults).optional(),
    from: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: "From this time on.", example: "2026-11-22T00:00:00Z" }),
    to: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: "Before this time.", example: "2026-11-23T00:00:00Z" }),
    ...pageInput,
  }),
  output: pageOf(auditRecordSchema, "AuditRecordPage"),
  permission: "audit_record:read",
  effect: "read",
  http: { method: "GET", path: "/audit-records" },
  command: {},
  example: {
    input: { operation: "board.update", from: "2026-11-22T00:00:00Z", to: "2026-11-23T00:00:00Z", limit: 50 },
    output: { data: [exampleAuditRecord], nextCursor: null },
  },
  async run(context, input) {
    const [before] = readCursor(context, "audit_record.list", input) ?? [];
    const { organization, workspaceIds } = await visiblePlaces(context, "audit_record:read");
    const rows = await selectRecords(context.transaction, {
      ...input,
      organizationWide: organization,
      workspaceIds,
      before: (before as Id<"audit_record"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "audit_record.list", input, rows, (row) => [row.id]);
    const data: AuditRecord[] = [];
    for (const row of page.data) data.push(await readRecord(context, row));
    return { data, nextCursor: page.nextCursor };
  },
});

async function readRecord(context: Context, row: AuditRow): Promise<AuditRecord> {
  const actor = { type: row.actorType, id: row.actorId } as Actor;
  const { onBehalfOf } = row;
  return {
    id: row.id,
    operation: row.operation,
    effect: row.effect,
    result: row.result,
    actor,
    onBehalfOf,
    target: row.targetType && row.targetId ? { type: row.targetType, id: row.targetId } : null,
    workspaceId: row.workspaceId,
    surface: row.surface,
    requestId: row.requestId,
    correlationId: row.correlationId,
    changes: JSON.parse(row.changes) as AuditRecord["changes"],
    reason: row.reason,
    repetitions: row.repetitions,
    occurredAt: row.occurredAt.toISOString(),
    personal: await decryptPersonal(context, row.id, { actor, onBehalfOf }, row.personal),
    sequence: row.sequence,
    hash: row.hash?.toString("hex") ?? null,
  };
}
