import { writeSync } from "node:fs";

/** How many tests passed, failed and were skipped. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * The last line of every run: `12 passed, 0 failed`, and `, 3 skipped` if any were.
 * A run that ends with another exit code than 0 never says `0 failed`: then something broke outside the tests.
 */
export function closingLine(tally: Tally, exitCode: number): string {
  const failed = exitCode === 0 ? tally.failed : Math.max(tally.failed, 1);
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
  return `${tally.passed} passed, ${failed} failed${skipped}`;
}

/** Prints the closing line when the process ends, however it ends. */
export function printClosingLineAtExit(tally: Tally): void {
  process.once("exit", (code) => writeSync(1, `${closingLine(tally, code)}\n`));
}
