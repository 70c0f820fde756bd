#!/usr/bin/env node
/**
 * The `eureka` command. Has no dependencies and runs on Node 20 or newer: it hands over to the Node that the installation pins,
 * because the sources need a newer one than most machines have.
 */
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const oldestMajor = 24;
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
/** Compiled sources, where the folder can be written: half of the time that a short command takes. */
const compileCache = fileURLToPath(new URL("../../../.cache/compile", import.meta.url));

/** The nearest `node_modules/<name>` above this file, which is what an installation of this package can import. */
function findPackage(/** @type {string} */ name) {
  let folder = dirname(realpathSync(fileURLToPath(import.meta.url)));
  for (;;) {
    const found = join(folder, "node_modules", name);
    if (existsSync(found)) return found;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

function pinnedNode() {
  const isWindows = process.platform === "win32";
  const folder = findPackage(`node-${isWindows ? "win" : process.platform}-${process.arch}`);
  const file = folder && join(folder, "bin", isWindows ? "node.exe" : "node");
  return file && existsSync(file) ? file : undefined;
}

/** @param {string} sentence */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

/** @param {string} node */
function handOver(node) {
  const env = { NODE_COMPILE_CACHE: compileCache, ...process.env };
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit", env });
  // A terminal sends Ctrl-C to both processes; this one only waits for the other. Other signals have to be passed on.
  process.on("SIGINT", () => {});
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  child.on("error", (error) =>
    refuse(`The pinned Node does not start (${error.message}): run npm install in the clone.`),
  );
  child.on("exit", (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : (code ?? 1);
  });
}

if (!findPackage(join("@eureka", "sdk"))) {
  refuse("The packages of Eureka are not installed: run npm start (or npm install) in the folder of the clone.");
} else if (Number(process.versions.node.split(".")[0]) >= oldestMajor) {
  // Named imports of what Node 20 does not have would fail before anything could be said.
  const { enableCompileCache } = await import("node:module");
  enableCompileCache(process.env.NODE_COMPILE_CACHE ?? compileCache);
  await import(pathToFileURL(main).href);
} else {
  const node = pinnedNode();
  if (node) handOver(node);
  else
    refuse(
      `Eureka needs Node ${oldestMajor} or newer here (this is ${process.versions.node}): see https://nodejs.org.`,
    );
}
