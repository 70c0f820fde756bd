#!/usr/bin/env node
/**
 * What every npm script calls: `node scripts/bootstrap.mjs <task> [arguments]`.
 *
 * Installs the locked packages when they are missing or the lock has changed, then runs the task on the Node that the
 * lock pins. Has no dependencies and runs on Node 20 or newer, because on a fresh clone there is nothing else.
 */
import { BootstrapError } from "./bootstrap/bootstrap-error.mjs";
import { ensureConsoleBuilt } from "./bootstrap/ensure-console-built.mjs";
import { ensureInstalled } from "./bootstrap/ensure-installed.mjs";
import { runServer } from "./bootstrap/run-server.mjs";
import { runTask } from "./bootstrap/run-task.mjs";

const [task, ...args] = process.argv.slice(2);

try {
  if (!task) throw new BootstrapError("Name a task, for example: node scripts/bootstrap.mjs start");
  const node = await ensureInstalled();
  if (task === "start") {
    buildConsole(node);
    process.exitCode = await runServer(node, args);
  } else {
    if (task === "sandbox") buildConsole(node);
    process.exitCode = await runTask(node, task, args);
  }
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/**
 * Without its console the server still does everything else, so that a failed build is said and no reason not to start.
 * @param {string} node
 */
function buildConsole(node) {
  try {
    ensureConsoleBuilt(node, (text) => process.stderr.write(text));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  }
}
