import { expect, test, vi } from "vitest";
import { repeatWhenWoken } from "./repeat-when-woken.ts";

test("it runs at once, goes on while there is more, and then only when woken", async () => {
  const left = [true, true, false, false];
  const run = vi.fn(async () => left.shift() ?? false);
  const repetition = repeatWhenWoken({ run, pauseMilliseconds: 3_600_000, onError: () => {} });
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(3));
  repetition.wake();
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(4));
  await repetition.stop();
  repetition.wake();
  expect(run).toHaveBeenCalledTimes(4);
});

test("a wake-up during a run is not lost, and runs never overlap", async () => {
  let running = 0;
  let runs = 0;
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const repetition = repeatWhenWoken({
    async run() {
      expect(++running).toBe(1);
      await gates[runs++]?.promise;
      running--;
      return false;
    },
    pauseMilliseconds: 3_600_000,
    onError: (error) => expect(error).toBeUndefined(),
  });
  repetition.wake();
  gates[0]?.resolve();
  await vi.waitFor(() => expect(runs).toBe(2));
  gates[1]?.resolve();
  await repetition.stop();
  expect(running).toBe(0);
});

test("what wakes it while it rests shares one run, and waits for the end of the rest", async () => {
  const rest = 40;
  const begun: number[] = [];
  const repetition = repeatWhenWoken({
    async run() {
      begun.push(performance.now());
      return false;
    },
    pauseMilliseconds: 3_600_000,
    restMilliseconds: rest,
    onError: (error) => expect(error).toBeUndefined(),
  });
  await vi.waitFor(() => expect(begun).toHaveLength(1));
  for (let wakes = 0; wakes < 5; wakes++) repetition.wake();
  await vi.waitFor(() => expect(begun).toHaveLength(2));
  // A timer may be a millisecond early.
  expect((begun[1] as number) - (begun[0] as number)).toBeGreaterThan(rest - 2);
  await repetition.stop();
  expect(begun).toHaveLength(2);
});

test("a failure is reported and the work goes on after the pause", async () => {
  const onError = vi.fn();
  const run = vi.fn(async () => false).mockRejectedValueOnce(new Error("away"));
  const repetition = repeatWhenWoken({ run, pauseMilliseconds: 1, onError });
  await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(1));
  await repetition.stop();
  expect(onError).toHaveBeenCalledExactlyOnceWith(new Error("away"));
});

test("stopping waits for the run under way", async () => {
  const gate = Promise.withResolvers<void>();
  let finished = false;
  const repetition = repeatWhenWoken({
    async run() {
      await gate.promise;
      finished = true;
      return true;
    },
    pauseMilliseconds: 1,
    onError: () => {},
  });
  const stopped = repetition.stop();
  gate.resolve();
  await stopped;
  expect(finished).toBe(true);
});
