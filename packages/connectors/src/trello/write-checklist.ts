/** Brings the entries of a card to a wished list, with as little change as possible: people see every change in the log. */
import type { PlatformItemFields } from "@eureka/contracts/universal-event";
import { anything, part, type TrelloClient } from "./client.ts";
import { findOurChecklist, inReadingOrder, ourChecklistName } from "./read-item.ts";
import { checklistSchema, type TrelloChecklist } from "./wire.ts";

type Wish = PlatformItemFields["checklist"][number];

/** An entry that stands on the card already and stays. */
interface Kept {
  readonly id: string;
  readonly pos: number;
  readonly isOurs: boolean;
}

interface Plan {
  /** The wished entries of our checklist in their order; `kept` where they are there already. */
  readonly ours: readonly { readonly wish: Wish; readonly kept: Kept | null }[];
  readonly changed: readonly { readonly id: string; readonly done: boolean }[];
  readonly removed: readonly string[];
}

const step = 16_384;

export async function writeChecklist(
  client: TrelloClient,
  idCard: string,
  checklists: readonly TrelloChecklist[],
  wishes: readonly Wish[],
): Promise<void> {
  const { ours, changed, removed } = planChecklist(checklists, wishes);
  const card = `/cards/${part(idCard)}`;
  for (const id of removed) await client.remove(`${card}/checkItem/${part(id)}`);
  for (const { id, done } of changed) {
    await client.send("PUT", `${card}/checkItem/${part(id)}`, { state: stateOf(done) }, anything);
  }
  const known = findOurChecklist(checklists);
  if (ours.length === 0) {
    // An empty checklist that we emptied would stand there as a heading without anything below it.
    if (known && known.checkItems.length > 0) await client.remove(`/checklists/${part(known.id)}`);
    return;
  }
  const body = { idCard, name: ourChecklistName };
  const checklist = known ?? (await client.send("POST", "/checklists", body, checklistSchema));
  const items = `/checklists/${part(checklist.id)}/checkItems`;
  const isInOrder = standsInOrder(ours.map(({ kept }) => kept));
  for (const [index, { wish, kept }] of ours.entries()) {
    const pos = isInOrder ? "bottom" : (index + 1) * step;
    if (!kept) await client.send("POST", items, { name: wish.text, checked: wish.done, pos }, anything);
    else if (!isInOrder && kept.pos !== pos) {
      await client.send("PUT", `${card}/checkItem/${part(kept.id)}`, { pos }, anything);
    }
  }
}

/** Pure. Entries are the same when their texts are, but for the white space around them, which Trello trims; one that stands in somebody's own checklist stays there. */
export function planChecklist(checklists: readonly TrelloChecklist[], wishes: readonly Wish[]): Plan {
  const ours = findOurChecklist(checklists);
  const standing = inReadingOrder(checklists).flatMap(({ id: idChecklist, checkItems }) =>
    checkItems.map((item) => ({ ...item, isOurs: idChecklist === ours?.id, isTaken: false })),
  );
  const changed: { id: string; done: boolean }[] = [];
  const matched = wishes.map((wish) => {
    const item = standing.find((candidate) => !candidate.isTaken && candidate.name.trim() === wish.text.trim());
    if (!item) return { wish, kept: null };
    item.isTaken = true;
    if ((item.state === "complete") !== wish.done) changed.push({ id: item.id, done: wish.done });
    return { wish, kept: item };
  });
  return {
    ours: matched.filter(({ kept }) => kept === null || kept.isOurs),
    changed,
    removed: standing.filter(({ isTaken }) => !isTaken).map(({ id }) => id),
  };
}

/** Those that stay come first and in their order: new ones go below them. */
function standsInOrder(entries: readonly (Kept | null)[]): boolean {
  const firstNew = entries.indexOf(null);
  const kept = entries.slice(0, firstNew < 0 ? undefined : firstNew);
  const isLastNew = firstNew < 0 || entries.slice(firstNew).every((entry) => entry === null);
  return isLastNew && kept.every((entry, index) => index === 0 || (kept[index - 1]?.pos ?? 0) < (entry?.pos ?? 0));
}

function stateOf(done: boolean): string {
  return done ? "complete" : "incomplete";
}
