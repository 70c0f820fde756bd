/** Which work items of a board are shown, and in which order: all that stands in the address. */
import type { Item } from "../types.ts";
import { compareText, keepSame } from "./board-items-state.ts";

export const dueFilters = ["late", "today", "week", "none"] as const;
export type DueFilter = (typeof dueFilters)[number];

export const sorts = ["position", "priority", "due", "updated", "created", "title"] as const;
export type Sort = (typeof sorts)[number];

export interface BoardFilter {
  readonly text: string;
  /** `me`, `none`, or the id of a member or an external identity. */
  readonly assignee: string | null;
  /** A label's name in small letters: the same label of several workspaces is one. */
  readonly label: string | null;
  readonly priority: Item["priority"] | null;
  readonly due: DueFilter | null;
  readonly sort: Sort;
}

export interface FilterContext {
  readonly myId: string | null;
  /** The reader's day, as 2026-11-22. */
  readonly today: string;
}

const priorityOrder = { urgent: 0, high: 1, medium: 2, low: 3, none: 4 } as const;
/** Behind every date. */
const never = "9999";

export function isFiltering({ text, assignee, label, priority, due }: BoardFilter): boolean {
  return text.trim() !== "" || [assignee, label, priority, due].some((part) => part !== null);
}

/** The same array when nothing is left out and the order stays. */
export function showItems(
  items: readonly Item[],
  filter: BoardFilter,
  context: FilterContext,
  previous?: readonly Item[],
): readonly Item[] {
  const shown = isFiltering(filter) ? items.filter(matcher(filter, context)) : items;
  return filter.sort === "position" && shown === items ? items : keepSame(previous, sortItems(shown, filter.sort));
}

function matcher(filter: BoardFilter, { myId, today }: FilterContext): (item: Item) => boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const assignee = filter.assignee === "me" ? myId : filter.assignee;
  return (item) =>
    (filter.priority === null || item.priority === filter.priority) &&
    (filter.label === null || item.labels.some(({ name }) => name.toLowerCase() === filter.label)) &&
    (filter.assignee === null || hasAssignee(item, assignee)) &&
    (filter.due === null || isDue(item, filter.due, today)) &&
    (words.length === 0 || hasWords(item, words));
}

function hasAssignee(item: Item, id: string | null): boolean {
  return id === "none" ? item.assignees.length === 0 : item.assignees.some((person) => person.id === id);
}

function hasWords(item: Item, words: readonly string[]): boolean {
  const text = [item.key, item.title, ...item.labels.map(({ name }) => name)].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function isDue(item: Item, filter: DueFilter, today: string): boolean {
  const day = dayOf(item);
  if (filter === "none" || day === null) return filter === "none" && day === null;
  if (filter === "today") return day === today;
  if (filter === "late") return day < today && item.completedAt === null;
  return day >= today && day <= addDays(today, 7);
}

/** The day on which it is due: as given, or that of the instant where the reader is. */
function dayOf({ due }: Item): string | null {
  return due === null ? null : due.type === "date" ? due.date : localDay(new Date(due.at));
}

/** The reader's day of a moment, as 2026-11-22. */
export function localDay(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

function addDays(day: string, count: number): string {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return localDay(new Date(year, month - 1, date + count, 12));
}

function sortItems(items: readonly Item[], sort: Sort): readonly Item[] {
  const compare: Record<Sort, ((left: Item, right: Item) => number) | null> = {
    position: null,
    priority: (left, right) => priorityOrder[left.priority] - priorityOrder[right.priority],
    due: (left, right) => compareText(dueKey(left), dueKey(right)),
    updated: (left, right) => compareText(right.updatedAt, left.updatedAt),
    created: (left, right) => compareText(right.createdAt, left.createdAt),
    title: (left, right) => left.title.localeCompare(right.title),
  };
  const chosen = compare[sort];
  return chosen ? items.toSorted(chosen) : items;
}

function dueKey({ due }: Item): string {
  return due === null ? never : due.type === "date" ? due.date : due.at;
}
