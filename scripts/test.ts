/** `npm test [-- <path filter> ...]`: every test except those that need the shared folder. */
import { runVitest } from "./test-run/run-vitest.ts";

await runVitest(["--project=!shared", ...process.argv.slice(2)]);
