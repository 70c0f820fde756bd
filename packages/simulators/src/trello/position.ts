/** Positions in a column: floating point numbers, "top" and "bottom". */

export type Position = number | "top" | "bottom";

const step = 65_536;

/** @param others the positions that are taken */
export function resolvePosition(position: Position, others: readonly number[]): number {
  if (typeof position === "number") return position;
  if (others.length === 0) return step;
  return position === "top" ? Math.min(...others) / 2 : Math.max(...others) + step;
}

export function byPosition(
  one: { readonly pos: number; readonly id: string },
  other: { readonly pos: number; readonly id: string },
): number {
  return one.pos - other.pos || (one.id < other.id ? -1 : 1);
}
