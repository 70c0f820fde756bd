/** A small console on disk, for the tests of the checks that read it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * What a check finds in some files of a console.
 * @param files by path below `apps/console/src`
 */
export function problemsOfConsole(find: (root: string) => string[], files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), "eureka-console-"));
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, "apps/console/src", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  try {
    return find(root).map((problem) => problem.replace("apps/console/src/", ""));
  } finally {
    rmSync(root, { recursive: true });
  }
}
