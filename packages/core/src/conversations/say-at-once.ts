/** Says something where the platform is Eureka itself: in the transaction of the change that it tells of, without a job and its journey. */
import { ConnectorError } from "@eureka/connector-sdk";
import { builtInConnectorName } from "@eureka/contracts/connection";
import { hasJobOf } from "@eureka/kit/queue";
import { chatWithin, findBuiltInConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import { deliveryOrder, isDeliveryQueued } from "./deliver-order.ts";
import type { JournaledMessage } from "./journal.store.ts";
import { isAnswered } from "./outgoing-messages.store.ts";

/**
 * Where the message stands now; null when a job has to say it: on other platforms, behind what still waits to be said in the thread, and
 * for what the chat refuses, so that there is one place that tells of refusals.
 */
export async function sayAtOnce(
  context: Context,
  message: Omit<JournaledMessage, "said">,
): Promise<JournaledMessage["said"]> {
  const { id: intent, platformChannelId, platformThreadId, platformUserId, content } = message;
  if (platformChannelId === null || platformThreadId === null || !isPlain(message)) return null;
  if (!context.ports.connectors.has(builtInConnectorName)) return null;
  const connection = await findBuiltInConnection(context);
  const chat = connection.id === message.connectionId ? chatWithin(context, connection) : null;
  if (!chat || (await mustWait(context, message))) return null;
  try {
    const post = { intent, platformChannelId, platformThreadId, content };
    if (platformUserId !== null) {
      await chat.postEphemeral({ ...post, platformUserId });
      return { platformMessageId: null, sentChannelId: null };
    }
    const posted = await chat.post(post);
    return { platformMessageId: posted.platformMessageId, sentChannelId: posted.platformChannelId };
  } catch (error) {
    if (error instanceof ConnectorError) return null;
    throw error;
  }
}

/** Copies of comments and files are told apart by what they copy, and what grows is said line by line: jobs know how. */
function isPlain({ audience, commentId, attachmentId, growingText }: Omit<JournaledMessage, "said">): boolean {
  return audience !== "direct" && commentId === null && attachmentId === null && growingText === null;
}

/** Whether something waits to be said in the thread, or this was said before: then the journal knows it, and its job finds nothing. */
async function mustWait(
  { transaction }: Context,
  message: Pick<JournaledMessage, "connectionId" | "platformChannelId" | "platformThreadId" | "answers">,
): Promise<boolean> {
  const order = deliveryOrder(message);
  if (isDeliveryQueued(transaction, order)) return true;
  const [isBehind, isSaid] = await Promise.all([
    hasJobOf(transaction, order),
    message.answers !== null && isAnswered(transaction, message.connectionId, message.answers),
  ]);
  return isBehind || isSaid;
}
