import type { TFunction } from "i18next";
import type { IdeaRun } from "./types.ts";

type Spent = Pick<IdeaRun, "engine" | "tokens" | "cost" | "calls">;

/** What a run cost: unknown stays unknown, and where no model was asked there is nothing to pay. */
export function costWords({ cost, ...spent }: Spent, t: TFunction<"ideas">, language: string): string {
  if (askedNoModel(spent)) return t("facts.noModelAsked");
  if (cost.microDollars === null) return t("facts.unknown");
  const dollars = cost.microDollars / 1_000_000;
  // Small sums need their digits: rounded to cents most runs would cost nothing.
  const maximumFractionDigits = dollars < 0.1 ? 6 : 2;
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: 2,
    maximumFractionDigits,
  }).format(dollars);
}

export function tokenWords({ tokens, ...spent }: Spent, t: TFunction<"ideas">, language: string): string {
  if (askedNoModel(spent)) return t("facts.noModelAsked");
  if (tokens.input === null && tokens.output === null) return t("facts.unknown");
  const format = new Intl.NumberFormat(language);
  const say = (count: number | null) => (count === null ? t("facts.unknown") : format.format(count));
  return t("facts.inAndOut", { input: say(tokens.input), output: say(tokens.output) });
}

/** The rules answered without a single call of a model. */
function askedNoModel({ engine, calls }: Pick<Spent, "engine" | "calls">): boolean {
  return engine === "rules" && calls.length === 0;
}
