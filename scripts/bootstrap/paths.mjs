import { delimiter, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The root folder of the clone. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
export const nodeModules = join(root, "node_modules");
export const lockFile = join(root, "package-lock.json");

const binFolder = join(nodeModules, ".bin");

/** The folders of PATH that belong to no `node_modules`: there the Node and the npm of the machine are found. */
export function systemFolders() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => folder !== "" && !folder.split(/[\\/]/).includes("node_modules"));
}

/** PATH with our own bins first, so that everything that a task starts runs on the pinned Node as well. */
export function taskPath() {
  return [binFolder, ...systemFolders()].join(delimiter);
}

/**
 * Whether a file belongs to our installed packages, which `npm ci` deletes.
 * @param {string} file an absolute path
 */
export function isInstalled(file) {
  return file.startsWith(nodeModules + sep);
}
