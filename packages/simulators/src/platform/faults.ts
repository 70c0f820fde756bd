/** The switches by which a test, or a person on the simulator's page, makes the platform misbehave. */
import type { Answer } from "./platform-call.ts";

/** What happens to calls of the API. Each switch counts down by itself; `reset` puts all back. */
export class CallFaults {
  #next: (FailedCall | LostAnswer)[] = [];
  #slowMilliseconds = 0;

  /** The next call, or the next with this method, is answered so and changes nothing. */
  answerNext(answer: Answer, times = 1, method?: string): void {
    for (let index = 0; index < times; index++)
      this.#next.push({ kind: "failed", answer, ...(method !== undefined && { method }) });
  }

  /** The next writing call is applied, but the connection is cut before its answer. */
  loseNextAnswer(): void {
    this.#next.push({ kind: "lost" });
  }

  /** Every call from now on takes at least this long. */
  slowDown(milliseconds: number): void {
    this.#slowMilliseconds = milliseconds;
  }

  reset(): void {
    this.#next = [];
    this.#slowMilliseconds = 0;
  }

  get slowMilliseconds(): number {
    return this.#slowMilliseconds;
  }

  /** For the frame: the fault that this call suffers. A lost answer waits for a call that writes. */
  take(method: string): FailedCall | LostAnswer | undefined {
    const index = this.#next.findIndex((fault) =>
      fault.kind === "failed" ? (fault.method ?? method) === method : method !== "GET",
    );
    return index < 0 ? undefined : this.#next.splice(index, 1)[0];
  }
}

interface FailedCall {
  readonly kind: "failed";
  readonly answer: Answer;
  readonly method?: string;
}

interface LostAnswer {
  readonly kind: "lost";
}

/** What happens to the events that the platform sends out. */
export interface EventFaults {
  /** The next events never arrive. */
  dropNext: number;
  /** The next events arrive this many times in all. */
  copies: number;
  /** The next events wait and leave in reverse order with the one after them. */
  reorderNext: boolean;
  /** Every event waits this long first. */
  delayMilliseconds: number;
}

export function noEventFaults(): EventFaults {
  return { dropNext: 0, copies: 1, reorderNext: false, delayMilliseconds: 0 };
}
