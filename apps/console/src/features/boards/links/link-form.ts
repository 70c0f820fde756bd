/** The rules of a link of two boards as the form edits them, seen from one of its boards, and back. Pure. */
import { pairEvidences } from "@eureka/contracts/board-link";
import type { ListCategory } from "@eureka/contracts/list";
import type { Input } from "@eureka/sdk";
import type { BoardLink, LinkFilter } from "./link-types.ts";

/** Both ways, only from this board there, or only from there to this board. */
export const directions = ["both", "there", "here"] as const;
export type Direction = (typeof directions)[number];

export interface EditedFilter {
  readonly labels: readonly string[];
  readonly states: readonly ListCategory[];
  /** Conditions that the form does not know: they stay as they are. */
  readonly further: Omit<LinkFilter, "labels" | "states">;
}

/** A list of this board and the one of the other board that stands for it. */
export interface ListPair {
  readonly here: string;
  readonly there: string;
}

export interface LinkForm {
  readonly otherId: string;
  readonly direction: Direction;
  /** Which items of this board go there. */
  readonly here: EditedFilter;
  /** Which items of the other board come here. */
  readonly there: EditedFilter;
  /** In the order in which they were chosen: of several lists here with one there, items arrive in the first. */
  readonly pairs: readonly ListPair[];
  /** Further lists of the other board in the lane of one of them, which the form does not offer. */
  readonly besides: Readonly<Record<string, readonly string[]>>;
  readonly whenRemoved: BoardLink["whenRemoved"];
  /** By what two items are known to be the same work; nothing when they are left as they are. */
  readonly joinBy: BoardLink["joinBy"];
  /** Items that stay apart all the same. */
  readonly keepApart: readonly string[];
}

export type LinkRules = Input<"board_link.create">;

const everyItem: EditedFilter = { labels: [], states: [], further: {} };

export const emptyForm: LinkForm = {
  otherId: "",
  direction: "both",
  here: everyItem,
  there: everyItem,
  pairs: [],
  besides: {},
  whenRemoved: "keep",
  joinBy: [...pairEvidences],
  keepApart: [],
};

interface NamedList {
  readonly id: string;
  readonly name: string;
  readonly category: ListCategory;
}

/** Lists of one name and one state stand for each other, to begin with. */
export function matchLists(here: readonly NamedList[], there: readonly NamedList[]): ListPair[] {
  return here.flatMap((list) => {
    const same = there.find(
      ({ name, category }) => category === list.category && name.toLowerCase() === list.name.toLowerCase(),
    );
    return same ? [{ here: list.id, there: same.id }] : [];
  });
}

/** @param there null: the list follows the state */
export function chooseList(form: LinkForm, here: string, there: string | null): LinkForm {
  const pairs = form.pairs.filter((pair) => pair.here !== here);
  if (there === null) return { ...form, pairs };
  // A list stands in one lane at most: chosen by itself, it leaves the lane that it stood in besides another one.
  const besides = Object.fromEntries(
    Object.entries(form.besides).map(([id, further]) => [id, further.filter((other) => other !== there)]),
  );
  return { ...form, pairs: [...pairs, { here, there }], besides };
}

/** Lists of this board with which others share one list there: where items from there arrive. */
export function arrivalLists({ pairs }: Pick<LinkForm, "pairs">): ReadonlySet<string> {
  const lanes = [...Map.groupBy(pairs, ({ there }) => there).values()].filter((lane) => lane.length > 1);
  return new Set(lanes.flatMap(([first]) => (first ? [first.here] : [])));
}

/** @param link the one that is edited: its boards keep their order, because the first one says where it lies */
export function toRules(hereId: string, form: LinkForm, link: BoardLink | null): LinkRules {
  const goesThere = form.direction !== "here";
  const comesHere = form.direction !== "there";
  const here = {
    boardId: hereId,
    sends: goesThere,
    receives: comesHere,
    filter: goesThere ? toFilter(form.here) : null,
  };
  const there = {
    boardId: form.otherId,
    sends: comesHere,
    receives: goesThere,
    filter: comesHere ? toFilter(form.there) : null,
  };
  return {
    sides: link?.sides[0]?.boardId === form.otherId ? [there, here] : [here, there],
    lanes: toLanes(form),
    whenRemoved: form.whenRemoved,
    joinBy: form.joinBy,
    keepApart: [...form.keepApart],
  };
}

/** One lane for each list of the other board that was chosen, with the lists of this board in it. */
function toLanes({ pairs, besides }: LinkForm): string[][] {
  return [...Map.groupBy(pairs, ({ there }) => there)].map(([there, chosen]) => [
    ...chosen.map(({ here }) => here),
    there,
    ...(besides[there] ?? []),
  ]);
}

/** Null where nothing is asked of an item. */
function toFilter({ labels, states, further }: EditedFilter): LinkFilter | null {
  const filter = {
    ...further,
    ...(labels.length > 0 && { labels: [...labels] }),
    ...(states.length > 0 && { states: [...states] }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}

/** @param hereLists lists of this board, those in the archive too */
export function toForm(hereId: string, hereLists: readonly string[], link: BoardLink): LinkForm {
  const there = link.sides.find(({ boardId }) => boardId !== hereId);
  const here = link.sides.find(({ boardId }) => boardId === hereId);
  const isHere = new Set(hereLists);
  const lanes = link.lanes.flatMap((lane) => {
    const [first, ...further] = lane.filter((id) => !isHere.has(id));
    return first === undefined ? [] : [{ lists: lane.filter((id) => isHere.has(id)), first, further }];
  });
  return {
    otherId: there?.boardId ?? "",
    direction: directionOf(hereId, link.sides) ?? "both",
    here: toEdited(here?.filter ?? null),
    there: toEdited(there?.filter ?? null),
    pairs: lanes.flatMap(({ lists, first }) => lists.map((id) => ({ here: id, there: first }))),
    besides: Object.fromEntries(
      lanes.filter(({ further }) => further.length > 0).map(({ first, further }) => [first, further]),
    ),
    whenRemoved: link.whenRemoved,
    joinBy: link.joinBy,
    keepApart: link.keepApart,
  };
}

/** One that stays apart, or does so no more. */
export function keepApart(form: LinkForm, id: string, isApart: boolean): LinkForm {
  const others = form.keepApart.filter((other) => other !== id);
  return { ...form, keepApart: isApart ? [...others, id] : others };
}

function toEdited(filter: LinkFilter | null): EditedFilter {
  const { labels = [], states = [], ...further } = filter ?? {};
  return { labels, states, further };
}

/** Which way items go, seen from one board; null when none goes from it or comes to it. */
export function directionOf(hereId: string, sides: BoardLink["sides"]): Direction | null {
  const here = sides.find(({ boardId }) => boardId === hereId);
  const others = sides.filter(({ boardId }) => boardId !== hereId);
  const goesThere = here?.sends === true && others.some(({ receives }) => receives);
  const comesHere = here?.receives === true && others.some(({ sends }) => sends);
  if (goesThere && comesHere) return "both";
  if (goesThere) return "there";
  return comesHere ? "here" : null;
}
