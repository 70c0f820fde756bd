/** Which items of linked boards are likely the same work, each on a board of its own. */
import type { PairEvidence, pairEvidences } from "@eureka/contracts/board-link";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { selectWorkItems } from "../items/work-items.store.ts";
import type { CheckedRules } from "./check-rules.ts";
import { findAddresses } from "./find-addresses.ts";
import { selectSuspicions } from "./pairs.store.ts";
import { planArrivals } from "./plan-arrivals.ts";

export interface Pair {
  readonly by: PairEvidence;
  /** The one on the board that the rules name first. */
  readonly kept: WorkItem;
  readonly duplicate: WorkItem;
}

/** From the strongest to the weakest. */
const byStrength: readonly PairEvidence[] = [
  "address",
  "code",
  "title",
] satisfies readonly (typeof pairEvidences)[number][];

/**
 * Pairs of which one of `items` is a part; an item is in one pair at most. Of a strong and a weak evidence the strong one counts; an item
 * for which one evidence speaks of two others is in no pair.
 */
export async function findPairs(context: Context, rules: CheckedRules, items: readonly WorkItem[]): Promise<Pair[]> {
  const boardIds = rules.sides.map(({ boardId }) => boardId);
  const asked = items.map(({ id }) => id);
  const named = items.flatMap(({ id, description }) => findAddresses(description).map((address) => ({ id, address })));
  const pairs: Pair[] = [];
  const taken = new Set<Id<"work_item">>();
  for (const by of byStrength.filter((evidence) => rules.joinBy.includes(evidence))) {
    const suspicions = await selectSuspicions(context.transaction, by, boardIds, asked, named);
    const known = new Map(items.map((item) => [item.id, item]));
    const others = suspicions.map(({ partner }) => partner).filter((id) => !known.has(id));
    for (const item of await selectWorkItems(context.transaction, others)) known.set(item.id, item);
    for (const id of asked) {
      const partners = suspicions
        .filter((suspicion) => suspicion.id === id)
        .flatMap(({ partner }) => known.get(partner) ?? []);
      const item = known.get(id);
      const [partner] = partners;
      if (!item || !partner || partners.length > 1 || taken.has(id) || taken.has(partner.id)) continue;
      if (!areJoinable(rules, item, partner)) continue;
      for (const one of [id, partner.id]) taken.add(one);
      const [kept, duplicate] = placeOf(rules, item) <= placeOf(rules, partner) ? [item, partner] : [partner, item];
      pairs.push({ by, kept, duplicate });
    }
  }
  return pairs;
}

/** Each stands where the other does not, and the link would bring one of them to where the other stands. */
export function areJoinable(rules: CheckedRules, item: WorkItem, partner: WorkItem): boolean {
  if ([item, partner].some(({ id, archivedAt }) => archivedAt !== null || rules.keepApart.includes(id))) return false;
  if (item.placements.some(({ boardId }) => stands(partner, boardId))) return false;
  const leads = (from: WorkItem, to: WorkItem) => planArrivals(rules, from).some(({ boardId }) => stands(to, boardId));
  return leads(item, partner) || leads(partner, item);
}

function stands({ placements }: WorkItem, boardId: Id<"board">): boolean {
  return placements.some((placement) => placement.boardId === boardId);
}

/** How early the rules name a board on which it stands. */
function placeOf({ sides }: CheckedRules, item: WorkItem): number {
  const place = sides.findIndex(({ boardId }) => stands(item, boardId));
  return place < 0 ? sides.length : place;
}
