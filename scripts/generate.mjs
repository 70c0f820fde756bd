/**
 * `npm run generate` writes the generated files; with `--check` it changes nothing and fails when one is stale.
 * A generator is one small file in `scripts/generators/`.
 */

import { findStaleFiles, writeGeneratedFiles } from "./generators/generated-files.ts";
import { generators } from "./generators/index.ts";

if (process.argv.includes("--check")) {
  const stale = await findStaleFiles(generators);
  for (const file of stale) console.log(`${file} is stale: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const file of await writeGeneratedFiles(generators)) console.log(`wrote ${file}`);
}
