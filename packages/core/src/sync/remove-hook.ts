/** Takes our address off a platform's list, best-effort: a delivery that still comes finds no board and is ignored. */
import { ConnectorError } from "@eureka/connector-sdk";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { outageAttempts, recallConnection } from "../connections/index.ts";
import { type Context, defineJob } from "../operations/index.ts";
import { hooksOf } from "./tracker-of.ts";

const name = "sync.remove-hook";

export function queueHookRemoval(
  context: Pick<Context, "enqueue">,
  connectionId: Id<"connection">,
  platformHookId: string,
): void {
  context.enqueue({ name, payload: { connectionId, platformHookId }, background: true });
}

export const removeHook = defineJob({
  name,
  payload: z.strictObject({ connectionId: idSchema("connection"), platformHookId: z.string().min(1).max(255) }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 30,
  async run(context, { connectionId, platformHookId }) {
    const connection = await recallConnection(context, connectionId);
    if (connection.state !== "active") return;
    try {
      await hooksOf(context.application, connection)?.remove(platformHookId);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
    }
  },
});
