import type { Check } from "./check.ts";

/** How many lines of one check are shown; the rest is counted. */
const shownProblems = 60;

/**
 * Runs all checks, one after another so that two cores are enough, and prints one line each with its time.
 * @returns how many passed and failed
 */
export async function runChecks(checks: readonly Check[]): Promise<{ passed: number; failed: number }> {
  const tally = { passed: 0, failed: 0 };
  for (const { name, findProblems } of checks) {
    const started = performance.now();
    const problems = await findProblems().catch((error: unknown) => [String(error)]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const verdict = problems.length === 0 ? "ok" : `FAILED (${problems.length} lines)`;
    console.log(`${name.padEnd(14)}${seconds.padStart(6)} s  ${verdict}`);
    for (const problem of problems.slice(0, shownProblems)) console.log(`  ${problem}`);
    if (problems.length > shownProblems) console.log(`  and ${problems.length - shownProblems} more`);
    tally[problems.length === 0 ? "passed" : "failed"]++;
  }
  return tally;
}
