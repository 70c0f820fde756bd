/** Reactions: one emoji under a message, from one or more people. */
import { z } from "zod";
import { idSchema } from "./ids.ts";

/** Different emoji that one message can carry. */
export const mostReactions = 50;

/** People that are named for one emoji of a message: those who came first. */
export const mostNamedPeople = 20;

/** The emoji's name without colons, as platforms and universal events call it. */
export const emojiSchema = z
  .string()
  .regex(/^[a-z0-9_+-]{1,60}$/, "must be an emoji's name, for example white_check_mark")
  .meta({ example: "white_check_mark" });

const reactionPersonSchema = z
  .strictObject({ id: idSchema("member"), name: z.string() })
  .meta({ id: "ReactionPerson", example: { id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc", name: "Ann Weaver" } });

export const reactionSchema = z
  .strictObject({
    emoji: emojiSchema,
    count: z.int().min(1).meta({ description: "Everybody who reacted so, Eureka itself included." }),
    mine: z.boolean().meta({ description: "Whether you are among them." }),
    people: z
      .array(reactionPersonSchema)
      .max(mostNamedPeople)
      .meta({ description: `The members among them, the earliest first, at most ${mostNamedPeople}.` }),
  })
  .meta({
    id: "Reaction",
    example: {
      emoji: "white_check_mark",
      count: 1,
      mine: true,
      people: [{ id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc", name: "Ann Weaver" }],
    },
  });

export type Reaction = z.infer<typeof reactionSchema>;
