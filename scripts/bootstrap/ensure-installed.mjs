import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BootstrapError } from "./bootstrap-error.mjs";
import { chooseNode } from "./choose-node.mjs";
import { installedTreeMatchesLock } from "./installed-tree-matches-lock.mjs";
import { lockFile, nodeModules } from "./paths.mjs";

const stampFile = join(nodeModules, ".eureka-install.json");

/**
 * Makes `node_modules` equal to the lock and returns the path of the Node to run tasks on.
 * The stamp lies inside `node_modules`, so that deleting the folder deletes it too.
 */
export async function ensureInstalled() {
  const state = `${createHash("sha256").update(readLock()).digest("hex")} ${process.platform} ${process.arch}`;
  const stamp = readStamp();
  if (stamp?.state === state && existsSync(stamp.node)) return stamp.node;

  if (!installedTreeMatchesLock()) {
    const { installPackages } = await import("./install-packages.mjs");
    await installPackages();
  }
  const node = chooseNode();
  writeStamp({ state, node });
  return node;
}

function readLock() {
  try {
    return readFileSync(lockFile);
  } catch {
    throw new BootstrapError("package-lock.json is missing: this folder is not a complete clone of Eureka.");
  }
}

/** @returns {{ state: string, node: string } | undefined} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {{ state: string, node: string }} stamp */
function writeStamp(stamp) {
  try {
    writeFileSync(stampFile, JSON.stringify(stamp));
  } catch {
    // A read-only installation is fine: the comparison with the lock is then made at every start.
  }
}
