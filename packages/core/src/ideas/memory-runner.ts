/** Runs steps without a database: nothing survives the process. */
import { randomUUID } from "node:crypto";
import type { StageReport } from "@eureka/contracts/idea-run";
import type { StepRunner } from "./step-runner.ts";

export interface MemoryRunnerOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onStage?: ((report: StageReport) => void) | undefined;
  /** What earlier executions' steps gave, by key; new results are added to it. */
  readonly journal?: Map<string, unknown>;
}

export function createMemoryRunner(options: MemoryRunnerOptions = {}): StepRunner {
  const { signal = new AbortController().signal, onStage = () => {}, journal = new Map<string, unknown>() } = options;
  const usedKeys = new Set<string>();

  return {
    id: randomUUID(),
    signal,
    now: () => Date.now(),
    stage: onStage,
    async step<T>(key: string, work: (step: { readonly signal: AbortSignal }) => Promise<T> | T): Promise<T> {
      if (usedKeys.has(key)) throw new Error(`the step key ${key} was used twice`);
      usedKeys.add(key);
      signal.throwIfAborted();
      if (journal.has(key)) return journal.get(key) as T;
      // The same detour through JSON as in a real journal, so that both faces see the same values.
      const result = JSON.parse(JSON.stringify((await work({ signal })) ?? null)) as T;
      signal.throwIfAborted();
      journal.set(key, result);
      return result;
    },
    async parallel<T>(tasks: readonly (() => Promise<T>)[], { limit = 16 }: { readonly limit?: number } = {}) {
      const results: T[] = [];
      let next = 0;
      const work = async (): Promise<void> => {
        for (let index = next++; index < tasks.length; index = next++) {
          results[index] = await (tasks[index] as () => Promise<T>)();
        }
      };
      await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, work));
      return results;
    },
  };
}
