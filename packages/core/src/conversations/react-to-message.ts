/** Says by a reaction on somebody's message how it goes: a job, because the platform may take its time. */
import { ConnectorError } from "@eureka/connector-sdk";
import { idSchema, newUuid } from "@eureka/contracts/ids";
import { z } from "zod";
import { chatOf, markNeedsReauth, recallConnection } from "../connections/index.ts";
import { type Context, defineJob } from "../operations/index.ts";
import { deliveryOrder } from "./deliver-order.ts";

const name = "conversations.react-to-message";

/** The earlier bot's signs: on its way, done, went wrong. */
const outcomeSigns = { working: "hourglass_flowing_sand", done: "white_check_mark", failed: "x" } as const;
export type OutcomeSign = keyof typeof outcomeSigns;

/** A message that can be signed, and the thread in which it is answered. */
export const signedMessageSchema = z.strictObject({
  connectionId: idSchema("connection"),
  platformChannelId: z.string(),
  platformThreadId: z.string().nullable(),
  platformMessageId: z.string(),
});
export type SignedMessage = z.infer<typeof signedMessageSchema>;

/** Signs a message once what was said in its thread is there. `replaces` names the sign that it has until then. */
export function queueSign(
  context: Pick<Context, "enqueue">,
  message: SignedMessage,
  sign: OutcomeSign,
  replaces: OutcomeSign | null = null,
): void {
  context.enqueue({ name, payload: { ...message, sign, replaces }, orderingKey: deliveryOrder(message) });
}

const signSchema = z.enum(["working", "done", "failed"]);

export const reactToMessage = defineJob({
  name,
  payload: signedMessageSchema.extend({ sign: signSchema, replaces: signSchema.nullable() }),
  // A sign is a courtesy: it is not worth many attempts.
  maxAttempts: 3,
  timeoutSeconds: 20,
  async run(context, { connectionId, sign, replaces, platformChannelId, platformMessageId }) {
    const connection = await recallConnection(context, connectionId);
    if (connection.state !== "active") return;
    const chat = chatOf(context.application, connection);
    if (!chat.capabilities().reactions) return;
    const message = { platformChannelId, platformMessageId };
    try {
      await chat.react({ intent: newUuid(), message, emoji: outcomeSigns[sign], change: "add" });
      if (replaces) await chat.react({ intent: newUuid(), message, emoji: outcomeSigns[replaces], change: "remove" });
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      if (error.code === "unauthorized") await context.transact((inside) => markNeedsReauth(inside, connectionId));
      context.log.debug({ connectionId, code: error.code }, "conversations.sign_refused");
    }
  },
});
