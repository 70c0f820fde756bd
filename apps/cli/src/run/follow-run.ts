/** Follows a run on the stream until it ends, and says how far it is. */
import { setTimeout as wait } from "node:timers/promises";
import { finalRunStates, type RunState } from "@eureka/contracts/run";
import { say } from "@eureka/contracts/words";
import type { EurekaClient, Output } from "@eureka/sdk";
import type { CommandContext } from "../context.ts";
import { cleanLine } from "../output/clean-text.ts";
import { exitCodes } from "../output/print-error.ts";
import { startProgress } from "../output/progress.ts";

const longestWaitMilliseconds = 2_000;

type Run = Output<"run.get">;

/** Gives the run as it ended. */
export async function followRun({ terminal }: CommandContext, client: EurekaClient, id: string): Promise<Run> {
  const leaving = new AbortController();
  const signal = AbortSignal.any([terminal.interrupted, leaving.signal]);
  const progress = startProgress(terminal, say("cli.working"));
  try {
    const frames = client.stream({ topics: [`run:${id}`], signal });
    let next = frames.next();
    for (;;) {
      const run = await client.call("run.get", { id }, { signal });
      progress.say(describeRun(run));
      if (isOver(run)) return run;
      // What happens before the stream is open comes with no frame, so the run is looked at now and then as well.
      const frame = await Promise.race([next, wait(longestWaitMilliseconds, null, { signal })]);
      if (frame) next = frames.next();
    }
  } finally {
    // The frame that nobody waits for any more ends with the stream.
    leaving.abort();
    progress.end();
  }
}

/** 0 only when it succeeded. */
export function runExitCode(run: Run): number {
  return run.state === "succeeded" ? exitCodes.ok : exitCodes.failed;
}

function isOver(run: Run): boolean {
  return (finalRunStates as readonly RunState[]).includes(run.state);
}

function describeRun({ state, progress }: Run): string {
  if (!progress) return state;
  const count = progress.total === null ? String(progress.done) : `${progress.done}/${progress.total}`;
  return cleanLine(`${state} ${count} ${progress.message ?? ""}`);
}
