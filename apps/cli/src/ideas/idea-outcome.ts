import type { IdeaResult } from "@eureka/contracts/idea-run";

/** How an idea run ended, wherever it ran. */
export interface IdeaOutcome {
  readonly topic: string;
  readonly context: string;
  readonly result: IdeaResult;
  /** What `--json` prints: the result of a local run, or the run as the API has it. */
  readonly answer: unknown;
  /** Sentences that say what was wrong with the models where none gave an idea. */
  readonly failures: readonly string[];
  /** The ids of the ideas on the server, best first; null where there is no server. */
  readonly ideaIds: readonly string[] | null;
}
