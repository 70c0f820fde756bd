/** `npm run coverage`: the tests of core and kit with line coverage; fails below the thresholds of `vitest.config.ts`. */
import { runVitest } from "./test-run/run-vitest.ts";

await runVitest(["--project=unit", "--project=full-stack", "--coverage", ...process.argv.slice(2)]);
