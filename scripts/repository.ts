import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The root folder of the clone, with a separator at its end. */
export const repositoryRoot = fileURLToPath(new URL("../", import.meta.url));

/** Folders that hold our own code. */
export const sourceFolders = ["packages", "apps", "scripts", "tests"];

/** The planted breaches of the floors: code that is wrong on purpose. */
export const fixtureFolder = "scripts/floors/fixtures";

const skippedFolders = new Set(["node_modules", "coverage", "dist", ".cache", ".data"]);

/**
 * Lists the files below some folders of a tree that is laid out like this repository.
 * @param root the folder that the paths are relative to
 * @returns sorted paths with forward slashes
 */
export function listFiles(root: string, folders: readonly string[], pattern = "**/*"): string[] {
  const entries = folders.flatMap((folder) =>
    globSync(`${folder}/${pattern}`, {
      cwd: root,
      withFileTypes: true,
      exclude: (entry) => skippedFolders.has(entry.name),
    }),
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/").slice(withoutSlash(root).length + 1))
    .filter((path) => !path.startsWith(`${fixtureFolder}/`))
    .sort();
}

function withoutSlash(root: string): string {
  return root.replace(/[\\/]$/, "");
}
