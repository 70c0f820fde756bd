/** Why a work item stands as it does: the event behind each field, what led to it, and what was written to the copies. */
import { z } from "zod";
import { actorSchema } from "./actor.ts";
import { becauseSchema } from "./because.ts";
import { externalLinkStates } from "./connected-board.ts";
import { answerVerbs } from "./decision.ts";
import { idSchema } from "./ids.ts";
import { costSchema } from "./model-usage.ts";
import { workItemSourceSchema } from "./work-item.ts";

/** `existence` is why the item is there at all, `list` why it stands where it stands on a board. */
export const explainedFields = [
  "existence",
  "title",
  "description",
  "list",
  "state",
  "priority",
  "due",
  "labels",
  "assignees",
  "parent",
  "archived",
] as const;

export type ExplainedField = (typeof explainedFields)[number];

const reasonSchema = z
  .strictObject({
    because: becauseSchema,
    connection: z
      .strictObject({ connector: z.string(), title: z.string() })
      .nullable()
      .meta({ description: "The connection that it names." }),
    personName: z.string().nullable().meta({ description: "Who did it on the platform." }),
    decision: z
      .strictObject({
        question: z.string(),
        answers: z.array(z.strictObject({ memberId: idSchema("member"), name: z.string(), verb: z.enum(answerVerbs) })),
      })
      .nullable()
      .meta({ description: "Who agreed to it; null where you may not see the decision." }),
    ideaRun: z
      .strictObject({
        engine: z.string().nullable(),
        model: z.string().nullable(),
        promptVersions: z.array(z.string()).meta({ description: "The hashes of the prompts that were used." }),
        cost: costSchema.nullable(),
      })
      .nullable()
      .meta({ description: "What gave the idea; null where you may not see the run." }),
  })
  .meta({ id: "ExplainedReason" });

const stepSchema = z
  .strictObject({
    eventId: idSchema("event"),
    type: z.string(),
    subject: z.strictObject({ type: z.string(), id: z.string() }),
    occurredAt: z.iso.datetime(),
    actor: actorSchema,
    onBehalfOf: idSchema("member").nullable(),
    change: z
      .strictObject({ from: z.unknown(), to: z.unknown() })
      .nullable()
      .meta({ description: "What it made of the field; null where it changed something else." }),
    reason: reasonSchema.nullable(),
  })
  .meta({ id: "ExplainedStep" });

const originSchema = z
  .strictObject({
    kind: z.enum(["delivery", "request"]).meta({
      description: "A delivery of a platform, or a request: of a person, a program, or the platform's own work.",
    }),
    id: z.string(),
    connectionId: idSchema("connection").nullable(),
    receivedAt: z.iso.datetime().nullable().meta({ description: "Null for a delivery that is no longer kept." }),
  })
  .meta({ id: "ExplainedOrigin" });

const copySchema = z
  .strictObject({
    externalLinkId: idSchema("external_link"),
    boardId: idSchema("board"),
    connectionId: idSchema("connection"),
    connector: z.string(),
    title: z.string(),
    permalink: z.string().nullable(),
    state: z.enum(externalLinkStates),
    shows: z.boolean().nullable().meta({
      description: "Whether the copy shows what stands here; null while nothing goes through its connection.",
    }),
    written: z
      .strictObject({
        at: z.iso.datetime(),
        remoteVersion: z.string().nullable(),
        eventId: idSchema("event").nullable().meta({ description: "The event that led to it." }),
      })
      .nullable()
      .meta({ description: "When we wrote the field there last; null when we never did: it came from there." }),
  })
  .meta({ id: "ExplainedCopy" });

export const explainedFieldSchema = z
  .strictObject({
    field: z.enum(explainedFields),
    boardId: idSchema("board").nullable().meta({ description: "Of a list: the board that it is on." }),
    steps: z.array(stepSchema).meta({
      description:
        "The event that set it last, then what caused it, and so on back to the beginning. Empty: it is as it was made, and that is no longer kept.",
    }),
    hidden: z.boolean().meta({ description: "Whether the chain goes on with something that you may not see." }),
    origin: originSchema.nullable(),
    copies: z.array(copySchema),
  })
  .meta({ id: "ExplainedField" });

const suffix = "01k8z7v3q8e9mbtz5a6rx4w2yc";

export const exampleExplanation = {
  workItemId: `wit_${suffix}`,
  source: null,
  data: [
    {
      field: "title",
      boardId: null,
      steps: [
        {
          eventId: `evt_${suffix}`,
          type: "work_item.updated",
          subject: { type: "work_item", id: `wit_${suffix}` },
          occurredAt: "2026-11-22T09:40:00.000Z",
          actor: { type: "user", id: `mem_${suffix}` },
          onBehalfOf: null,
          change: { from: "Fix login", to: "Fix login page" },
          reason: null,
        },
      ],
      hidden: false,
      origin: { kind: "request", id: `req_${suffix}`, connectionId: null, receivedAt: null },
      copies: [
        {
          externalLinkId: `lnk_${suffix}`,
          boardId: `brd_${suffix}`,
          connectionId: `con_${suffix}`,
          connector: "trello",
          title: "Web team",
          permalink: "https://trello.com/c/Qk3fX9aB",
          state: "linked",
          shows: true,
          written: { at: "2026-11-22T09:40:01.000Z", remoteVersion: "17", eventId: `evt_${suffix}` },
        },
      ],
    },
  ],
} as const;

export const explanationSchema = z
  .strictObject({
    workItemId: idSchema("work_item"),
    source: workItemSourceSchema.nullable().meta({ description: "The message or idea that the item was made from." }),
    data: z.array(explainedFieldSchema).meta({ description: "One for each field; a list for each board." }),
  })
  .meta({ id: "Explanation" });

export type Explanation = z.infer<typeof explanationSchema>;
export type ExplainedFieldEntry = z.infer<typeof explainedFieldSchema>;
export type ExplainedStep = z.infer<typeof stepSchema>;
export type ExplainedReason = z.infer<typeof reasonSchema>;
export type ExplainedCopy = z.infer<typeof copySchema>;
export type ExplainedOrigin = z.infer<typeof originSchema>;
