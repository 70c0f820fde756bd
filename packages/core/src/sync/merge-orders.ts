/** One order out of two: what each side moved since both were last the same. Pure. */

export interface Orders {
  /** The order that both sides had when they were last the same. */
  readonly base: readonly string[];
  /** The same things in both, each once. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  /** Whose move counts for a thing that both moved. */
  readonly wins: "ours" | "theirs";
  /** Of the things that came since: those that their side took in at its end. The others were taken in by ours. */
  readonly takenThere?: ReadonlySet<string>;
}

export interface Move {
  readonly id: string;
  /** Null: to the top. */
  readonly after: string | null;
}

/**
 * The order that both sides shall have. When only one side moved something it is that side's order; what one side moved keeps the
 * neighbour above it that it got there. `base` may lack things that came since, and name things that are gone.
 */
export function mergeOrders({ base, ours, theirs, wins, takenThere = new Set() }: Orders): string[] {
  const known = completeBase(base, ours, theirs, takenThere);
  const movedHere = findMoved(known, ours);
  const movedThere = findMoved(known, theirs);
  const isTaken = (id: string) => movedHere.has(id) && (wins === "ours" || !movedThere.has(id));
  const merged = theirs.filter((id) => !isTaken(id));
  for (const [index, id] of ours.entries()) {
    if (!isTaken(id)) continue;
    const above = ours[index - 1];
    merged.splice(above === undefined ? 0 : merged.indexOf(above) + 1, 0, id);
  }
  return merged;
}

/** The fewest moves that make one order of another, each below what stands above it by then. */
export function planMoves(current: readonly string[], wanted: readonly string[]): Move[] {
  const moved = findMoved(wanted, current);
  return wanted.flatMap((id, index) => (moved.has(id) ? [{ id, after: wanted[index - 1] ?? null }] : []));
}

/**
 * What came since stands at the end, in the order of the side that took it in: so its place on the side that it came from counts as a move.
 * Between what came from here and what came from there ours counts, because then nothing needs to be written over there.
 */
function completeBase(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  takenThere: ReadonlySet<string>,
): string[] {
  const here = new Set(ours);
  const known = base.filter((id) => here.has(id));
  const isKnown = new Set(known);
  const takenByThem = theirs.filter((id) => !isKnown.has(id) && takenThere.has(id)).values();
  const came = ours.filter((id) => !isKnown.has(id));
  return [...known, ...came.map((id) => (takenThere.has(id) ? (takenByThem.next().value ?? id) : id))];
}

/** The fewest things of which the others still stand in the order of `base`. */
function findMoved(base: readonly string[], order: readonly string[]): Set<string> {
  const places = new Map(base.map((id, index) => [id, index]));
  const ranks = order.map((id) => places.get(id) ?? -1);
  const kept = findLongestRise(ranks);
  return new Set(order.filter((_, index) => !kept.has(index)));
}

/** The places of a longest rising series (patience sorting). */
function findLongestRise(ranks: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, rank] of ranks.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranks[ends[middle] as number] as number) < rank) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  }
  const kept = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = before[index]) kept.add(index);
  return kept;
}
