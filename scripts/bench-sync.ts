/**
 * `npm run bench:sync -- [--edits N] [--seed S] [--pure]`: stories of random edits, faults and deaths, as many as are asked for, which must
 * all converge. Ends with 1 when one does not, and says its seed and a shorter story that fails too.
 */
import { parseArgs } from "node:util";
import { parseCLI, startVitest } from "vitest/node";
import { runPureStories } from "../tests/sync/pure/run-pure-stories.ts";

const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    pure: { type: "boolean", default: false },
  },
});

process.stderr.write(`The first seed is ${values.seed}.\n`);
if (values.pure) {
  if (!runPureStories(Number(values.edits), Number(values.seed))) process.exitCode = 1;
} else {
  process.env.EUREKA_SYNC_EDITS = values.edits;
  process.env.EUREKA_SYNC_SEED = values.seed;
  const { filter, options } = parseCLI(["vitest", "run", "--project=full-stack", "tests/sync/convergence.test.ts"]);
  const vitest = await startVitest(filter, options);
  await vitest.exit();
}
