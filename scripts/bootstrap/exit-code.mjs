import { constants } from "node:os";

/** @type {NodeJS.Signals[]} */
export const forwardedSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * The exit code of an ended process as a shell shows it: its own, or 128 + the number of the signal that ended it.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOf(code, signal) {
  return signal ? 128 + constants.signals[signal] : (code ?? 1);
}
