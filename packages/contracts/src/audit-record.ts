/** Audit records: who did what to what, when and from where. */
import { z } from "zod";
import { actorSchema } from "./actor.ts";
import { idSchema } from "./ids.ts";

/** What became of the address and the user agent, which are kept apart because they must be erasable. */
export const personalStates = ["none", "readable", "erased", "unreadable"] as const;
export type PersonalState = (typeof personalStates)[number];

/** `held`: nothing was done yet, because people must agree to it first. */
export const auditResults = ["success", "refused", "held"] as const;
export type AuditResult = (typeof auditResults)[number];

const suffix = "01k8z7v3q8e9mbtz5a6rx4w2yc";

export const exampleAuditRecord = {
  id: `aud_${suffix}`,
  operation: "board.update",
  effect: "write",
  result: "success",
  actor: { type: "user", id: `mem_${suffix}` },
  onBehalfOf: null,
  target: { type: "board", id: `brd_${suffix}` },
  workspaceId: `wsp_${suffix}`,
  surface: "rest",
  requestId: `req_${suffix}`,
  correlationId: `req_${suffix}`,
  changes: { name: { from: "Web", to: "Website" } },
  reason: null,
  repetitions: 1,
  occurredAt: "2026-11-22T09:30:00.000Z",
  personal: { state: "readable", address: "203.0.113.7", userAgent: "curl/8.5.0" },
  sequence: 42,
  hash: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
} as const;

export const auditRecordSchema = z
  .strictObject({
    id: idSchema("audit_record"),
    operation: z.string(),
    effect: z.enum(["read", "write", "danger"]),
    result: z.enum(auditResults),
    actor: actorSchema,
    onBehalfOf: idSchema("member")
      .nullable()
      .meta({ description: "The member whose rights were used, when somebody else acted." }),
    target: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
    workspaceId: idSchema("workspace").nullable(),
    surface: z.string().meta({ description: "The entrance that the call came through." }),
    requestId: z.string(),
    correlationId: z.string(),
    changes: z
      .record(z.string(), z.strictObject({ from: z.unknown().optional(), to: z.unknown().optional() }))
      .meta({ description: "The fields that were changed; secrets are masked." }),
    reason: z.string().nullable().meta({ description: "Why it was refused." }),
    repetitions: z.int().meta({ description: "Equal reads of one moment are one record; this is how many they were." }),
    occurredAt: z.iso.datetime(),
    personal: z.strictObject({
      state: z.enum(personalStates),
      address: z.string().nullable(),
      userAgent: z.string().nullable(),
    }),
    sequence: z
      .int()
      .nullable()
      .meta({ description: "Place in the organization's chain; null until the record is sealed." }),
    hash: z
      .string()
      .nullable()
      .meta({ description: "SHA-256 over the previous hash and this record, in hexadecimal digits." }),
  })
  .meta({ id: "AuditRecord", example: exampleAuditRecord });

export type AuditRecord = z.infer<typeof auditRecordSchema>;

/** Why a chain does not verify. */
export const chainBreaks = {
  changed: "The record, its hash or its place was altered.",
  missing: "The record at this place is gone.",
  forged: "The record was not written by Eureka.",
  unsealed: "A record has been waiting for its seal for more than 10 seconds.",
  truncated: "Records at the end of the chain are gone.",
  head_invalid: "The signed end of the chain is gone or does not belong to it.",
} as const;
export type ChainBreak = keyof typeof chainBreaks;

export const auditVerificationSchema = z
  .union([
    z.strictObject({
      verified: z.literal(true),
      records: z.int().meta({ description: "How many records were recomputed." }),
      lastSequence: z.int(),
    }),
    z.strictObject({
      verified: z.literal(false),
      brokenAt: z
        .int()
        .nullable()
        .meta({ description: "The first wrong place in the chain; null for a record without a place." }),
      reason: z.enum(Object.keys(chainBreaks) as [ChainBreak, ...ChainBreak[]]),
    }),
  ])
  .meta({ id: "AuditVerification", example: { verified: true, records: 42, lastSequence: 42 } });

export type AuditVerification = z.infer<typeof auditVerificationSchema>;
