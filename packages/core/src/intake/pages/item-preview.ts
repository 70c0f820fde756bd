/** A work item in short, where it can only be read: on a person's page, and below a link to it. */
import { type Card, cardLimits, cardSchema } from "@eureka/contracts/card";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import { say } from "@eureka/contracts/words";
import type { Due, WorkItemSummary } from "@eureka/contracts/work-item";

/** Where people open the item in the console. */
export function itemUrl(publicUrl: string, key: string): string {
  return `${publicUrl}/items/${key}`;
}

export function drawItemPreview(
  { key, title, state, priority, due, labels }: WorkItemSummary,
  publicUrl: string,
): Card {
  const fields = [
    { label: say("card.state"), value: state },
    ...(due ? [{ label: say("card.due"), value: dayOf(due) }] : []),
    ...(priority === "none" ? [] : [{ label: say("card.priority"), value: priority }]),
    ...(labels.length > 0 ? [{ label: say("card.labels"), value: labels.map(({ name }) => name).join(", ") }] : []),
  ];
  return cardSchema.parse({
    title: escapeWithin(`${key} ${title}`, cardLimits.title),
    fields: fields.map(({ label, value }) => ({
      label,
      value: escapeWithin(value, cardLimits.fieldValue),
      short: true,
    })),
    actions: [{ kind: "link", id: `open_${key}`, label: say("card.action.open"), url: itemUrl(publicUrl, key) }],
  });
}

function dayOf(due: Due): string {
  return due.type === "date" ? due.date : due.at.slice(0, 10);
}
