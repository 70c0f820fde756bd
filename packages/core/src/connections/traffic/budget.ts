/**
 * The rate budget of one connection in one process. As long as a platform has never asked to wait, calls go out at once. Once it has,
 * all processes take turns by one row of the database, at a pace that becomes quicker while all goes well.
 */
import { ConnectorError } from "@eureka/connector-sdk";
import type { Block, BudgetState, Turn } from "./budgets.store.ts";
import type { CallsLeft, RateFacts } from "./rate-headers.ts";
import type { CallPriority } from "./traffic-options.ts";

/** Calls of one connection at a time in one process; background ones leave some of the room to people. */
const mostRunning = { interactive: 8, background: 6 } as const satisfies Record<CallPriority, number>;
/** Background calls leave this part of a budget to people. */
const reserve = 0.05;
/** Between background calls there is room for people of other processes. */
const stretches = { interactive: 1, background: 1.25 } as const satisfies Record<CallPriority, number>;
/** So many of the last calls are remembered, to judge how quick was too quick, and when a window ends. */
const rememberedCalls = 2_048;
/** The pace is a little slower than what was just too quick. */
const margin = 1.25;

/** Milliseconds by which clocks that count whole ones differ in the end of a window. */
const windowMargin = 5;

/** How processes share a budget. */
export interface SharedBudget {
  load(): Promise<BudgetState>;
  takeTurn(stretch: number): Promise<Turn>;
  block(block: Block): Promise<void>;
}

/** A call that was let through. */
export interface Passage {
  /** Says what the answer told; resolves once all processes know of it. */
  answered(facts: RateFacts): Promise<void>;
  /** Makes room for the next one. Call it once, whatever came of the call. */
  leave(): void;
}

export interface EnterInput {
  readonly priority: CallPriority;
  /** Longer than this the call does not wait: then it is "rate_limited", with the time. */
  readonly patienceMilliseconds: number;
  readonly signal?: AbortSignal | null | undefined;
}

export interface Budget {
  /** Waits until the call may be made. Throws `ConnectorError` "rate_limited". */
  enter(input: EnterInput): Promise<Passage>;
  /** Another process was asked to wait. */
  markStale(): void;
}

/** What the platform's present window still takes, as far as is known. Times are those of the process's clock. */
interface Rest {
  /** The least that an answer told. Calls that are under way may be counted in it, or not yet. */
  readonly calls: number;
  readonly of: number;
  readonly toldAt: number;
  /** By then it has ended. */
  readonly until: number;
}

interface Waiter {
  readonly priority: CallPriority;
  readonly until: number;
  readonly admit: () => void;
  readonly reject: (error: unknown) => void;
}

