/** Runs ideas on a server, over the API, and follows the run until it ends. */
import { setTimeout as wait } from "node:timers/promises";
import { type NewIdeaRun, type StageReport, stageReportSchema } from "@eureka/contracts/idea-run";
import { finalRunStates, type RunState } from "@eureka/contracts/run";
import { say } from "@eureka/contracts/words";
import type { EurekaClient, Input, Output, StreamFrame } from "@eureka/sdk";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import type { IdeaOutcome } from "./idea-outcome.ts";
import type { StageProgress } from "./stage-progress.ts";

/** What happens before the stream is open comes with no frame, so the run is looked at now and then as well. */
const longestWaitMilliseconds = 2_000;
/** Whoever pressed Ctrl-C does not wait longer than this for the server to hear of it. */
const cancelMilliseconds = 2_000;

type Run = Output<"idea_run.get">;
type NewRemix = Input<"idea.remix">;

/** Throws a CommandError when the run failed or was cancelled. A person who gives up cancels it, so that no further model is paid. */
export async function runOnServer(
  { terminal }: CommandContext,
  client: EurekaClient,
  asked: NewIdeaRun | NewRemix,
  progress: StageProgress,
): Promise<IdeaOutcome> {
  const { id } = await begin(client, asked, terminal.interrupted);
  try {
    return describeRun(await follow(client, id, progress, terminal.interrupted));
  } catch (error) {
    if (terminal.interrupted.aborted) await cancel(client, id);
    throw error;
  }
}

function begin(
  client: EurekaClient,
  asked: NewIdeaRun | NewRemix,
  signal: AbortSignal,
): Promise<{ readonly id: string }> {
  if ("ideaIds" in asked || "tags" in asked) return client.call("idea.remix", asked, { signal });
  return client.call("idea_run.create", asked as NewIdeaRun, { signal });
}

async function follow(client: EurekaClient, id: string, progress: StageProgress, given: AbortSignal): Promise<Run> {
  const leaving = new AbortController();
  const signal = AbortSignal.any([given, leaving.signal]);
  try {
    const frames = client.stream({ topics: [`run:${id}`], signal });
    let next = frames.next();
    for (;;) {
      const run = await client.call("idea_run.get", { id }, { signal });
      for (const report of run.stages) progress.tell(report);
      if (isOver(run)) return run;
      const pause = wait(longestWaitMilliseconds, null, { signal });
      for (;;) {
        const frame = await Promise.race([next, pause]);
        if (frame === null) break;
        next = frames.next();
        const report = frame.done ? null : readStage(frame.value);
        // Anything else that happens to the run may be its end.
        if (report === null) break;
        progress.tell(report);
      }
    }
  } finally {
    // The frame that nobody waits for any more ends with the stream.
    leaving.abort();
  }
}

function readStage(frame: StreamFrame): StageReport | null {
  if (frame.kind !== "event" || frame.event.type !== "idea_run.stage_changed") return null;
  return stageReportSchema.safeParse(frame.event.data).data ?? null;
}

function isOver({ state }: Run): boolean {
  return (finalRunStates as readonly RunState[]).includes(state);
}

async function cancel(client: EurekaClient, id: string): Promise<void> {
  await client.call("idea_run.cancel", { id }, { signal: AbortSignal.timeout(cancelMilliseconds) }).catch(() => {});
}

function describeRun(run: Run): IdeaOutcome {
  const { state, error, engine, rankedBy, elapsedMilliseconds } = run;
  if (state !== "succeeded" || engine === null)
    throw new CommandError(say("cli.ideas.run_ended", { id: run.id, state, reason: error?.message ?? "" }).trim());
  return {
    topic: run.request.topic,
    context: run.request.context ?? "",
    result: { ...run, engine, rankedBy: rankedBy ?? "none", elapsedMilliseconds: elapsedMilliseconds ?? 0 },
    answer: run,
    failures: [],
    ideaIds: run.ideas.map((idea) => idea.id),
  };
}
