/** The card of a work item: a pure function of the item and of what its ids stand for. */

import type { Board } from "@eureka/contracts/board";
import type { CardField } from "@eureka/contracts/card";
import { cardLimits } from "@eureka/contracts/card";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import { say } from "@eureka/contracts/words";
import type { Due, WorkItem } from "@eureka/contracts/work-item";
import type { DraftAction, DraftCard } from "./draft-card.ts";

export interface ItemCopy {
  readonly title: string;
  readonly url: string;
}

export interface ItemCardFacts {
  readonly item: WorkItem;
  /** The board of the item's first placement; null when it cannot be read. */
  readonly board: Pick<Board, "lists"> | null;
  /** Where the item is shown besides here: what the platform is called, and the address there. */
  readonly copies: readonly ItemCopy[];
  /** Names of people by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** What is shown of a work item wherever people talk. */
export function drawItemCard(facts: ItemCardFacts): DraftCard {
  const { item } = facts;
  return {
    title: escapeWithin(`${item.key} ${item.title}`, cardLimits.title),
    fields: drawFields(facts),
    actions: [...(item.archivedAt ? [] : drawButtons(facts)), ...drawLinks(facts)],
    state: item.archivedAt ? "closed" : item.state === "done" ? "done" : "open",
  };
}

function drawFields({ item, board, names }: ItemCardFacts): CardField[] {
  const list = board?.lists.find(({ id }) => id === item.placements[0]?.listId);
  const assignees = item.assignees.map(({ id }) => names.get(id) ?? say("person.someone"));
  const fields = [
    { label: say("card.list"), value: list?.name ?? item.state },
    { label: say("card.assignees"), value: assignees.join(", ") || say("card.nobody") },
    ...(item.due ? [{ label: say("card.due"), value: describeDue(item.due) }] : []),
    ...(item.priority === "none" ? [] : [{ label: say("card.priority"), value: item.priority }]),
    ...(item.labels.length > 0
      ? [{ label: say("card.labels"), value: item.labels.map(({ name }) => name).join(", ") }]
      : []),
  ];
  return fields.map(({ label, value }) => ({ label, value: escapeWithin(value, cardLimits.fieldValue), short: true }));
}

/** A day as it stands; an instant in UTC, because everybody reads the same card. */
export function describeDue(due: Due): string {
  if (due.type === "date") return due.date;
  return say("card.due_instant", { date: due.at.slice(0, 10), time: due.at.slice(11, 16) });
}

function drawButtons({ item, board }: ItemCardFacts): DraftAction[] {
  const { id } = item;
  const here = item.placements[0]?.listId;
  const lists = (board?.lists ?? []).filter((list) => !list.archivedAt && list.id !== here);
  const buttons: DraftAction[] = [
    {
      kind: "button",
      name: "assign_to_me",
      label: say("card.action.assign_to_me"),
      does: { operation: "work_item.assign", input: { id, assignee: "me" } },
    },
  ];
  if (item.state !== "done") {
    const does = { operation: "work_item.complete", input: { id } };
    buttons.push({ kind: "button", name: "done", label: say("card.action.done"), style: "primary", does });
  }
  if (lists.length > 0) {
    buttons.push({
      kind: "select",
      name: "move",
      label: say("card.action.move"),
      options: lists.slice(0, cardLimits.options).map((list) => ({ value: list.id, label: optionLabel(list.name) })),
      choiceField: "listId",
      does: { operation: "work_item.move", input: { id } },
    });
  }
  return buttons;
}

const mostLinks = 3;

/** On an archived card too: they lead to where it went. */
function drawLinks({ copies }: ItemCardFacts): DraftAction[] {
  return copies.slice(0, mostLinks).map(({ title, url }, index) => ({
    kind: "link",
    name: `copy_${index}`,
    label: optionLabel(say("card.action.open_in", { title })),
    url,
  }));
}

/** Labels of buttons and options are plain text on every platform: nothing in them is escaped. */
function optionLabel(name: string): string {
  return name.length <= cardLimits.label
    ? name
    : `${name.slice(0, cardLimits.label - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