export function createBudget(shared: SharedBudget, monotonic: () => number): Budget {
  const waiting: Record<CallPriority, Waiter[]> = { interactive: [], background: [] };
  let running = 0;
  let isStale = true;
  let pace = 0;
  let blockedUntil = 0;
  let blockedAt = Number.NEGATIVE_INFINITY;
  let rest: Rest | null = null;
  /** Calls that set out and have no answer yet. */
  let underWay = 0;
  /** When the last calls set out. */
  let calls: number[] = [];
  let isDispatching = false;
  let isWaking = false;

  function next(): Waiter | undefined {
    const priority = waiting.interactive.length > 0 ? "interactive" : "background";
    return running < mostRunning[priority] && monotonic() >= keptUntil(priority) ? waiting[priority][0] : undefined;
  }

  /** Until then such calls wait for the next window: people use this one up to its end, and nobody more than that. */
  function keptUntil(priority: CallPriority): number {
    if (!rest) return 0;
    return rest.calls - underWay <= (priority === "background" ? rest.of * reserve : 0) ? rest.until : 0;
  }

  function remove(waiter: Waiter): void {
    const queue = waiting[waiter.priority];
    const index = queue.indexOf(waiter);
    if (index >= 0) queue.splice(index, 1);
  }

  function see(state: BudgetState): void {
    pace = state.paceMilliseconds;
    blockedUntil = Math.max(blockedUntil, monotonic() + state.blockedForMilliseconds);
  }

  /** Whoever would have to wait too long learns it now, and not at the end of its patience. */
  function turnAway(): void {
    for (const waiter of [...waiting.interactive, ...waiting.background]) {
      const from = Math.max(blockedUntil, keptUntil(waiter.priority));
      if (from <= waiter.until) continue;
      remove(waiter);
      waiter.reject(askedToWait(from - monotonic()));
    }
  }

  async function dispatch(): Promise<void> {
    if (isDispatching) return;
    isDispatching = true;
    try {
      for (;;) {
        turnAway();
        if (!next()) break;
        if (isStale) {
          isStale = false;
          see(await shared.load());
        } else if (blockedUntil > monotonic()) await sleep(blockedUntil - monotonic());
        else if (pace > 0) await takeTurn();
        else admit();
      }
    } catch (error) {
      isStale = true;
      rejectAll(error);
    } finally {
      isDispatching = false;
    }
    wakeForWindow();
  }

  /** The turn belongs to this process; who gets it is found out when it has come. */
  async function takeTurn(): Promise<void> {
    const turn = await shared.takeTurn(stretches[next()?.priority ?? "interactive"]);
    see(turn);
    if (turn.waitMilliseconds > 0) await sleep(turn.waitMilliseconds);
    if (!isStale && blockedUntil <= monotonic()) admit();
  }

  function admit(): void {
    const waiter = next();
    if (!waiter) return;
    remove(waiter);
    running++;
    underWay++;
    calls.push(monotonic());
    if (calls.length > rememberedCalls) calls = calls.slice(-rememberedCalls / 2);
    waiter.admit();
  }

  function rejectAll(error: unknown): void {
    for (const waiter of [...waiting.interactive, ...waiting.background]) {
      remove(waiter);
      waiter.reject(error);
    }
  }

  /** Nobody else wakes those that wait for the next window. */
  function wakeForWindow(): void {
    const priority = waiting.interactive.length > 0 ? "interactive" : "background";
    const left = keptUntil(priority) - monotonic();
    if (isWaking || waiting[priority].length === 0 || left <= 0) return;
    isWaking = true;
    void sleep(left).then(() => {
      isWaking = false;
      return dispatch();
    });
  }

  function passage(): Passage {
    const setOutAt = monotonic();
    let isUnderWay = true;
    const arrive = () => {
      if (isUnderWay) underWay--;
      isUnderWay = false;
    };
    return {
      async answered({ refusedForMilliseconds, left }) {
        const now = monotonic();
        arrive();
        if (left) rest = learn(rest, left, { setOutAt, now });
        const windowLeft = rest ? Math.max(0, rest.until - now) : 0;
        const stop = refusedForMilliseconds ?? (left?.calls === 0 ? windowLeft : 0);
        const longer = now + stop - blockedUntil;
        if (stop <= 0 || longer <= 0) return;
        blockedUntil = now + stop;
        // What set out before everybody was stopped says nothing about the pace, and hardly anything new about the time.
        const isFirst = setOutAt > blockedAt;
        if (!isFirst && longer <= Math.max(250, stop / 10)) return;
        blockedAt = now;
        const isJudged = isFirst && refusedForMilliseconds !== null;
        const sensiblePace = isJudged ? judgePace(calls, now, stop) : null;
        if (sensiblePace !== null) pace = Math.max(pace, sensiblePace);
        await shared.block({ milliseconds: stop, pace: sensiblePace });
      },
      leave() {
        // Without an answer it may have been counted all the same.
        if (isUnderWay && rest) rest = { ...rest, calls: rest.calls - 1 };
        arrive();
        running--;
        void dispatch();
      },
    };
  }

  return {
    enter({ priority, patienceMilliseconds, signal }) {
      return new Promise<Passage>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const expire = () => settle(() => reject(askedToWait(Math.max(pace, blockedUntil - monotonic()))));
        const abort = () => settle(() => reject(signal?.reason));
        const timer = setTimeout(expire, patienceMilliseconds);
        const waiter: Waiter = {
          priority,
          until: monotonic() + patienceMilliseconds,
          admit: () => settle(() => resolve(passage())),
          reject: (error) => settle(() => reject(error)),
        };
        function settle(how: () => void): void {
          clearTimeout(timer);
          signal?.removeEventListener("abort", abort);
          remove(waiter);
          how();
        }
        signal?.addEventListener("abort", abort, { once: true });
        waiting[priority].push(waiter);
        void dispatch();
      });
    },
    markStale() {
      isStale = true;
    },
  };
}

/**
 * What an answer tells of the window in which its call was counted. Answers come in any order: in one window the least is the latest. More
 * than that, told to a call that set out after the least was known, is told of a new window. Of one whose length alone is known, this says
 * when it ends at the latest: it began with a call that was counted, and no call is counted after its answer.
 */
function learn(
  known: Rest | null,
  { calls, of, time }: CallsLeft,
  { setOutAt, now }: { readonly setOutAt: number; readonly now: number },
): Rest {
  const isKnown = known !== null && setOutAt < (calls > known.calls ? known.toldAt : known.until);
  if (isKnown && calls > known.calls) return known;
  if ("restMilliseconds" in time) return { calls, of, toldAt: now, until: now + time.restMilliseconds };
  const until = isKnown ? known.until : now + time.windowMilliseconds + windowMargin;
  return { calls, of, toldAt: now, until };
}

/** Milliseconds between two calls with which the platform would not have asked to wait: what it let through, over the time that it counts. */
function judgePace(calls: readonly number[], now: number, rest: number): number {
  const counted = calls.filter((at) => at >= now - Math.max(rest, 1_000));
  const span = rest + (now - (counted[0] ?? now));
  return (span / Math.max(1, counted.length - 1)) * margin;
}

function askedToWait(milliseconds: number): ConnectorError {
  const retryAfterSeconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  return new ConnectorError("rate_limited", "The platform wants fewer calls than are waiting", { retryAfterSeconds });
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.ceil(milliseconds)));
}
