import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../repository.ts";

/** Makes the whole contents of some files, by path relative to the root of the repository. */
export type Generator = () => Promise<Readonly<Record<string, string>>>;

/** The paths of the generated files whose contents on disk are not what their generators make now. */
export async function findStaleFiles(generators: readonly Generator[], root = repositoryRoot): Promise<string[]> {
  const made = await runGenerators(generators);
  return made.filter(([path, text]) => readIfPresent(join(root, path)) !== text).map(([path]) => path);
}

/** Writes the generated files that are stale and returns their paths. */
export async function writeGeneratedFiles(generators: readonly Generator[], root = repositoryRoot): Promise<string[]> {
  const stale = new Set(await findStaleFiles(generators, root));
  const files = (await runGenerators(generators)).filter(([path]) => stale.has(path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...stale];
}

async function runGenerators(generators: readonly Generator[]): Promise<[path: string, text: string][]> {
  const files = await Promise.all(generators.map((generate) => generate()));
  return files.flatMap((made) => Object.entries(made));
}

function readIfPresent(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
