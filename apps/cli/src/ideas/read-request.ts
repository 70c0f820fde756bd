/** What was typed to what is asked for. */
import { dimensions, standardWeights, type Weights } from "@eureka/contracts/evaluation";
import { ideaRunLimits, type NewIdeaRun, newIdeaRunSchema } from "@eureka/contracts/idea-run";
import { say } from "@eureka/contracts/words";
import type { Values } from "../arguments/read-arguments.ts";
import { suggest } from "../arguments/suggest.ts";
import { flagOf } from "../command.ts";
import { UsageError } from "../usage-error.ts";

const stageFields = {
  generateTemperature: "generate",
  evaluateTemperature: "evaluate",
  advocateTemperature: "advocate",
  doubtTemperature: "doubt",
  improveTemperature: "improve",
} as const;

/** Fields whose flag has the same name. */
const plainFields = [
  "topic",
  "context",
  "ideas",
  "top",
  "preset",
  "temperature",
  "engine",
  "novelty",
  "workspaceId",
] as const;

/** Throws a UsageError that names the flag. */
export function readRequest(values: Values): NewIdeaRun {
  for (const field of ["topic", "context"] as const) assertLength(field, values[field]);
  if (values.topic === undefined || String(values.topic).trim() === "")
    throw new UsageError(say("cli.usage.missing", { fields: "<topic>" }));
  const parsed = newIdeaRunSchema.safeParse(
    withoutUndefined({
      ...Object.fromEntries(plainFields.map((name) => [name, values[name]])),
      temperatures: readTemperatures(values),
      weights: typeof values.weights === "string" ? readWeights(values.weights) : undefined,
      // What was called enhanced reasoning is the order in which each agent reads what the one before it wrote.
      depth: values.depth ?? (values.enhanced === true ? "thorough" : undefined),
      inference: values.logical === true,
    }),
  );
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(say("cli.ideas.refused", { flag: flagOfPath(issue?.path ?? []), reason: issue?.message ?? "" }));
}

/** `feasibility=.3,innovation=.05`: what is not named keeps its usual weight. Throws a UsageError unless the seven add up to 1. */
function readWeights(text: string): Weights {
  const weights: Record<string, number> = { ...standardWeights };
  for (const part of text.split(",")) {
    const [typed = "", number = "", ...rest] = part.split("=").map((word) => word.trim());
    const value = number === "" || rest.length > 0 ? Number.NaN : Number(number);
    if (Number.isNaN(value)) throw new UsageError(say("cli.ideas.weights_form", { text: part.trim().slice(0, 60) }));
    weights[dimensionOf(typed)] = value;
  }
  const sum = dimensions.reduce((total, name) => total + (weights[name] ?? 0), 0);
  if (Math.abs(sum - 1) > 1e-6) throw new UsageError(say("cli.ideas.weights_sum", { sum: Number(sum.toFixed(4)) }));
  return weights as Record<keyof Weights, number>;
}

/** `cost-effectiveness` and `cost_effectiveness` are the same, and so is what the earlier system called the risk. */
function dimensionOf(typed: string): string {
  const plain = (word: string) => word.toLowerCase().replace(/[-_]|assessment$/g, "");
  const found = dimensions.find((name) => plain(name) === plain(typed));
  if (found) return found;
  const meant = suggest(typed, dimensions.map(flagOf));
  const hint = meant ? ` ${say("cli.did_you_mean", { word: meant })}` : "";
  const choices = dimensions.map(flagOf).join(", ");
  throw new UsageError(`${say("cli.value.choice", { flag: "weights", choices, text: typed.slice(0, 60) })}${hint}`);
}

function readTemperatures(values: Values): Record<string, unknown> | undefined {
  const given = Object.entries(stageFields).flatMap(([field, stage]) =>
    values[field] === undefined ? [] : [[stage, values[field]] as const],
  );
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** A whole document as topic is a mistake that deserves a sentence with numbers. */
function assertLength(field: "topic" | "context", value: unknown): void {
  const text = typeof value === "string" ? value.trim() : "";
  const most = ideaRunLimits[field];
  if (text.length <= most) return;
  const numbers = { count: text.length.toLocaleString("en"), most: most.toLocaleString("en") };
  throw new UsageError(say(`cli.ideas.${field}_too_long`, numbers));
}

function flagOfPath([first, second]: readonly PropertyKey[]): string {
  const stage = Object.entries(stageFields).find(([, name]) => first === "temperatures" && name === second);
  if (stage) return flagOf(stage[0]);
  return first === "inference" ? "logical" : flagOf(String(first ?? ""));
}

function withoutUndefined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
