import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createPace, medianOf, type Pace } from "./pace.ts";
import { raceStragglers } from "./race-stragglers.ts";

/** Acts at once, or never. */
function paceThat({ hedges, givesUp }: { readonly hedges: boolean; readonly givesUp: boolean }): Pace {
  return {
    ended: () => {},
    hedgeAt: () => (hedges ? 0 : null),
    giveUpAt: () => (givesUp ? 0 : null),
    watch: () => () => {},
  };
}

/** An attempt that ends only by its signal. */
function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}

const never = new AbortController().signal;

describe("a race against a straggler", () => {
  test("is one call when that answers", async () => {
    const tries = await raceStragglers(async () => "answer", paceThat({ hedges: false, givesUp: false }), never);
    expect(tries).toMatchObject([{ state: "answered", answer: "answer" }]);
  });

  test("is won by the second call, and the first one is aborted", async () => {
    const signals: AbortSignal[] = [];
    const attempt = (sample: number, signal: AbortSignal) => {
      signals.push(signal);
      return sample === 0 ? hang(signal) : Promise.resolve("second");
    };
    const tries = await raceStragglers(attempt, paceThat({ hedges: true, givesUp: false }), never);
    expect(tries).toMatchObject([{ state: "abandoned" }, { state: "answered", answer: "second" }]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  test("goes on with the first call when the second one fails", async () => {
    const gate = Promise.withResolvers<string>();
    const attempt = async (sample: number) => {
      if (sample === 0) return gate.promise;
      setTimeout(() => gate.resolve("first"), 5);
      throw new Error("busy");
    };
    const tries = await raceStragglers(attempt, paceThat({ hedges: true, givesUp: false }), never);
    expect(tries).toMatchObject([{ state: "answered", answer: "first" }, { state: "failed" }]);
  });

  test("is given up when neither answers, and both are aborted", async () => {
    const signals: AbortSignal[] = [];
    const attempt = (_: number, signal: AbortSignal) => {
      signals.push(signal);
      return hang(signal);
    };
    const tries = await raceStragglers(attempt, paceThat({ hedges: true, givesUp: true }), never);
    expect(tries.map(({ state }) => state)).toEqual(["abandoned", "abandoned"]);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  test("fails at once when the only call fails", async () => {
    const failure = new Error("refused");
    const tries = await raceStragglers(
      () => Promise.reject(failure),
      paceThat({ hedges: false, givesUp: false }),
      never,
    );
    expect(tries).toMatchObject([{ state: "failed", error: failure }]);
  });

  test("ends with the reason of the signal, before and while it runs", async () => {
    const cancelled = new Error("cancelled");
    const pace = paceThat({ hedges: true, givesUp: false });
    const before = raceStragglers(async () => "answer", pace, AbortSignal.abort(cancelled));
    await expect(before).rejects.toBe(cancelled);

    const controller = new AbortController();
    const signals: AbortSignal[] = [];
    const attempt = (_: number, signal: AbortSignal) => {
      signals.push(signal);
      return hang(signal);
    };
    const running = raceStragglers(attempt, pace, controller.signal);
    await sleep(5);
    controller.abort(cancelled);
    await expect(running).rejects.toBe(cancelled);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });
});

describe("the pace of a stage", () => {
  test("is known when half of the calls have ended", () => {
    const pace = createPace(4, 100);
    pace.ended(1_000);
    expect(pace.hedgeAt(0)).toBeNull();
    pace.ended(3_000);
    const began = performance.now() + 60_000;
    expect(pace.hedgeAt(began)).toBe(began + 1.25 * 2_000);
    expect(pace.giveUpAt(began, began)).toBe(began + 2.4 * 2_000);
  });

  test("does not take calls for slow while others of them still end", () => {
    const pace = createPace(4, null);
    for (const duration of [1_000, 1_000]) pace.ended(duration);
    // Begun long ago, but the last one has only just ended.
    expect(pace.hedgeAt(performance.now() - 60_000)).toBeGreaterThan(performance.now());
  });

  test("learns nothing from failures, and goes by the guess then", () => {
    const pace = createPace(2, 2_000);
    pace.ended(null);
    const began = performance.now() + 60_000;
    expect(pace.hedgeAt(began)).toBe(began + 6_000);
    expect(createPace(1, null).hedgeAt(began)).toBeNull();
  });

  test("never hurries quick calls", () => {
    const pace = createPace(2, null);
    pace.ended(1);
    const began = performance.now() + 60_000;
    expect(pace.hedgeAt(began)).toBe(began + 500);
    expect(pace.giveUpAt(began, began)).toBe(began + 1_500);
  });

  test("tells those who wait when it learns something", () => {
    const pace = createPace(2, null);
    let heard = 0;
    const unwatch = pace.watch(() => heard++);
    pace.ended(1);
    unwatch();
    pace.ended(1);
    expect(heard).toBe(1);
  });

  test("is the median", () => {
    expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([7])]).toEqual([2, 2.5, 7]);
  });
});
