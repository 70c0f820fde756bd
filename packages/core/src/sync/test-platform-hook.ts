import { ConnectorError } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { platformIdSchema } from "@eureka/contracts/people";
import {
  examplePlatformHook,
  examplePlatformHookTest,
  type PlatformHookTest,
  platformHookTestSchema,
} from "@eureka/contracts/platform-hook";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { loadConnection } from "../connections/index.ts";
import { defineOperation, type PreparationContext } from "../operations/index.ts";
import { classifyHook } from "./classify-hooks.ts";
import { askForHooks, toEurekaError } from "./read-hooks.ts";

/** Nothing but the platform's own look at our address proves that its deliveries arrive. */
export const testPlatformHook = defineOperation({
  name: "platform_hook.test",
  summary: "Have a platform look at our address again",
  description: "Where the platform had switched the webhook off, it is in use again when our address answers.",
  input: z.strictObject({ connectionId: idSchema("connection"), platformHookId: platformIdSchema }),
  output: platformHookTestSchema,
  permission: "connection:update",
  effect: "write",
  http: { method: "POST", path: "/connections/{connectionId}/platform-hooks/{platformHookId}/test" },
  command: { words: ["connectionId", "platformHookId"] },
  cost: 20,
  example: {
    input: {
      connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yk",
      platformHookId: examplePlatformHook.platformHookId,
    },
    output: examplePlatformHookTest,
  },
  prepare: (preparation, input) => probe(preparation, input),
  target: (context, { connectionId }) => loadConnection(context, connectionId),
  async run(_context, _input, _connection, tested) {
    if (!tested) throw new Error("a connection that is there was not asked");
    if (tested instanceof EurekaError) throw tested;
    return tested;
  },
});

interface Wish {
  readonly connectionId: Id<"connection">;
  readonly platformHookId: string;
}

async function probe(
  preparation: PreparationContext,
  { connectionId, platformHookId }: Wish,
): Promise<PlatformHookTest | EurekaError | null> {
  const asked = await askForHooks(preparation, connectionId, "connection:update");
  if (!asked || asked instanceof EurekaError) return asked;
  const { capability, connection, facts } = asked;
  const hook = asked.hooks.find((candidate) => candidate.platformHookId === platformHookId);
  // Only what delivers to us is ours to try.
  if (!hook || classifyHook(hook, facts).state !== "in_use")
    return new EurekaError("platform_hook.not_found", { id: platformHookId });
  try {
    const { active } = await capability.check(hook);
    return { ok: active, active, message: say(active ? "platform_hook.works" : "platform_hook.off") };
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "invalid")
      return { ok: false, active: hook.active, message: say("platform_hook.unreachable", { url: hook.callbackUrl }) };
    return toEurekaError(error, connection);
  }
}
