import { parseCLI, startVitest } from "vitest/node";
import { printClosingLineAtExit, type Tally } from "./closing-line.ts";
import { TallyReporter } from "./tally-reporter.ts";

/**
 * Runs vitest as its own command would, and ends the output with the closing line.
 * @param args vitest's command-line arguments: path filters and options
 */
export async function runVitest(args: readonly string[]): Promise<void> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  printClosingLineAtExit(tally);

  const { filter, options } = parseCLI(["vitest", "run", ...args]);
  const vitest = await startVitest(filter, { ...options, reporters: ["default", new TallyReporter(tally)] });
  await vitest.exit();
}
