/** One execution of a run in this process: what ends it from outside, and what is under way in it. */
import type { Id } from "@eureka/contracts/ids";
import type { Application } from "../operations/index.ts";
import { type Ending, isEnding, RunInterrupted, RunSuspended } from "./endings.ts";
import type { RunRow } from "./runs.store.ts";

export interface Execution {
  readonly application: Application;
  readonly organizationId: Id<"organization">;
  readonly row: RunRow;
  /** What this execution must prove to still hold before it journals anything. */
  readonly lease: string;
  /** What earlier executions' steps gave, and this one's, by key. */
  readonly results: Map<string, unknown>;
  readonly signal: AbortSignal;
  /** The first thing that ended it from outside, or the earliest waking among several sleeps; null while nothing did. */
  readonly ending: Ending | null;
  /** Ends it: everything that waits stops, except for a sleep, beside which other steps go on. */
  end(ending: Ending): Ending;
  /** Gives what `work` gives, but fails with the ending as soon as there is one that stops everything. */
  untilEnded<T>(work: Promise<T>): Promise<T>;
  /** Does the journal's work; a failure of it interrupts the execution. */
  guard<T>(work: () => Promise<T> | T): Promise<T>;
  /** Counts `work` as under way until it has settled. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Lets no further step begin, and waits for those under way unless everything was stopped. */
  close(): Promise<void>;
  /** Throws when no step may begin any more. */
  assertOpen(): void;
  /** Remembers which step an error came from, and gives the error. */
  blame(error: unknown, step: string): unknown;
  /** The step that an error came from, or null when it came from none. */
  stepOf(error: unknown): string | null;
}

export function createExecution(
  facts: Pick<Execution, "application" | "organizationId" | "row" | "lease" | "results">,
): Execution {
  const controller = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const origins = new WeakMap<object, string>();
  let ending: Ending | null = null;
  let closed = false;

  const execution: Execution = {
    ...facts,
    signal: controller.signal,
    get ending() {
      return ending;
    },
    end(given) {
      if (given instanceof RunSuspended) {
        if (ending === null) ending = given;
        else if (ending instanceof RunSuspended && given.wakesAt < ending.wakesAt) ending = given;
        return ending;
      }
      if (ending === null || ending instanceof RunSuspended) {
        ending = given;
        controller.abort(given);
      }
      return ending;
    },
    untilEnded(work) {
      // Work that is left behind may fail later, and nobody is there to hear it.
      work.catch(() => {});
      return new Promise((resolve, reject) => {
        const stop = () => reject(controller.signal.reason);
        if (controller.signal.aborted) return stop();
        controller.signal.addEventListener("abort", stop, { once: true });
        work.then(resolve, reject).finally(() => controller.signal.removeEventListener("abort", stop));
      });
    },
    async guard(work) {
      try {
        return await work();
      } catch (error) {
        throw execution.end(isEnding(error) ? error : new RunInterrupted(error));
      }
    },
    track(work) {
      underWay.add(work);
      const forget = () => underWay.delete(work);
      work.then(forget, forget);
      return work;
    },
    async close() {
      closed = true;
      if (!controller.signal.aborted) await Promise.allSettled([...underWay]);
    },
    assertOpen() {
      if (controller.signal.aborted) throw controller.signal.reason;
      if (closed) throw ending ?? new Error("the run's function has ended: await every step");
    },
    blame(error, step) {
      if (typeof error === "object" && error !== null) origins.set(error, step);
      return error;
    },
    stepOf: (error) => (typeof error === "object" && error !== null && origins.get(error)) || null,
  };
  return execution;
}
