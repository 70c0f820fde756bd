/** Sends a platform's events to whoever subscribed, waits for the acknowledgement and repeats as the platform does. */
import { type EventFaults, noEventFaults } from "./faults.ts";

/** A signed request that is ready to leave. `attempt` counts from 0: platforms tell repetitions in a header. */
export interface OutgoingEvent {
  readonly url: string;
  readonly method: "POST" | "HEAD";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `lastStatus` is what the attempt before was answered with: null when no answer came in time. */
export type MakeRequest = (attempt: number, lastStatus: number | null) => OutgoingEvent;

export interface SentEvent {
  /** The platform's name of the thing that happened. */
  readonly name: string;
  /** Every attempt in order: the status, or null when no answer came in time. */
  readonly attempts: readonly (number | null)[];
  /** The body of the last answer. */
  readonly answer: string;
  readonly acknowledged: boolean;
}

export interface EventSenderOptions {
  /** How long an acknowledgement may take, for example 3,000 ms on Slack and Discord. */
  readonly acknowledgeMilliseconds: number;
  /** The waits before the repetitions; empty where the platform never repeats. */
  readonly repeatAfterMilliseconds: readonly number[];
}

export class EventSender {
  readonly faults: EventFaults = noEventFaults();
  /** Everything that was sent, in the order in which it was settled. */
  readonly sent: SentEvent[] = [];
  readonly #options: EventSenderOptions;
  readonly #running = new Set<Promise<unknown>>();
  readonly #stopped = new AbortController();
  #held: (() => void) | null = null;

  constructor(options: EventSenderOptions) {
    this.#options = options;
  }

  /**
   * Sends one event and settles when it was acknowledged or given up. The request is made anew for each attempt, because signatures
   * carry the time. Null when a fault swallowed it.
   */
  send(name: string, makeRequest: MakeRequest): Promise<SentEvent | null> {
    const work = this.#send(name, makeRequest).finally(() => this.#running.delete(work));
    this.#running.add(work);
    return work;
  }

  /** Waits until nothing is on its way any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
  }

  /** Sends nothing more; waiting repetitions are given up. */
  async close(): Promise<void> {
    this.#stopped.abort();
    this.#held?.();
    await this.idle();
  }

  async #send(name: string, makeRequest: MakeRequest): Promise<SentEvent | null> {
    const { faults } = this;
    if (faults.dropNext > 0) {
      faults.dropNext--;
      return null;
    }
    if (faults.delayMilliseconds > 0) await this.#wait(faults.delayMilliseconds);
    await this.#takeTurn();
    const { copies } = faults;
    faults.copies = 1;
    const [first] = await Promise.all(Array.from({ length: copies }, () => this.#deliver(name, makeRequest)));
    return first ?? null;
  }

  /** The event that is to be overtaken waits until the next one has left. */
  async #takeTurn(): Promise<void> {
    const release = this.#held;
    this.#held = null;
    if (release) {
      queueMicrotask(() => setTimeout(release, 50));
      return;
    }
    if (!this.faults.reorderNext) return;
    this.faults.reorderNext = false;
    await new Promise<void>((resolve) => {
      this.#held = resolve;
    });
  }

  async #deliver(name: string, makeRequest: MakeRequest): Promise<SentEvent> {
    const { repeatAfterMilliseconds } = this.#options;
    const attempts: (number | null)[] = [];
    let answer = "";
    for (let attempt = 0; ; attempt++) {
      const { status, body } = await this.#attempt(makeRequest(attempt, attempts.at(-1) ?? null));
      attempts.push(status);
      answer = body;
      const acknowledged = status !== null && status < 300;
      const wait = repeatAfterMilliseconds[attempt];
      if (acknowledged || wait === undefined || this.#stopped.signal.aborted) {
        const sent = { name, attempts, answer, acknowledged };
        this.sent.push(sent);
        return sent;
      }
      await this.#wait(wait);
    }
  }

  async #attempt({ url, method, headers, body }: OutgoingEvent): Promise<{ status: number | null; body: string }> {
    const signal = AbortSignal.any([AbortSignal.timeout(this.#options.acknowledgeMilliseconds), this.#stopped.signal]);
    try {
      const response = await fetch(url, { method, headers, ...(method === "POST" && { body }), signal });
      return { status: response.status, body: await response.text() };
    } catch {
      return { status: null, body: "" };
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds);
      const { signal } = this.#stopped;
      function done() {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
      signal.addEventListener("abort", done);
      if (signal.aborted) done();
    });
  }
}
