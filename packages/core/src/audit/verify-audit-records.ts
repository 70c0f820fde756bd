/** `audit_record.verify`: proves that nobody altered the trail. */
import { auditVerificationSchema } from "@eureka/contracts/audit-record";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { verifyChain } from "./verify-chain.ts";

export const verifyAuditRecords = defineOperation({
  name: "audit_record.verify",
  summary: "Verify the audit trail",
  description:
    "Recomputes the hash chain of all audit records of the organization and compares it with its signed end. Names the first record that is wrong.",
  input: z.strictObject({}),
  output: auditVerificationSchema,
  permission: "audit_record:read",
  sight: "organization:read",
  effect: "read",
  http: { method: "POST", path: "/audit-records/verify" },
  command: {},
  cost: 20,
  example: { input: {}, output: { verified: true, records: 42, lastSequence: 42 } },
  // The chain is the whole organization's: a right over one workspace is not enough.
  target: async (context) => ({ noun: "organization" as const, id: context.organizationId, scopes: [] }),
  run: (context) => verifyChain(context),
});
