import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { BootstrapError } from "./bootstrap-error.mjs";
import { exitCodeOf, forwardedSignals } from "./exit-code.mjs";
import { root, taskPath } from "./paths.mjs";

/**
 * Runs `scripts/<task>` on the given Node and returns its exit code. The task `test:shared` is the file
 * `scripts/test-shared.ts` (or `.mjs`), or `scripts/test-shared/main.ts`.
 * @param {string} node
 * @param {string} task
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function runTask(node, task, args) {
  const child = spawn(node, [findScript(task), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: taskPath() },
  });
  // A terminal sends Ctrl-C to the task as well; a signal to this process alone has to be passed on.
  const reachedTask = /** @param {string} signal */ (signal) => signal === "SIGINT" && process.stdin.isTTY;
  for (const signal of forwardedSignals) process.on(signal, () => reachedTask(signal) || child.kill(signal));

  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

/** @param {string} task */
function findScript(task) {
  const name = task.replaceAll(":", "-");
  const candidates = [`${name}.ts`, `${name}.mjs`, `${name}/main.ts`].map((file) => join(root, "scripts", file));
  const script = /^[a-z-]+$/.test(name) ? candidates.find((file) => existsSync(file)) : undefined;
  if (!script) throw new BootstrapError(`There is no task "${task}": no file in scripts/ has that name.`);
  return script;
}
