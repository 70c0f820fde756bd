import {
  type BoardLinkPreview,
  boardLinkPreviewSchema,
  boardLinkRules,
  exampleBoardLinkPreview,
  exampleLinkOfBoards,
} from "@eureka/contracts/board-link";
import { type Id, idSchema } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { loadBoard } from "../boards/load-board.ts";
import { selectWorkItems } from "../items/work-items.store.ts";
import { findFirstList } from "../lists/lists.store.ts";
import { type CheckedRules, checkRules } from "./check-rules.ts";
import { findPairs, type Pair } from "./find-pairs.ts";
import { selectRecentItemsOnBoards } from "./link-items.store.ts";
import { planArrivals } from "./plan-arrivals.ts";

const days = 30;
const mostItems = 1_000;
const mostExamples = 10;
const mostPairs = 50;
const itemsAtOnce = 100;

export const previewBoardLink = defineOperation({
  name: "board_link.preview",
  summary: "See what a board link would do, without making it",
  description:
    "Looks at the items of all its boards that changed within the last 30 days, and refuses rules that cannot be followed as board_link.create does.",
  input: z.strictObject({
    ...boardLinkRules,
    id: idSchema("board_link")
      .optional()
      .meta({ description: "The link whose rules these are to replace, if there is one." }),
  }),
  output: boardLinkPreviewSchema,
  permission: "board:update",
  sight: "board:read",
  effect: "read",
  http: { method: "POST", path: "/board-links/preview" },
  command: {},
  example: {
    input: { sides: exampleLinkOfBoards.sides, lanes: exampleLinkOfBoards.lanes },
    output: exampleBoardLinkPreview,
  },
  target: (context, { sides }) => loadBoard(context, (sides[0] as { boardId: Id<"board"> }).boardId),
  async run(context, { id = null, ...given }) {
    const rules = await checkRules(context, given, id);
    const since = new Date(context.clock.now().getTime() - days * 86_400_000);
    const boardIds = rules.sides.map(({ boardId }) => boardId);
    const ids = await selectRecentItemsOnBoards(context.transaction, boardIds, since, mostItems);
    return previewItems(context, rules, await selectWorkItems(context.transaction, ids));
  },
});

async function previewItems(
  context: Context,
  rules: CheckedRules,
  items: readonly WorkItem[],
): Promise<BoardLinkPreview> {
  const pairs = await findAllPairs(context, rules, items);
  const paired = new Set(pairs.flatMap(({ kept, duplicate }) => [kept.id, duplicate.id]));
  const alone = items.filter(({ id }) => !paired.has(id));
  const planned = alone.map((item) => ({ item, arrivals: planArrivals(rules, item) }));
  const sides: BoardLinkPreview["sides"] = [];
  for (const { boardId } of rules.sides) {
    const arriving = planned.flatMap(({ item, arrivals }) => {
      const arrival = arrivals.find((candidate) => candidate.boardId === boardId);
      return arrival ? [{ item, listId: arrival.listId }] : [];
    });
    const examples: BoardLinkPreview["sides"][number]["examples"] = [];
    for (const { item, listId } of arriving.slice(0, mostExamples)) {
      const list = listId ?? (await findFirstList(context.transaction, boardId, [item.state], true));
      if (list) examples.push({ workItemId: item.id, key: item.key, title: item.title, listId: list });
    }
    const staying = items.filter(({ placements }) => placements.some((place) => place.boardId === boardId)).length;
    sides.push({ boardId, arriving: arriving.length, staying, examples });
  }
  const isHeldBack = ({ item, arrivals }: (typeof planned)[number]) =>
    arrivals.length === 0 && !isEverywhere(rules, item);
  const examples = pairs.slice(0, mostPairs).map((pair) => describePair(rules, pair));
  return {
    days,
    looked: items.length,
    sides,
    pairs: { count: pairs.length, examples },
    skipped: planned.filter(isHeldBack).length,
  };
}

/** An item is in one pair at most, as when the link is made. */
async function findAllPairs(context: Context, rules: CheckedRules, items: readonly WorkItem[]): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const taken = new Set<Id<"work_item">>();
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    const page = items.slice(from, from + itemsAtOnce).filter(({ id }) => !taken.has(id));
    for (const pair of await findPairs(context, rules, page)) {
      if (taken.has(pair.kept.id) || taken.has(pair.duplicate.id)) continue;
      for (const { id } of [pair.kept, pair.duplicate]) taken.add(id);
      pairs.push(pair);
    }
  }
  return pairs;
}

function describePair(
  { sides }: CheckedRules,
  { by, kept, duplicate }: Pair,
): BoardLinkPreview["pairs"]["examples"][number] {
  const describe = ({ id, key, title, placements }: WorkItem) => {
    const side = sides.find(({ boardId }) => placements.some((placement) => placement.boardId === boardId));
    if (!side) throw new Error("an item of a pair stands on a board of the link");
    return { workItemId: id, key, title, boardId: side.boardId };
  };
  return { by, kept: describe(kept), duplicate: describe(duplicate) };
}

/** Whether the item stands on every board of the link that receives. */
function isEverywhere({ sides }: CheckedRules, { placements }: WorkItem): boolean {
  return sides.every(({ boardId, receives }) => !receives || placements.some((place) => place.boardId === boardId));
}
