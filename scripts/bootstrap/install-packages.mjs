import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { BootstrapError } from "./bootstrap-error.mjs";
import { systemNode } from "./choose-node.mjs";
import { forwardedSignals } from "./exit-code.mjs";
import { explainFailedInstall } from "./explain-failed-install.mjs";
import { isInstalled, root, systemFolders } from "./paths.mjs";
import { watchParents } from "./watch-parents.mjs";

/** Runs `npm ci` on the system's Node and shows one line of progress. */
export async function installPackages() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const progress = "Installing packages (on the first start and after the lock changed; about a minute)";
  const isTerminal = process.stderr.isTTY;
  process.stderr.write(`${progress} ...`);
  const ticker = isTerminal
    ? setInterval(() => process.stderr.write(`\r${progress} ... ${seconds()} s`), 1000)
    : undefined;

  const { code, output, stopped } = await runNpmCi();
  clearInterval(ticker);
  if (stopped) throw new BootstrapError("\nThe installation was stopped. The next start begins it anew.");
  process.stderr.write(
    `${isTerminal ? `\r${progress} ...` : ""} ${code === 0 ? "done" : "failed"} after ${seconds()} s\n`,
  );
  if (code !== 0) throw new BootstrapError(explainFailedInstall(output));
}

/** @returns {Promise<{ code: number | null, output: string, stopped: boolean }>} */
function runNpmCi() {
  const node = systemNode();
  // The Node that runs this may be the one that npm deletes, so npm gets the system's, first on its PATH.
  const env = { ...process.env, PATH: [dirname(node), ...systemFolders()].join(delimiter) };
  const npmCli = process.env.npm_execpath;
  const isNpm = npmCli !== undefined && /npm-cli\.[cm]?js$/.test(npmCli) && !isInstalled(npmCli);
  const args = ["ci", "--include=dev", "--include=optional", "--no-progress", "--loglevel=error"];
  const options = { cwd: root, env };
  const child = isNpm
    ? spawn(node, [npmCli, ...args], options)
    : spawn("npm", args, { ...options, shell: process.platform === "win32" });

  let stopped = false;
  // Left alone, npm would go on, and the next start would find it at work.
  const stop = () => {
    stopped = true;
    child.kill("SIGTERM");
  };
  for (const signal of forwardedSignals) process.on(signal, stop);
  const unwatch = watchParents(stop);

  return new Promise((resolve) => {
    let output = "";
    const collect = /** @param {Buffer} chunk */ (chunk) => {
      output += chunk;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ code: 1, output: `${output}\n${error.message}`, stopped }));
    child.on("close", (code) => {
      for (const signal of forwardedSignals) process.off(signal, stop);
      unwatch();
      resolve({ code, output, stopped });
    });
  });
}
