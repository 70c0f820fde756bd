import type { VitestUtils } from "vitest";

/** As long as `expect.poll` waits, which `vitest.config.ts` sets; what `vi` waits for has no setting. */
const timeout = 20_000;

/** Those that wait patiently already: files of one worker share them. */
const patient = new WeakSet<VitestUtils>();

/**
 * Lets `vi.waitFor` and `vi.waitUntil` wait twenty seconds instead of one where a test says nothing else: nothing is timed in
 * tests, and what is waited for may come late on a loaded machine.
 */
export function waitPatiently(utils: VitestUtils): void {
  if (patient.has(utils)) return;
  patient.add(utils);
  const { waitFor, waitUntil } = utils;
  utils.waitFor = (callback, options) => waitFor(callback, withTimeout(options));
  utils.waitUntil = (callback, options) => waitUntil(callback, withTimeout(options));
}

function withTimeout<Options extends { timeout?: number }>(options: number | Options | undefined) {
  return typeof options === "number" ? options : { timeout, ...options };
}
