/** Why something was done, where the chain of events alone does not say it: the rule, the decision or the other side behind a change. */
import { z } from "zod";
import { personSchema } from "./actor.ts";
import { idSchema } from "./ids.ts";

/** Why the work of a message goes where it goes; each stands before the ones behind it. */
export const routeReasons = [
  "channel_mapping",
  "channel_workspace",
  "connection_default",
  "organization_default",
] as const;

export const becauseSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("message").meta({ description: "Somebody wrote a message, or pressed a button of one." }),
      connectionId: idSchema("connection"),
      platformChannelId: z.string().nullable(),
      permalink: z.string().nullable(),
      route: z
        .strictObject({ reason: z.enum(routeReasons), channelMappingId: idSchema("channel_mapping").nullable() })
        .nullable()
        .meta({ description: "The rule by which the work of the channel goes to its board." }),
    }),
    z.strictObject({
      kind: z.literal("platform").meta({ description: "It was taken over from a copy of the item." }),
      connectionId: idSchema("connection"),
      boardId: idSchema("board"),
      platformItemId: z.string(),
      by: personSchema
        .nullable()
        .meta({ description: "Who did it over there; null where the platform does not say it beyond doubt." }),
    }),
    z.strictObject({
      kind: z.literal("board_link").meta({ description: "A board link gave the item a further place." }),
      boardLinkId: idSchema("board_link"),
    }),
    z.strictObject({
      kind: z.literal("decision").meta({ description: "People agreed to it." }),
      decisionId: idSchema("decision"),
    }),
    z.strictObject({
      kind: z.literal("idea").meta({ description: "It was made from an idea." }),
      ideaId: idSchema("idea"),
      runId: idSchema("run").nullable(),
    }),
    z.strictObject({
      kind: z.literal("undo").meta({ description: "Somebody took an earlier change back." }),
      eventId: idSchema("event"),
    }),
  ])
  .meta({ id: "Because", example: { kind: "undo", eventId: "evt_01k8z7v3q8e9mbtz5a6rx4w2yc" } });

export type Because = z.infer<typeof becauseSchema>;
