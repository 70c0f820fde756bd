/** Fractional positions: between two of them there is always a third, so that moving one thing writes one row. */
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Keys grow where people insert at the same place again and again; at this length all keys of the list are written anew. */
export const longestPosition = 50;

/** A position behind `before` and in front of `after`; null stands for the beginning or the end. */
export function positionBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** `count` positions from the beginning, short and in order. */
export function positions(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

/** `count` positions behind `before`. */
export function positionsAfter(before: string | null, count: number): string[] {
  return generateNKeysBetween(before, null, count);
}
