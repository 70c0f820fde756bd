/** The log of a connection: what came in from its platform, and what the platform was asked. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";

export const logDirections = ["incoming", "outgoing"] as const;
export type LogDirection = (typeof logDirections)[number];

/**
 * `waiting`: not handled yet, or tried again later. `ignored`: understood, and nothing was to be done. `failed`: given up, or refused by
 * the platform.
 */
export const logOutcomes = ["waiting", "done", "ignored", "failed"] as const;
export type LogOutcome = (typeof logOutcomes)[number];

/**
 * Why nothing was to be done. `connection_inactive`: the connection was paused or its token refused. `not_understood`: its connector makes
 * nothing of it. `without_meaning`: nothing follows from such an event. `from_program`: a bot said it, perhaps Eureka itself. `only_talk`:
 * it belongs to no work item. `nothing_of_ours`: it is about a board or an address that is not shown here.
 */
export const ignoreReasons = [
  "connection_inactive",
  "not_understood",
  "without_meaning",
  "from_program",
  "only_talk",
  "nothing_of_ours",
] as const;
export type IgnoreReason = (typeof ignoreReasons)[number];

const connectionId = "con_01k8z7v3q8e9mbtz5a6rx4w2yk";

const exampleIncoming = {
  direction: "incoming",
  id: "inb_01k8z7v3q8e9mbtz5a6rx4w2yc",
  connectionId,
  at: "2026-11-22T09:30:01.150Z",
  outcome: "failed",
  events: ["message.posted"],
  reason: null,
  error: "EurekaError: The server cannot do this at the moment.",
  milliseconds: 840,
  tries: 5,
} as const;

const exampleOutgoing = {
  direction: "outgoing",
  id: "cal_01k8z7v3q8e9mbtz5a6rx4w2yc",
  connectionId,
  at: "2026-11-22T09:30:01.020Z",
  outcome: "done",
  method: "POST",
  address: "https://slack.com/api/chat.postMessage",
  status: 200,
  error: null,
  milliseconds: 184,
} as const;

const millisecondsSchema = z.int().min(0);

const incomingFields = {
  direction: z.literal("incoming"),
  id: idSchema("inbound_event"),
  connectionId: idSchema("connection"),
  at: z.iso.datetime(),
  outcome: z.enum(logOutcomes).meta({ description: "Of its events: the one that needs a look most." }),
  events: z.array(z.string()).meta({ description: "What it told, as far as it was handled." }),
  reason: z.enum(ignoreReasons).nullable().meta({ description: "Why it was ignored." }),
  error: z.string().nullable().meta({ description: "What went wrong at the last try." }),
  milliseconds: millisecondsSchema.nullable().meta({ description: "From its arrival until it was handled or failed." }),
  tries: z.int().min(0).meta({ description: "How often it was tried to handle it." }),
};

const outgoingFields = {
  direction: z.literal("outgoing"),
  id: idSchema("connection_call"),
  connectionId: idSchema("connection"),
  at: z.iso.datetime(),
  outcome: z.enum(["done", "failed"]),
  method: z.string(),
  address: z.string().meta({ description: "Without its secrets." }),
  status: z.int().nullable().meta({ description: "Null: no answer came." }),
  error: z.string().nullable(),
  milliseconds: millisecondsSchema,
};

export const connectionLogEntrySchema = z
  .discriminatedUnion("direction", [z.strictObject(incomingFields), z.strictObject(outgoingFields)])
  .meta({ id: "ConnectionLogEntry", example: exampleIncoming });

export type ConnectionLogEntry = z.infer<typeof connectionLogEntrySchema>;
export type IncomingEntry = Extract<ConnectionLogEntry, { direction: "incoming" }>;
export type OutgoingEntry = Extract<ConnectionLogEntry, { direction: "outgoing" }>;

export const connectionLogPageSchema = pageOf(connectionLogEntrySchema, "ConnectionLogPage");

export const exampleConnectionLog = [exampleIncoming, exampleOutgoing] as const;

/** What was sent in one direction. */
export const loggedPayloadSchema = z
  .strictObject({
    headers: z.record(z.string(), z.string()),
    body: z.string().nullable().meta({ description: "Null: there is none, or it is no text." }),
    bytes: z.int().min(0).nullable().meta({ description: "How large the body was; null where nobody counted." }),
    isCut: z.boolean().meta({ description: "Only the beginning of the body is kept." }),
  })
  .meta({ id: "LoggedPayload" });

export type LoggedPayload = z.infer<typeof loggedPayloadSchema>;

const exampleDeliveryPayload = {
  headers: { "content-type": "application/json", "x-slack-signature": "[secret]" },
  body: '{"token":"[secret]","type":"event_callback"}',
  bytes: 61,
  isCut: false,
} as const;

const exampleCallPayload = {
  headers: { authorization: "[secret]" },
  body: '{"channel":"C024BE91L"}',
  bytes: 23,
  isCut: false,
} as const;

export const exampleInboundEvent = {
  ...exampleIncoming,
  deliveryId: "Ev9UQ52YNA",
  parts: [
    {
      part: 0,
      event: "message.posted",
      outcome: "failed",
      reason: null,
      error: exampleIncoming.error,
      tries: 5,
      at: "2026-11-22T09:30:01.990Z",
    },
  ],
  method: "POST",
  address: "https://eureka.example/hooks/slack",
  payload: exampleDeliveryPayload,
} as const;

export const inboundEventSchema = z
  .strictObject({
    ...incomingFields,
    deliveryId: z.string().meta({ description: "What the platform calls the delivery." }),
    parts: z.array(
      z.strictObject({
        part: z.int().min(0),
        event: z.string().nullable(),
        outcome: z.enum(logOutcomes),
        reason: z.enum(ignoreReasons).nullable(),
        error: z.string().nullable(),
        tries: z.int().min(0),
        at: z.iso.datetime().nullable(),
      }),
    ),
    method: z.string(),
    address: z.string(),
    payload: loggedPayloadSchema,
  })
  .meta({ id: "InboundEvent", example: exampleInboundEvent });

export type InboundEvent = z.infer<typeof inboundEventSchema>;

export const exampleConnectionCall = {
  ...exampleOutgoing,
  request: exampleCallPayload,
  response: { headers: { "content-type": "application/json" }, body: '{"ok":true}', bytes: 11, isCut: false },
} as const;

export const connectionCallSchema = z
  .strictObject({ ...outgoingFields, request: loggedPayloadSchema, response: loggedPayloadSchema.nullable() })
  .meta({ id: "ConnectionCall", example: exampleConnectionCall });

export type ConnectionCall = z.infer<typeof connectionCallSchema>;

/**
 * What a replay does with one event of a delivery. `queued`: it is handled again. `had_effect`: it is left alone, because what it asked for
 * was done. `waiting`: it is still to be handled anyway.
 */
export const replayResults = ["queued", "had_effect", "waiting"] as const;

export const exampleReplay = {
  id: exampleIncoming.id,
  parts: [{ part: 0, event: "message.posted", result: "queued" }],
} as const;

export const inboundEventReplaySchema = z
  .strictObject({
    id: idSchema("inbound_event"),
    parts: z.array(
      z.strictObject({ part: z.int().min(0), event: z.string().nullable(), result: z.enum(replayResults) }),
    ),
  })
  .meta({ id: "InboundEventReplay", example: exampleReplay });

export type InboundEventReplay = z.infer<typeof inboundEventReplaySchema>;
