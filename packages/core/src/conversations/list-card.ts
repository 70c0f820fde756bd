/** The card of a list of work items: one line for each. */
import { cardLimits } from "@eureka/contracts/card";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import { say } from "@eureka/contracts/words";
import type { WorkItemSummary } from "@eureka/contracts/work-item";
import type { DraftCard } from "./draft-card.ts";
import { describeDue } from "./work-item-card.ts";

const titleLength = 120;

export interface ListCardFacts {
  readonly items: readonly WorkItemSummary[];
  readonly hasMore: boolean;
  readonly names: ReadonlyMap<string, string>;
}

/** What does not fit is left out, and said to be. */
export function drawListCard({ items, hasMore, names }: ListCardFacts): DraftCard {
  const lines: string[] = [];
  let length = 0;
  for (const item of items) {
    const line = describeItem(item, names);
    if (length + line.length + 1 > cardLimits.text - 100) break;
    lines.push(line);
    length += line.length + 1;
  }
  const isCut = hasMore || lines.length < items.length;
  const end = items.length === 0 ? say("list.empty") : say(isCut ? "list.more" : "list.total", { count: lines.length });
  return { title: say("list.title"), text: [...lines, ...(lines.length > 0 ? [""] : []), end].join("\n") };
}

function describeItem(item: WorkItemSummary, names: ReadonlyMap<string, string>): string {
  const people = item.assignees.map(({ id }) => names.get(id) ?? say("person.someone")).join(", ");
  const facts = [
    item.state,
    item.priority === "none" ? null : item.priority,
    item.due && describeDue(item.due),
    people ? escapeWithin(people, 200) : null,
  ].filter((fact) => fact !== null);
  return `- **${item.key}** ${escapeWithin(item.title, titleLength)} (${facts.join(", ")})`;
}
