import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lockFile, nodeModules } from "./paths.mjs";

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage
 */

/**
 * Whether the packages on disk are those of the lock, by the record that npm keeps in `node_modules`.
 * It spares whoever ran `npm install` or `npm ci` by hand a second installation.
 */
export function installedTreeMatchesLock() {
  const locked = readPackages(lockFile);
  const installed = readPackages(join(nodeModules, ".package-lock.json"));
  if (!locked || !installed) return false;

  const isPresent = /** @param {[string, LockedPackage]} entry */ ([path, entry]) => {
    const found = installed[path];
    if (!found) return !path.includes("node_modules/") || mayBeAbsent(entry);
    return found.version === entry.version;
  };
  return Object.entries(locked).every(isPresent) && Object.keys(installed).every((path) => path in locked);
}

/** @param {LockedPackage} entry */
function mayBeAbsent(entry) {
  return entry.optional || entry.devOptional || entry.peer || false;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
