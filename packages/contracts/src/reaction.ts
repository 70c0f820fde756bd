/** Reactions: one emoji under a message, from one or more people. */
import { z } from "zod";

/** Different emoji that one message can carry. */
export const mostReactions = 50;

/** The emoji's name without colons, as platforms and universal events call it. */
export const emojiSchema = z
  .string()
  .regex(/^[a-z0-9_+-]{1,60}$/, "must be an emoji's name, for example white_check_mark")
  .meta({ example: "white_check_mark" });

export const reactionSchema = z
  .strictObject({
    emoji: emojiSchema,
    count: z.int().min(1),
    mine: z.boolean().meta({ description: "Whether you are among them." }),
  })
  .meta({ id: "Reaction", example: { emoji: "white_check_mark", count: 2, mine: true } });

export type Reaction = z.infer<typeof reactionSchema>;
