/** What a model makes of a sentence, and which of it an item takes. */
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import { say } from "@eureka/contracts/words";
import { type Due, priorities, type WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";

const efforts = ["quick", "medium", "large"] as const;
const categories = ["development", "bug", "feature", "meeting", "research", "design", "administration"] as const;

export const enrichmentSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  description: z.string().trim().max(2_000),
  priority: z.enum(priorities),
  dueDate: z.iso.date().nullable(),
  labels: z.array(z.string().trim().min(1).max(40)).max(3),
  effort: z.enum(efforts),
  category: z.enum(categories),
});
export type Enrichment = z.infer<typeof enrichmentSchema>;

export interface ItemChange {
  readonly title: string;
  readonly description: string;
  readonly priority?: WorkItem["priority"];
  readonly due?: Due;
  readonly labels?: readonly string[];
}

/** The furthest day that a sentence in a chat can mean. */
const furthestDays = 3 * 366;

/**
 * What changes on an item: everything that its author stated stays as it is, and his own words stay to be read. The model's words are text,
 * never markup: they may repeat what somebody wanted a reader to press.
 */
export function planEnrichment(item: WorkItem, found: Enrichment, today: string): ItemChange {
  const title = found.title.replace(/\s+/g, " ");
  const own = item.description || (title === item.title ? "" : `> ${escapeMarkdown(item.title)}`);
  const facts = say("enrichment.facts", {
    effort: say(`enrichment.effort.${found.effort}`),
    category: say(`enrichment.category.${found.category}`),
  });
  const labels = mergeLabels(
    item.labels.map(({ name }) => name),
    found.labels,
  );
  return {
    title,
    description: [escapeMarkdown(found.description), own, facts].filter((part) => part !== "").join("\n\n"),
    ...(item.priority === "none" && found.priority !== "none" && { priority: found.priority }),
    ...(item.due === null && isDay(found.dueDate, today) && { due: { type: "date" as const, date: found.dueDate } }),
    ...(labels.length > item.labels.length && { labels }),
  };
}

function isDay(date: string | null, today: string): date is string {
  if (date === null) return false;
  const days = (Date.parse(date) - Date.parse(today)) / 86_400_000;
  return days >= 0 && days <= furthestDays;
}

/** A label is the same in any case of its letters. */
function mergeLabels(own: readonly string[], found: readonly string[]): string[] {
  const merged = new Map(own.map((name) => [name.toLowerCase(), name]));
  for (const name of found.map((label) => label.replace(/\s+/g, " "))) {
    if (!merged.has(name.toLowerCase())) merged.set(name.toLowerCase(), name);
  }
  return [...merged.values()];
}
