/** `npm run test:shared`: the tests that read real material from the shared folder (`EUREKA_SHARED_DIR`). */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { repositoryRoot } from "./repository.ts";
import { runVitest } from "./test-run/run-vitest.ts";

const folder = resolve(repositoryRoot, process.env.EUREKA_SHARED_DIR ?? "../shared");

if (existsSync(folder)) {
  process.env.EUREKA_SHARED_DIR = folder;
  await runVitest(["--project=shared", ...process.argv.slice(2)]);
} else {
  process.stderr.write(`The shared folder ${folder} does not exist: set EUREKA_SHARED_DIR to where it is.\n`);
  process.stdout.write("0 passed, 1 failed\n");
  process.exitCode = 1;
}
