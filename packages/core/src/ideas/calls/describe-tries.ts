import type { MissingPart } from "@eureka/contracts/idea";
import type { CallReport, IdeaStage } from "@eureka/contracts/idea-run";
import type { Cost, TokenCounts } from "@eureka/contracts/model-usage";
import { type ModelAnswer, ModelError, type ModelErrorCode } from "../../models/local.ts";
import { sumCost, sumTokens } from "./call-trace.ts";
import type { Try } from "./race-stragglers.ts";

/** What a report says besides how the try went. */
interface CallFacts {
  readonly stage: IdeaStage;
  readonly promptVersion: string;
  readonly firstModel: { readonly provider: string; readonly model: string };
}

const unknown: { readonly tokens: TokenCounts; readonly cost: Cost } = {
  tokens: { input: null, cachedInput: null, output: null, reasoning: null },
  cost: { microDollars: null, priceVersion: null },
};

/** A report for each try. What an abandoned one used is not known: nobody waited for it to tell. */
export function describeTries(tries: readonly Try<ModelAnswer<unknown>>[], facts: CallFacts): CallReport[] {
  return tries.map((each) => {
    const common = {
      stage: facts.stage,
      promptVersion: facts.promptVersion,
      latencyMilliseconds: Math.max(0, Math.round(each.duration)),
    };
    if (each.state === "answered") {
      const { provider, model, outcome, fallback, tokens, cost } = each.answer;
      return { ...common, provider, model, outcome, fallback, tokens, cost };
    }
    const outcome = each.state === "abandoned" ? "given_up" : "failed";
    if (each.state === "abandoned") return { ...common, ...facts.firstModel, outcome, fallback: null, ...unknown };

    const attempts = each.error instanceof ModelError ? each.error.attempts : [];
    const { provider, model } = attempts.at(-1) ?? facts.firstModel;
    const fallback = attempts.length > 1 ? (attempts[0]?.reason ?? null) : null;
    return { ...common, provider, model, outcome, fallback, tokens: sumTokens(attempts), cost: sumCost(attempts) };
  });
}

const reasons: Partial<Record<ModelErrorCode, MissingPart["reason"]>> = {
  no_model: "no_model",
  timeout: "too_slow",
  refused: "refused",
  invalid_answer: "invalid",
};

/** Why there is no answer, in the words of the result. */
export function reasonOf(tries: readonly Try<unknown>[]): MissingPart["reason"] {
  if (tries.some(({ state }) => state === "abandoned")) return "too_slow";
  const first = tries.find((each) => each.state === "failed");
  return (first?.error instanceof ModelError && reasons[first.error.code]) || "failed";
}
