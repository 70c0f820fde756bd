/** Webhooks as a platform lists them for the token of a connection: where it delivers what happens on which board. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { platformIdSchema } from "./people.ts";

/**
 * `in_use` delivers a connected board to this connection. `stale` is ours and delivers nothing that anybody needs: a board that is not
 * connected any more, or an address that we had before. `other` belongs to whoever else uses the token.
 */
export const platformHookStates = ["in_use", "stale", "other"] as const;

const exampleHook = {
  platformHookId: "6a1f0c2b9d3e4f5a6b7c8d9e",
  watchedId: "5abbe4b7ddc1b351ef961414",
  boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
  callbackUrl: "https://eureka.example.com/hooks/trello/8Jt0q2n5v7x9",
  active: true,
  state: "in_use",
} as const;

export const platformHookSchema = z
  .strictObject({
    platformHookId: platformIdSchema,
    watchedId: z.string().meta({ description: "The platform's id of what it watches." }),
    boardId: idSchema("board").nullable().meta({ description: "The connected board that it watches." }),
    callbackUrl: z.string().meta({ description: "Of somebody else's only the host: the rest may be a secret." }),
    active: z.boolean().meta({ description: "False when the platform switched it off, for example after failures." }),
    state: z.enum(platformHookStates),
  })
  .meta({ id: "PlatformHook", example: exampleHook });

export type PlatformHookFacts = z.infer<typeof platformHookSchema>;
export const examplePlatformHook: PlatformHookFacts = exampleHook;

export const platformHookListSchema = z
  .strictObject({ data: z.array(platformHookSchema) })
  .meta({ id: "PlatformHookList" });

export const examplePlatformHookTest = {
  ok: true,
  active: true,
  message: "The platform asked our address again, and got its answer.",
} as const;

export const platformHookTestSchema = z
  .strictObject({
    ok: z.boolean(),
    active: z.boolean(),
    message: z.string().meta({ description: "What is wrong, in a sentence." }),
  })
  .meta({ id: "PlatformHookTest", example: examplePlatformHookTest });

export type PlatformHookTest = z.infer<typeof platformHookTestSchema>;
