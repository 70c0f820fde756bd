import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixtureFolder, repositoryRoot } from "../repository.ts";

/**
 * Copies the planted breaches out of the repository and links their packages as npm links the real ones, so that
 * imports by package name resolve inside the copy and by the same `exports`.
 * @returns the root folder of the copy
 */
export function copyFixture(): string {
  const root = mkdtempSync(join(tmpdir(), "eureka-floors-"));
  cpSync(join(repositoryRoot, fixtureFolder), root, { recursive: true });
  mkdirSync(join(root, "node_modules", "@eureka"), { recursive: true });
  for (const name of readdirSync(join(root, "packages"))) {
    const manifest = join(repositoryRoot, "packages", name, "package.json");
    if (existsSync(manifest)) cpSync(manifest, join(root, "packages", name, "package.json"));
    symlinkSync(join(root, "packages", name), join(root, "node_modules", "@eureka", name), "junction");
  }
  symlinkSync(
    join(repositoryRoot, "node_modules", "drizzle-orm"),
    join(root, "node_modules", "drizzle-orm"),
    "junction",
  );
  return root;
}
