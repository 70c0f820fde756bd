/** What is said of a decision besides its card: that it waits, where nobody has said so yet; that it still waits, and for whom; what came of it. */
import type { Decision } from "@eureka/contracts/decision";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { type WorkItem, workItemSchema } from "@eureka/contracts/work-item";
import { findBuiltInConnection } from "../connections/index.ts";
import { readDecision } from "../decisions/index.ts";
import { selectNames } from "../identity/index.ts";
import type { Context, EventHandler } from "../operations/index.ts";
import { findChannelsOfBoard } from "../routing/index.ts";
import { loadWorkItem } from "../work-items/index.ts";
import { findCardThreads } from "./find-card-threads.ts";
import { journalMessage } from "./journal-message.ts";
import { postDecisionCard } from "./post-decision-card.ts";
import { postItemCard } from "./post-item-card.ts";

const orderBy = ({ subject }: EventEnvelope) => `card:${subject.id}`;

/**
 * What was asked in a conversation has its card there already; anything else shows in the channels of its board, unless only people
 * who are named may answer: then nobody else has to read it.
 */
export const showDecisions: EventHandler = {
  name: "conversations.show-decision",
  on: ["decision.opened"],
  orderBy,
  async run(context, { subject }) {
    const found = await readDecision(context, idOf(subject));
    if (found?.decision.state !== "open" || !found.boardId || found.decision.answerers.role === null) return;
    const { id } = found.decision;
    if ((await threadsOf(context, id)).length > 0) return;
    for (const { connectionId, platformChannelId } of await findChannelsOfBoard(context, found.boardId))
      await postDecisionCard(context, { connectionId, platformChannelId, platformThreadId: null }, id);
  },
};

/** Once half way to its end, to nobody in particular; and to each member to whom it is passed on. */
export const remindOfDecisions: EventHandler = {
  name: "conversations.remind-of-decision",
  on: ["decision.delegated", "decision.reminded"],
  orderBy,
  async run(context, { subject, type, data }) {
    const found = await readDecision(context, idOf(subject));
    if (found?.decision.state !== "open") return;
    const delegate = type === "decision.delegated" ? (data.memberId as Id<"member">) : null;
    for (const { place } of await threadsOf(context, found.decision.id)) {
      const name = delegate && (await callMember(context, place.connectionId, delegate));
      await journalMessage(context, place, { text: sayWaiting(found.decision, name) });
    }
  },
};

/** A work item that was agreed to gets its own card, and the thread becomes its discussion, as if nobody had had to be asked. */
export const showResults: EventHandler = {
  name: "conversations.show-result",
  on: ["decision.answered"],
  orderBy,
  async run(context, { subject }) {
    const item = await readResult(context, idOf(subject));
    if (!item) return;
    for (const { place } of await threadsOf(context, idOf(subject)))
      await postItemCard(context, place, item, { opensDiscussion: true });
  },
};

function idOf({ id }: EventEnvelope["subject"]): Id<"decision"> {
  return id as Id<"decision">;
}

function threadsOf(context: Context, id: Id<"decision">) {
  return findCardThreads(context, { type: "decision", id });
}

function sayWaiting(decision: Decision, name: string | null): string {
  const question = escapeMarkdown(decision.question);
  return name ? say("decision.passed_on", { name, question }) : say("decision.reminder", { question });
}

/** In our own chat the member is called, so that he hears of it; elsewhere he is known by name. */
async function callMember(context: Context, connectionId: Id<"connection">, id: Id<"member">): Promise<string> {
  if ((await findBuiltInConnection(context)).id === connectionId) return `<@${id}>`;
  const names = await selectNames(context.transaction, [{ type: "member", id }]);
  return escapeMarkdown(names.get(id) ?? say("member.gone"));
}

async function readResult(context: Context, id: Id<"decision">): Promise<WorkItem | null> {
  const found = await readDecision(context, id);
  const result = workItemSchema.safeParse(found?.decision.outcome?.result);
  return result.success ? (await loadWorkItem(context, result.data.id)).item : null;
}
