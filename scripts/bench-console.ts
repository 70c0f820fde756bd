/** `npm run bench:console [-- --enforce]`: how the console feels, against what it promises. */
import { parseArgs } from "node:util";
import { benchConsole } from "../tests/load/console.bench.ts";
import { formatTable } from "./bench/format-table.ts";
import { ensureConsoleBuilt } from "./bootstrap/ensure-console-built.mjs";

const { values } = parseArgs({ options: { enforce: { type: "boolean", default: false } } });

ensureConsoleBuilt(process.execPath, (text) => void process.stderr.write(text));
process.stderr.write("Filling an organization and measuring; some minutes ...\n");
const rows = await benchConsole();
process.stdout.write(`${formatTable(rows)}\n`);
const missed = rows.filter((row) => row.met === false).length;
process.stdout.write(`\n${missed === 0 ? "All targets are met." : `${missed} targets are missed.`}\n`);
if (values.enforce && missed > 0) process.exitCode = 1;
