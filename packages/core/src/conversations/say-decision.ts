/** What we say about decisions: a card, and the same in words for whoever sees no cards. */
import type { Person } from "@eureka/contracts/actor";
import type { Decision } from "@eureka/contracts/decision";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import type { Id } from "@eureka/contracts/ids";
import type { Page } from "@eureka/contracts/page";
import { say } from "@eureka/contracts/words";
import { readDecision } from "../decisions/index.ts";
import { selectNames } from "../identity/index.ts";
import type { Context } from "../operations/index.ts";
import { drawDecisionCard } from "./decision-card.ts";
import { sayCard } from "./item-message.ts";
import type { Saying } from "./journal-message.ts";
import type { CardSubject } from "./refresh-cards.ts";

/** Cards of decisions: drawn anew whenever somebody answers, wherever he does. */
export const decisionCards: CardSubject = {
  type: "decision",
  handler: "conversations.refresh-decision-cards",
  on: ["decision.answered", "decision.delegated", "decision.expired", "decision.supported", "decision.withdrawn"],
  draw: sayDecision,
};

/** Shows a decision as it stands; null for one that is gone. */
export async function sayDecision(context: Context, id: string): Promise<Saying | null> {
  const found = await readDecision(context, id as Id<"decision">);
  if (!found) return null;
  const { decision, proposerId } = found;
  const asked = decision.answerers.memberIds.map((memberId): Person => ({ type: "member", id: memberId }));
  const proposer: Person[] = proposerId ? [{ type: "member", id: proposerId }] : [];
  const names = await selectNames(context.transaction, [...asked, ...proposer]);
  const nameOf = (person: Person) => names.get(person.id) ?? say("member.gone");
  return sayCard(
    drawDecisionCard({ decision, askedBy: proposer.map(nameOf)[0] ?? null, askedNames: asked.map(nameOf) }),
  );
}

const longestList = 5_000;

/** Shows a page of decisions, one line for each. */
export function sayDecisions({ data, nextCursor }: Page<Decision>): Saying {
  const lines: string[] = [];
  for (const { id, question, state } of data) {
    const line = `- ${escapeWithin(question, 200)} (${state}, \`${id}\`)`;
    if (lines.join("\n").length + line.length > longestList) break;
    lines.push(line);
  }
  const isCut = nextCursor !== null || lines.length < data.length;
  const end =
    data.length === 0 ? say("decision.list.empty") : say(isCut ? "list.more" : "list.total", { count: lines.length });
  return sayCard({
    title: say("decision.list.title"),
    text: [...lines, ...(lines.length > 0 ? [""] : []), end].join("\n"),
  });
}
