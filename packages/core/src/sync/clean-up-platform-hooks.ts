import { idSchema } from "@eureka/contracts/ids";
import { examplePlatformHook, platformHookListSchema } from "@eureka/contracts/platform-hook";
import { z } from "zod";
import { loadConnection } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { askForHooks, assertAsked, viewHooks } from "./read-hooks.ts";
import { queueHookRemoval } from "./remove-hook.ts";

export const cleanUpPlatformHooks = defineOperation({
  name: "platform_hook.clean_up",
  summary: "Take webhooks that are left over off a connection's platform",
  description:
    "Those of boards that are not connected any more, and those that lead to an address that we had before. It answers with what goes; what others made stays.",
  input: z.strictObject({ connectionId: idSchema("connection") }),
  output: platformHookListSchema,
  permission: "connection:update",
  effect: "write",
  http: { method: "POST", path: "/connections/{connectionId}/platform-hooks/clean-up" },
  command: { words: ["connectionId"] },
  cost: 5,
  example: {
    input: { connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yk" },
    output: { data: [{ ...examplePlatformHook, boardId: null, state: "stale" as const }] },
  },
  prepare: (preparation, { connectionId }) => askForHooks(preparation, connectionId, "connection:update"),
  target: (context, { connectionId }) => loadConnection(context, connectionId),
  async run(context, { connectionId }, _connection, asked) {
    const stale = viewHooks(assertAsked(asked)).filter(({ state }) => state === "stale");
    for (const { platformHookId } of stale) queueHookRemoval(context, connectionId, platformHookId);
    return { data: stale };
  },
});
