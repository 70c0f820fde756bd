/** What somebody shared, and the platform does not take: he is asked what shall become of it. */
import { ConnectorError } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { loadConnection } from "../connections/index.ts";
import { defineDecisionKind, openDecision, withdrawQuestion } from "../decisions/index.ts";
import type { Context } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { queueDelivery } from "./journal-message.ts";
import { lockOutgoingMessages, markPending, type OutgoingMessageRow } from "./outgoing-messages.store.ts";
import { quoteLine } from "./quote-line.ts";
import { selectSharedMessage, updateQuestion } from "./shared-messages.store.ts";

const hoursToAnswer = 168;

/** The answer has the card brought there once more; who is refused again is asked again. */
export const shareRefusedKind = defineDecisionKind({
  kind: "share_refused",
  payload: z.strictObject({ outgoingMessageId: z.uuid() }),
  verbs: ["choose"],
  proposerMayAnswer: true,
  async carryOut(context, { workspaceId, boardId }, { outgoingMessageId }, { choice }) {
    const [message] = await lockOutgoingMessages(context.transaction, [outgoingMessageId]);
    await updateQuestion(context.transaction, outgoingMessageId, null);
    if (choice !== "again" || message?.state !== "failed") return null;
    await requirePermission(context, "message:create", { scopes: [{ workspaceId, ...(boardId && { boardId }) }] });
    markPending(context.transaction, message.id);
    queueDelivery(context, message);
    return null;
  },
});

/** Asks whoever shared it, once for each time that it is given up. A card that stands there already is no matter of his. */
export async function askSharer(context: Context, message: OutgoingMessageRow, error: unknown): Promise<void> {
  if (message.state === "failed" || message.platformMessageId !== null) return;
  const shared = await selectSharedMessage(context.transaction, message.id);
  if (!shared) return;
  const place = (await loadConnection(context, message.connectionId)).title;
  const channel = shared.channelName ?? message.platformChannelId ?? "";
  const { card, text } = message.content;
  const words = { card: card?.title ?? quoteLine(text), channel: quoteLine(channel), place: quoteLine(place) };
  const decision = await openDecision(context, shareRefusedKind, {
    workspaceId: shared.workspaceId,
    boardId: shared.boardId,
    question: say("share.refused.question", { channel }),
    explanation: [
      say("share.refused.what", words),
      say(`share.refused.${reasonOf(error)}`, { ...words, reason: detailOf(error) }),
    ].join("\n\n"),
    answerers: { role: null, memberIds: [shared.memberId], quorum: 1 },
    options: (["again", "leave"] as const).map((value) => ({ value, label: say(`share.refused.${value}`) })),
    payload: { outgoingMessageId: message.id },
    expiresInHours: hoursToAnswer,
  });
  await updateQuestion(context.transaction, message.id, decision.id);
}

/** It stands there after all: a change of what it shows was brought over, and the platform took it. */
export async function takeQuestionBack(context: Context, message: OutgoingMessageRow): Promise<void> {
  const shared = await selectSharedMessage(context.transaction, message.id);
  if (!shared?.decisionId) return;
  await withdrawQuestion(context, shared.decisionId);
  await updateQuestion(context.transaction, message.id, null);
}

/** Why it was given up, as the words about it are named. */
function reasonOf(error: unknown) {
  if (error instanceof EurekaError && error.code === "connection.inactive") return "inactive";
  return error instanceof ConnectorError ? error.code : "unexpected";
}

/** The platform's own word for it. */
function detailOf(error: unknown): string {
  return error instanceof ConnectorError ? quoteLine(error.platformCode ?? error.code) : "";
}
