/** Faults of an in-memory platform, switched on by tests: what networks and platforms really do. */
import { ConnectorError, type ConnectorErrorCode } from "../connector-error.ts";

/** How many calls reached the platform, refused ones included. */
export interface CallCounts {
  readonly reads: number;
  readonly writes: number;
}

/** Every call of a reference platform runs through {@link FaultSwitches.run}; each switched fault is used up by one call. */
export class FaultSwitches {
  #refusals: ConnectorError[] = [];
  #answersToLose = 0;
  #interruption: { readonly moment: "before" | "after"; readonly act: () => void } | null = null;
  #reads = 0;
  #writes = 0;

  get calls(): CallCounts {
    return { reads: this.#reads, writes: this.#writes };
  }

  /** The next call fails with this code and changes nothing. Call again to queue further failures. */
  failNext(code: Exclude<ConnectorErrorCode, "rate_limited">): void {
    this.#refusals.push(new ConnectorError(code, `The reference platform was told to fail with ${code}`));
  }

  /** The next call is refused for `retryAfterSeconds`. */
  rateLimitNext(retryAfterSeconds: number): void {
    this.#refusals.push(
      new ConnectorError("rate_limited", "The reference platform asks to wait", { retryAfterSeconds }),
    );
  }

  /** The next write is applied, but its answer is lost: the caller sees "unavailable". */
  loseNextAnswer(): void {
    this.#answersToLose++;
  }

  /** Somebody over there is busy in the same moment: right before the next write takes effect, or before its answer is sent. */
  interruptNextWrite(moment: "before" | "after", act: () => void): void {
    this.#interruption = { moment, act };
  }

  /** Runs one call under the faults that are switched on. Values cross the border as copies, as on a network. */
  async run<Result>(kind: "read" | "write", call: () => Result): Promise<Result> {
    if (kind === "read") this.#reads++;
    else this.#writes++;
    const refusal = this.#refusals.shift();
    if (refusal) throw refusal;
    const result = this.#interrupt(kind, () => structuredClone(call()));
    if (kind === "write" && this.#answersToLose > 0) {
      this.#answersToLose--;
      throw new ConnectorError("unavailable", "The answer of the reference platform was lost");
    }
    return result;
  }

  #interrupt<Result>(kind: "read" | "write", call: () => Result): Result {
    const interruption = kind === "write" ? this.#interruption : null;
    if (interruption) this.#interruption = null;
    if (interruption?.moment === "before") interruption.act();
    const result = call();
    if (interruption?.moment === "after") interruption.act();
    return result;
  }
}
