/** A line of the table that `npm run bench` prints, and how it is judged. */

export interface BenchRow {
  readonly name: string;
  /** What we reached, in `unit`. */
  readonly figure: number;
  readonly unit: string;
  /** What the figure is compared with, measured in the same run, in the same unit; null where the target is a plain number. */
  readonly floor: number | null;
  readonly target: string;
  /** Null: there is no target, the figure is only reported. */
  readonly met: boolean | null;
}

type Named = Pick<BenchRow, "name" | "figure" | "unit">;

/** Figure divided by floor; null without a floor. */
export function ratioOf({ figure, floor }: BenchRow): number | null {
  return floor === null ? null : figure / floor;
}

/** At least `factor` times the floor. */
export function atLeastTimes(row: Named, floor: number, factor: number): BenchRow {
  return { ...row, floor, target: `at least ${factor} x`, met: row.figure >= factor * floor };
}

/** At most `factor` times the floor. */
export function atMostTimes(row: Named, floor: number, factor: number): BenchRow {
  return { ...row, floor, target: `at most ${factor} x`, met: row.figure <= factor * floor };
}

/** Less than a number of the row's unit; a floor only helps to judge the figure. */
export function below(row: Named, limit: number, floor: number | null = null): BenchRow {
  return { ...row, floor, target: `< ${limit} ${row.unit}`, met: row.figure < limit };
}

/** At most a number of the row's unit. */
export function atMost(row: Named, limit: number): BenchRow {
  return { ...row, floor: null, target: `at most ${limit} ${row.unit}`, met: row.figure <= limit };
}

/** A figure that is only told. */
export function reported(row: Named, floor: number | null = null): BenchRow {
  return { ...row, floor, target: "reported", met: null };
}
