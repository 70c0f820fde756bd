import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BootstrapError } from "./bootstrap-error.mjs";
import { lockFile, nodeModules, root } from "./paths.mjs";

const consoleFolder = join(root, "apps", "console");
const built = join(consoleFolder, "dist");
const stampName = "built-from";
/** What the console is built from, besides the locked packages. */
const sources = ["apps/console", "packages/sdk/src", "packages/contracts/src"].map((folder) => join(root, folder));

/**
 * Builds the web console when it is missing or its sources have changed: some seconds, then milliseconds.
 * @param {string} node path of the Node to build with
 * @param {(text: string) => void} [say] told what happens while people wait
 */
export function ensureConsoleBuilt(node, say = () => {}) {
  const state = hashSources();
  if (readStamp() === state) return;
  say("Building the web console (on the first start and after it changed; some seconds) ... ");
  const began = Date.now();
  // Built aside and then put in place, so that neither a running server nor a second start sees half of it.
  const fresh = `${built}-${process.pid}`;
  const vite = join(nodeModules, "vite", "bin", "vite.js");
  // Whatever runs it (a test, say): what is built is the console that people get.
  const env = { ...process.env, NODE_ENV: "production" };
  const options = { cwd: consoleFolder, encoding: /** @type {const} */ ("utf8"), env };
  // Read by Node itself, the configuration needs no temporary file in node_modules, which may be read-only.
  const words = ["build", "--configLoader", "native", "--logLevel", "warn", "--outDir", fresh, "--emptyOutDir"];
  const result = spawnSync(node, [vite, ...words], options);
  if (result.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new BootstrapError(`The web console could not be built:\n${result.stderr}${result.stdout}`);
  }
  writeFileSync(join(fresh, stampName), state);
  const old = `${built}-old-${process.pid}`;
  if (existsSync(built)) renameSync(built, old);
  renameSync(fresh, built);
  rmSync(old, { recursive: true, force: true });
  say(`done after ${Math.round((Date.now() - began) / 1000)} s\n`);
}

function readStamp() {
  try {
    return readFileSync(join(built, stampName), "utf8");
  } catch {
    return undefined;
  }
}

function hashSources() {
  const hash = createHash("sha256").update(readFileSync(lockFile));
  for (const file of sources.flatMap(listFiles)) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      if (name.startsWith("dist") || name === "node_modules" || /\.test\.tsx?$/.test(name)) return [];
      const path = join(folder, name);
      return statSync(path).isDirectory() ? listFiles(path) : [path];
    });
}
