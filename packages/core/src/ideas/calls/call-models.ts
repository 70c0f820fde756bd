/** Asks models, each question as one journaled step that never fails for what a model does wrong. */
import type { MissingPart } from "@eureka/contracts/idea";
import type { CallReport, IdeaStage } from "@eureka/contracts/idea-run";
import type { z } from "zod";
import { ModelError } from "../../models/local.ts";
import type { Pipeline } from "../pipeline.ts";
import type { Prompt } from "../prompts/load-prompt.ts";
import type { Progress } from "../stage-book.ts";
import { describeTries, reasonOf } from "./describe-tries.ts";
import { createPace, type Pace } from "./pace.ts";
import { raceStragglers } from "./race-stragglers.ts";

/** A question for a model. `Output` is what it answers, `Kept` what is journaled of it. */
export interface Question<Output, Kept> {
  /** Of the step; the same in every execution of the run. */
  readonly key: string;
  readonly stage: IdeaStage;
  readonly instructions: Prompt;
  /** The user's text with the fenced material. */
  readonly prompt: string;
  readonly schema: z.ZodType<Output>;
  readonly schemaName: string;
  readonly temperature: number;
  readonly maxOutputTokens: number;
  /** Cleans and cuts the answer, so that nothing endless is journaled. Null when nothing usable is left. */
  readonly keep: (output: Output) => Kept | null;
}

/** Gives the question back; its types are read off its schema and its `keep`. */
export function defineQuestion<Output, Kept>(question: Question<Output, Kept>): Question<Output, Kept> {
  return question;
}

export type Answer<Kept> =
  | { readonly kept: Kept; readonly model: string; readonly reason: null }
  | { readonly kept: null; readonly model: null; readonly reason: MissingPart["reason"] };

/** What the journal holds of a step. */
type Entry<Kept> = Answer<Kept> & {
  readonly startedAt: number;
  readonly endedAt: number;
  /** Null where the time says nothing about the model's speed. */
  readonly duration: number | null;
  readonly reports: readonly CallReport[];
};

/** A whole call with its repair and its fall-back; what hangs is given up far sooner where there are other calls to compare with. */
const callTimeout = 120_000;

/**
 * Asks all questions at once and gives the answers in their order.
 * @param onEnd hears of each call as it ends
 */
export async function callModels<Output, Kept>(
  pipeline: Pipeline,
  questions: readonly Question<Output, Kept>[],
  onEnd: (progress: Progress) => void = () => {},
): Promise<Answer<Kept>[]> {
  const { runner, trace } = pipeline;
  const longest = Math.max(1, ...questions.map(({ maxOutputTokens }) => maxOutputTokens));
  const pace = createPace(questions.length, trace.guessDuration(longest));

  const tasks = questions.map((question) => async () => {
    const entry = await runner.step<Entry<Kept>>(question.key, ({ signal }) => ask(pipeline, question, pace, signal));
    pace.ended(entry.duration);
    const givenUp = entry.reports.filter(({ outcome }) => outcome === "given_up").length;
    onEnd({ succeeded: entry.reason === null, startedAt: entry.startedAt, endedAt: entry.endedAt, givenUp });
    return entry;
  });
  const entries = await runner.parallel(tasks, { limit: Math.max(1, tasks.length) });

  for (const [index, { duration, reports }] of entries.entries()) {
    trace.add(reports);
    const question = questions[index];
    if (duration !== null && question) trace.addDuration(duration, question.maxOutputTokens);
  }
  return entries;
}

async function ask<Output, Kept>(
  { runner, gateway, firstModel }: Pipeline,
  question: Question<Output, Kept>,
  pace: Pace,
  signal: AbortSignal,
): Promise<Entry<Kept>> {
  const { stage, instructions, prompt, schema, schemaName, temperature, maxOutputTokens } = question;
  const startedAt = runner.now();
  const attempt = (sample: number, signal: AbortSignal) =>
    gateway.generate({
      purpose: `ideas.${stage}`,
      promptVersion: instructions.version,
      instructions: instructions.text,
      prompt,
      schema,
      schemaName,
      temperature,
      maxOutputTokens,
      timeoutMilliseconds: callTimeout,
      signal,
      sample,
      cacheScope: runner.id,
    });
  const tries = await raceStragglers(attempt, pace, signal);

  const unexpected = tries.find((each) => each.state === "failed" && !(each.error instanceof ModelError));
  if (unexpected?.state === "failed") throw unexpected.error;

  const reports = describeTries(tries, { stage, promptVersion: instructions.version, firstModel });
  const answered = tries.find((each) => each.state === "answered");
  const times = { startedAt, endedAt: runner.now(), reports };
  if (answered?.state !== "answered") {
    return { kept: null, model: null, reason: reasonOf(tries), duration: null, ...times };
  }
  const { output, model, outcome } = answered.answer;
  const duration = outcome === "cached" ? null : answered.duration;
  const kept = question.keep(output);
  if (kept === null) return { kept: null, model: null, reason: "invalid", duration, ...times };
  return { kept, model, reason: null, duration, ...times };
}
