import { idSchema } from "@eureka/contracts/ids";
import { examplePlatformHook, platformHookListSchema } from "@eureka/contracts/platform-hook";
import { z } from "zod";
import { loadConnection } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { askForHooks, assertAsked, viewHooks } from "./read-hooks.ts";

export const listPlatformHooks = defineOperation({
  name: "platform_hook.list",
  summary: "List the webhooks that a connection's token has at its platform",
  description:
    "Asks the platform. Webhooks belong to the token that made them; what others made with it is named by its host alone.",
  input: z.strictObject({ connectionId: idSchema("connection") }),
  output: platformHookListSchema,
  permission: "connection:read",
  effect: "read",
  http: { method: "GET", path: "/connections/{connectionId}/platform-hooks" },
  command: { words: ["connectionId"] },
  cost: 5,
  example: {
    input: { connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yk" },
    output: { data: [examplePlatformHook] },
  },
  // Before the transaction: a platform may take its time.
  prepare: (preparation, { connectionId }) => askForHooks(preparation, connectionId, "connection:read"),
  target: (context, { connectionId }) => loadConnection(context, connectionId),
  run: async (_context, _input, _connection, asked) => ({ data: viewHooks(assertAsked(asked)) }),
});
