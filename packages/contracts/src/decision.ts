/** Decisions: questions that a machine must put to a person. Asked once, answered once, shown wherever people are. */
import { z } from "zod";
import { actorSchema } from "./actor.ts";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { roles } from "./permissions.ts";

export const decisionLimits = {
  question: 300,
  explanation: 6_000,
  options: 20,
  comment: 2_000,
  quorum: 20,
  people: 50,
} as const;

/** `open` can be answered; every other state is final. */
export const decisionStates = ["open", "answered", "expired", "withdrawn"] as const;
export type DecisionState = (typeof decisionStates)[number];

/** Answers of every kind of decision; a kind says which of them it takes. */
export const answerVerbs = ["approve", "reject", "choose", "edit"] as const;
export type AnswerVerb = (typeof answerVerbs)[number];

export const decisionOptionSchema = z
  .strictObject({ value: z.string().min(1).max(100), label: z.string().min(1).max(75) })
  .meta({ id: "DecisionOption", example: { value: "trello", label: "Keep Trello's due date" } });

/** A field of the proposal that the answerer may change before it is carried out. */
export const editableFieldSchema = z
  .strictObject({
    name: z.string().min(1).max(40),
    label: z.string().min(1).max(75),
    kind: z.enum(["text", "long_text", "date", "select"]),
    value: z.string().max(3_000).nullable(),
    options: z.array(decisionOptionSchema).max(100).optional(),
    required: z.boolean(),
    changed: z.boolean().meta({ description: "Whether an answer changed it." }),
  })
  .meta({
    id: "EditableField",
    example: { name: "title", label: "Title", kind: "text", value: "Fix login page", required: true, changed: false },
  });

export type EditableField = z.infer<typeof editableFieldSchema>;

/** Who may answer: everybody with the role at the place, or named people; and how many of them must agree. */
export const answerersSchema = z
  .strictObject({
    role: z
      .enum(roles)
      .nullable()
      .meta({ description: "The least role at the decision's place; null: only the people named." }),
    memberIds: z.array(idSchema("member")).max(decisionLimits.people),
    quorum: z
      .int()
      .min(1)
      .max(decisionLimits.quorum)
      .meta({ description: "So many must approve; one rejection ends it." }),
  })
  .meta({ id: "Answerers", example: { role: "manager", memberIds: [], quorum: 1 } });

export type Answerers = z.infer<typeof answerersSchema>;

export const decisionAnswerSchema = z
  .strictObject({
    memberId: idSchema("member"),
    name: z.string(),
    verb: z.enum(answerVerbs),
    choice: z.string().nullable(),
    edits: z.record(z.string(), z.string().nullable()).nullable(),
    comment: z.string().max(decisionLimits.comment).nullable(),
    counts: z.boolean().meta({ description: "False once somebody changed what this answer agreed to." }),
    answeredAt: z.iso.datetime(),
  })
  .meta({
    id: "DecisionAnswer",
    example: {
      memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
      name: "Ann Smith",
      verb: "approve",
      choice: null,
      edits: null,
      comment: null,
      counts: true,
      answeredAt: "2026-11-22T09:40:00.000Z",
    },
  });

export const exampleDecision = {
  id: "dec_01k8z7v3q8e9mbtz5a6rx4w2yc",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  kind: "operation_approval",
  question: "May the work item “Fix login page” be made on the board “Roadmap”?",
  explanation: "Labels: web",
  verbs: ["approve", "reject", "edit"],
  options: [],
  fields: [{ name: "title", label: "Title", kind: "text", value: "Fix login page", required: true, changed: false }],
  answerers: { role: "manager", memberIds: [], quorum: 1 },
  state: "open",
  answers: [],
  outcome: null,
  proposedBy: { type: "user", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yd" },
  subject: { type: "board", id: "brd_01k8z7v3q8e9mbtz5a6rx4w2yd" },
  mayAnswer: true,
  remindAt: null,
  expiresAt: "2026-11-29T09:30:00.000Z",
  createdAt: "2026-11-22T09:30:00.000Z",
  closedAt: null,
  version: 1,
} as const;

export const decisionSchema = z
  .strictObject({
    id: idSchema("decision"),
    workspaceId: idSchema("workspace"),
    kind: z.string().meta({ description: "What is decided, for example operation_approval." }),
    question: z.string().min(1).max(decisionLimits.question),
    explanation: z
      .string()
      .max(decisionLimits.explanation)
      .meta({ description: "GitHub Flavored Markdown, raw HTML inert." }),
    verbs: z.array(z.enum(answerVerbs)).min(1),
    options: z.array(decisionOptionSchema).max(decisionLimits.options),
    fields: z.array(editableFieldSchema).max(20),
    answerers: answerersSchema,
    state: z.enum(decisionStates),
    answers: z.array(decisionAnswerSchema).meta({ description: "In the order in which they came." }),
    outcome: z
      .strictObject({
        verb: z.enum(["approve", "reject", "choose"]).meta({ description: "An edit that counts is an approval." }),
        choice: z.string().nullable(),
        result: z
          .unknown()
          .meta({ description: "What came of it: the created work item, for example. Null when nothing did." }),
        error: z.strictObject({ code: z.string(), message: z.string() }).nullable().meta({
          description: "Why what was approved could not be done.",
        }),
      })
      .nullable()
      .meta({ description: "Null until it was answered." }),
    proposedBy: actorSchema.nullable(),
    subject: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
    mayAnswer: z.boolean().meta({ description: "Whether you may answer it now." }),
    remindAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: "Decision", example: exampleDecision });

export type Decision = z.infer<typeof decisionSchema>;

export const decisionPageSchema = pageOf(decisionSchema, "DecisionPage");
