/** Moves the items of a pull request as its board's rules say, once for what happened: where somebody puts them later, they stay. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { ListCategory } from "@eureka/contracts/list";
import {
  type PullRequestHappening,
  type PullRequestRules,
  pullRequestHappenings,
} from "@eureka/contracts/pull-request";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { findDestination, loadList } from "../../work-items/index.ts";
import { tryAsSync } from "../run-as-sync.ts";
import { selectPullRequestsOfItem } from "./pull-requests.store.ts";

type Move = PullRequestRules["moves"][PullRequestHappening];

/** The weightiest thing that happened and that a rule says something about. */
export function findMove(happenings: readonly PullRequestHappening[], moves: PullRequestRules["moves"]): Move {
  const weightiest = pullRequestHappenings.findLast((one) => happenings.includes(one) && moves[one] !== null);
  return weightiest === undefined ? null : moves[weightiest];
}

/** After a merge an item waits for its other pull requests. */
export async function moveItem(
  context: Context,
  item: WorkItem,
  happenings: readonly PullRequestHappening[],
  rules: PullRequestRules,
): Promise<void> {
  const move = findMove(happenings, rules.moves);
  if (move === null || item.archivedAt) return;
  if (happenings.includes("merged") && !(await areAllDone(context, item.id))) return;
  const listId = await findListOf(context, item, move);
  if (listId !== null) await tryAsSync(context, "work_item.move", { id: item.id, listId });
}

async function areAllDone({ transaction }: Context, workItemId: Id<"work_item">): Promise<boolean> {
  const all = await selectPullRequestsOfItem(transaction, workItemId);
  return all.every(({ row }) => row.state === "merged" || row.state === "closed");
}

/** Null where it stands there already, and where no board of the item has such a list. */
async function findListOf(context: Context, item: WorkItem, move: NonNullable<Move>): Promise<Id<"list"> | null> {
  if (!isList(move)) return findByCategory(context, item, move);
  const list = await findList(context, move);
  if (!list) return null;
  const there = item.placements.find(({ boardId }) => boardId === list.boardId);
  if (!there) return findByCategory(context, item, list.category);
  return there.listId === list.id ? null : list.id;
}

async function findList(context: Context, id: Id<"list">) {
  try {
    return (await loadList(context, id)).list;
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}

async function findByCategory(context: Context, item: WorkItem, category: ListCategory): Promise<Id<"list"> | null> {
  if (item.state === category) return null;
  for (const { boardId } of item.placements) {
    const { found } = await findDestination(context, { boardId }, { categories: [category], lock: false });
    if (!(found instanceof EurekaError) && found.category === category) return found.id;
  }
  return null;
}

function isList(move: NonNullable<Move>): move is Id<"list"> {
  return move.startsWith("lst_");
}
