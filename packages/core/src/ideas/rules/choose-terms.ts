import type { Term } from "./extract-terms.ts";
import { type PatternName, patternTrait } from "./pattern.ts";
import type { Observation } from "./signals.ts";

/**
 * Chooses what a pattern is filled with: a term of the topic, where it has any, and another one, from the context by preference, because
 * that says more about this case than the topic's own other words. A pattern that puts something to use gets what was seen to be there.
 * @param index how many patterns were filled before; the terms take turns
 */
export function chooseTerms(
  terms: readonly Term[],
  pattern: PatternName,
  index: number,
  observations: readonly Observation[],
): Term[] {
  const fromTopic = terms.filter(({ source }) => source === "topic");
  const first = pick(fromTopic.length > 0 ? fromTopic : terms, index);
  if (!first) return [];
  const others = terms.filter((term) => term !== first);
  const fromContext = others.filter(({ source }) => source === "context");
  const resource = patternTrait(pattern).nature === "reuses" ? findResource(others, observations) : undefined;
  const second = resource ?? pick(index % 3 === 2 || fromContext.length === 0 ? others : fromContext, index);
  return second ? [first, second] : [first];
}

function findResource(terms: readonly Term[], observations: readonly Observation[]): Term | undefined {
  const clauses = observations.filter(({ signal }) => signal === "resource").map(({ clause }) => clause.toLowerCase());
  return terms.find(({ key }) => clauses.some((clause) => clause.includes(key)));
}

function pick<T>(values: readonly T[], index: number): T | undefined {
  return values[index % Math.max(1, values.length)];
}
