import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { BootstrapError } from "./bootstrap-error.mjs";
import { isInstalled, nodeModules, systemFolders } from "./paths.mjs";

const oldestMajor = 24;
const isWindows = process.platform === "win32";
const executable = isWindows ? "node.exe" : "node";

/** The Node of the machine, outside our packages: this process itself or the first one on PATH. */
export function systemNode() {
  const own = realpathSync(process.execPath);
  if (!isInstalled(own)) return own;
  const found = systemFolders()
    .map((folder) => join(folder, executable))
    .find((file) => existsSync(file));
  if (!found) throw new BootstrapError("No Node was found on PATH besides the installed one, which npm must replace.");
  return found;
}

/** The Node that tasks run on: the one that the lock pins, where it has one for this platform, else a recent system Node. */
export function chooseNode() {
  const platform = isWindows ? "win" : process.platform;
  const pinned = join(nodeModules, `node-${platform}-${process.arch}`, "bin", executable);
  if (existsSync(pinned) && majorVersion(pinned) !== undefined) return pinned;

  const system = systemNode();
  if ((majorVersion(system) ?? 0) >= oldestMajor) return system;
  throw new BootstrapError(
    `Eureka brings no Node of its own for ${process.platform}-${process.arch}: ` +
      `install Node ${oldestMajor} or newer (https://nodejs.org) and run the command again.`,
  );
}

/**
 * The major version that a Node binary reports, undefined when it does not run here (for example on musl).
 * @param {string} file
 */
function majorVersion(file) {
  const { stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
  const match = /^v(\d+)\./.exec(stdout ?? "");
  return match ? Number(match[1]) : undefined;
}
