/** Collects what the calls of a run were, took and cost. */
import { type CallReport, ideaStages } from "@eureka/contracts/idea-run";
import type { Cost, TokenCounts } from "@eureka/contracts/model-usage";
import { medianOf } from "./pace.ts";

export interface CallTrace {
  add(reports: readonly CallReport[]): void;
  /** Remembers how long a call took that was allowed so much output. */
  addDuration(milliseconds: number, maxOutputTokens: number): void;
  /** How long a call with so much output may take, as far as the earlier ones tell; in milliseconds. */
  guessDuration(maxOutputTokens: number): number | null;
  /** In the order of stages, and of steps within a stage, whichever ended first. */
  reports(): readonly CallReport[];
}

export function createCallTrace(): CallTrace {
  const all: CallReport[] = [];
  const paces: { readonly milliseconds: number; readonly maxOutputTokens: number }[] = [];
  return {
    add: (reports) => void all.push(...reports),
    addDuration: (milliseconds, maxOutputTokens) => void paces.push({ milliseconds, maxOutputTokens }),
    guessDuration(maxOutputTokens) {
      if (paces.length === 0) return null;
      const scaled = paces.map((pace) => pace.milliseconds * Math.max(1, maxOutputTokens / pace.maxOutputTokens));
      return medianOf(scaled);
    },
    reports: () => all.toSorted((one, other) => ideaStages.indexOf(one.stage) - ideaStages.indexOf(other.stage)),
  };
}

/** The sum of all calls; a count that one call does not know is unknown for all. */
export function sumTokens(reports: readonly { readonly tokens: TokenCounts }[]): TokenCounts {
  const sum = (name: keyof TokenCounts): number | null => addUp(reports.map(({ tokens }) => tokens[name]));
  return { input: sum("input"), cachedInput: sum("cachedInput"), output: sum("output"), reasoning: sum("reasoning") };
}

/** The sum of all calls; unknown when the cost of one is, for example because it was given up. */
export function sumCost(reports: readonly { readonly cost: Cost }[]): Cost {
  const versions = new Set(reports.map(({ cost }) => cost.priceVersion).filter((version) => version !== null));
  return {
    microDollars: addUp(reports.map(({ cost }) => cost.microDollars)),
    // Several price lists within one run have no common name.
    priceVersion: versions.size === 1 ? ([...versions][0] ?? null) : null,
  };
}

function addUp(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0 as number | null);
}
