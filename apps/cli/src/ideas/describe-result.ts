/** Who made the ideas, how long it took and what it cost, in sentences. */
import type { IdeaResult } from "@eureka/contracts/idea-run";
import { say } from "@eureka/contracts/words";
import { cleanLine } from "../output/clean-text.ts";

/** `By the model x in 4.1 s; 5,120 tokens in, 2,900 out; $0.0088.` Rules are called what they are. */
export function describeResult(result: IdeaResult): string {
  const time = secondsText(result.elapsedMilliseconds);
  const used = result.calls.length > 0 ? [tokensText(result), costText(result)] : [];
  return `${[`${whoText(result)} ${say("cli.ideas.in_seconds", { time })}`, ...used].join("; ")}.`;
}

/** `By rules; no model was asked.` */
function whoText({ engine, engineReason, model }: IdeaResult): string {
  if (engine === "model")
    return say("cli.ideas.by_model", { model: cleanLine(model ?? "") || say("cli.ideas.unknown") });
  return say(`cli.ideas.by_rules.${engineReason ?? "no_model"}`);
}

/** `4.1`. */
export function secondsText(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function tokensText({ tokens: { input, output } }: IdeaResult): string {
  const text = (count: number | null) => count?.toLocaleString("en") ?? say("cli.ideas.unknown");
  return say("cli.ideas.tokens", { input: text(input), output: text(output) });
}

/** A price that nobody published is unknown, and not nothing. */
function costText({ cost: { microDollars, priceVersion } }: IdeaResult): string {
  if (microDollars === null) return say("cli.ideas.cost_unknown");
  const amount = microDollars === 0 ? "$0" : `$${(microDollars / 1_000_000).toFixed(microDollars < 1_000_000 ? 4 : 2)}`;
  return priceVersion === null
    ? say("cli.ideas.cost", { amount })
    : say("cli.ideas.cost_of", { amount, version: cleanLine(priceVersion) });
}
