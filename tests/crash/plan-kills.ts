/** Who is killed how, and how often. */
import type { Installation } from "./installation.ts";
import type { Kill } from "./kill.ts";
import type { Random } from "./random.ts";

export interface PlanOptions {
  readonly kills: number;
  /** Fault points to visit, in turn. */
  readonly points: readonly string[];
  readonly random: Random;
  readonly onlyPoints: boolean;
}

export interface PlannedKills {
  readonly installation: Installation;
  readonly victim: string;
  readonly kills: Kill[];
}

interface Place extends PlannedKills {
  readonly hows: readonly Kill["how"][];
  reaches(point: string): boolean;
}

/** Kills that no fault point names, as a share of all. One for each way to die of each victim, where there are enough. */
const shareAtRandom = 0.3;

/** Each kill goes to the victim that has the fewest so far, among those that can die like that. */
export function planKills(installations: readonly Installation[], options: PlanOptions): readonly PlannedKills[] {
  const { random, points, onlyPoints } = options;
  const places: Place[] = installations.flatMap((installation) =>
    installation.victims.map(({ name, hows, reaches }) => ({ installation, victim: name, hows, reaches, kills: [] })),
  );
  const waysToDie = places.flatMap((place) => place.hows.flatMap((how) => (how === "point" ? [] : [{ place, how }])));
  // Every point is visited before anything is left to chance.
  const free = Math.max(0, options.kills - points.length);
  const wished = Math.max(waysToDie.length, Math.round(options.kills * shareAtRandom));
  const atRandom = onlyPoints ? 0 : Math.min(wished, free);
  for (let index = 0; index < atRandom; index++) {
    const { place, how } = waysToDie[index % waysToDie.length] as (typeof waysToDie)[number];
    place.kills.push({ how, after: random.integer(100, 1_500) });
  }
  const order = random.shuffle(points);
  for (let index = atRandom; index < options.kills; index++) {
    const point = order[(index - atRandom) % order.length] as string;
    const able = random.shuffle(places.filter(({ hows, reaches }) => hows.includes("point") && reaches(point)));
    const place = able.reduce((fewest, next) => (next.kills.length < fewest.kills.length ? next : fewest));
    place.kills.push({ how: "point", point, count: random.integer(1, 4) });
  }
  return places
    .filter(({ kills }) => kills.length > 0)
    .map((place) => ({ ...place, kills: random.shuffle(place.kills) }));
}
