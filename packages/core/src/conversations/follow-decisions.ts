/** What is said of a decision besides its card: that it waits, where nobody has said so yet; that it still waits; what came of it. */
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { type WorkItem, workItemSchema } from "@eureka/contracts/work-item";
import { readDecision } from "../decisions/index.ts";
import type { Context, EventHandler } from "../operations/index.ts";
import { findChannelsOfBoard } from "../routing/index.ts";
import { loadWorkItem } from "../work-items/index.ts";
import { selectCardsOf } from "./cards.store.ts";
import { journalMessage, type TalkPlace } from "./journal-message.ts";
import { lockOutgoingMessages, type OutgoingMessageRow } from "./outgoing-messages.store.ts";
import { postDecisionCard } from "./post-decision-card.ts";
import { postItemCard } from "./post-item-card.ts";

const orderBy = ({ subject }: EventEnvelope) => `card:${subject.id}`;

/** What was asked in a conversation has its card there already; anything else shows in the channels of its board. */
export const showDecisions: EventHandler = {
  name: "conversations.show-decision",
  on: ["decision.opened"],
  orderBy,
  async run(context, event) {
    const id = event.subject.id as Id<"decision">;
    const found = await readDecision(context, id);
    if (found?.decision.state !== "open" || !found.boardId) return;
    if ((await selectCardsOf(context.transaction, { type: "decision", id })).length > 0) return;
    for (const channel of await findChannelsOfBoard(context, found.boardId))
      await postDecisionCard(context, { ...channel, platformThreadId: null }, id);
  },
};

export const remindOfDecisions: EventHandler = {
  name: "conversations.remind-of-decision",
  on: ["decision.reminded"],
  orderBy,
  async run(context, event) {
    const id = event.subject.id as Id<"decision">;
    const found = await readDecision(context, id);
    if (found?.decision.state !== "open") return;
    const text = say("decision.reminder", { question: escapeMarkdown(found.decision.question) });
    for (const message of await cardsOf(context, id)) await journalMessage(context, threadOf(message), { text });
  },
};

/** A work item that was agreed to gets its own card, and the thread becomes its discussion, as if nobody had had to be asked. */
export const showResults: EventHandler = {
  name: "conversations.show-result",
  on: ["decision.answered"],
  orderBy,
  async run(context, event) {
    const id = event.subject.id as Id<"decision">;
    const item = await readResult(context, id);
    if (!item) return;
    for (const message of await cardsOf(context, id))
      await postItemCard(context, threadOf(message), item, { opensDiscussion: true });
  },
};

async function readResult(context: Context, id: Id<"decision">): Promise<WorkItem | null> {
  const found = await readDecision(context, id);
  const result = workItemSchema.safeParse(found?.decision.outcome?.result);
  return result.success ? (await loadWorkItem(context, result.data.id)).item : null;
}

async function cardsOf(context: Context, id: Id<"decision">): Promise<OutgoingMessageRow[]> {
  return lockOutgoingMessages(context.transaction, await selectCardsOf(context.transaction, { type: "decision", id }));
}

/** The thread in which the card stands, or the one below it. */
function threadOf({
  connectionId,
  platformChannelId,
  platformThreadId,
  platformMessageId,
  sentChannelId,
}: OutgoingMessageRow): TalkPlace {
  return {
    connectionId,
    platformChannelId: (sentChannelId ?? platformChannelId) as string,
    platformThreadId: platformThreadId ?? platformMessageId,
  };
}
