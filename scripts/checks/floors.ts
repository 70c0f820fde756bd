import { cruiseImports } from "../floors/cruise-imports.ts";
import { listFiles, repositoryRoot, sourceFolders } from "../repository.ts";
import type { Check } from "./check.ts";

/** Imports against the floors of the house (`scripts/floors/rules.ts`). */
export const floors: Check = {
  name: "floors",
  async findProblems() {
    const { breaches, files } = await cruiseImports(repositoryRoot);
    const unread = listFiles(repositoryRoot, sourceFolders, "**/*.{ts,tsx}").filter((file) => !files.has(file));
    return [
      ...breaches.map(({ rule, from, to }) => `${from} imports ${to}: breaks ${rule}`),
      ...unread.map((file) => `${file} was not read by dependency-cruiser`),
    ];
  },
};
