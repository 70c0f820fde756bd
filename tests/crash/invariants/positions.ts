import type { OrganizationSnapshot } from "../snapshot.ts";

/** Positions count from 1 without gap, and the counter stands at the last of them. */
export function positions({ events, lastPosition }: OrganizationSnapshot): string[] {
  const given = events
    .flatMap(({ position }) => (position === null ? [] : [position]))
    .sort((left, right) => left - right);
  const wrong = given.findIndex((position, index) => position !== index + 1);
  const unplaced = events.filter(({ position }) => position === null).map(({ id }) => `${id} has no position`);
  const gap = wrong === -1 ? [] : [`position ${given[wrong]} stands where ${wrong + 1} should`];
  const counter = lastPosition === given.length ? [] : [`the counter is ${lastPosition} after ${given.length} events`];
  return [...unplaced, ...gap, ...counter];
}
