/** How much script a visitor of the console waits for, by the manifest of its build. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

interface ManifestChunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  /** Chunks that are loaded with it. */
  readonly imports?: readonly string[];
}

type Manifest = Readonly<Record<string, ManifestChunk>>;

export interface ScriptWeight {
  readonly name: string;
  readonly bytes: number;
  readonly budget: number;
}

/** Bytes after gzip. */
export const scriptBudgets = { firstLoad: 200_000, route: 120_000 } as const;

/** What the first page needs, and what each part that is loaded later adds to it; heaviest first. */
export function weighConsole(folder: string): ScriptWeight[] {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Manifest;
  const first = new Set(
    keysWhere(manifest, ({ isEntry }) => isEntry).flatMap((key) => [...withImports(manifest, key)]),
  );
  if (first.size === 0) throw new Error(`the manifest of ${folder} names no entry`);
  const later = keysWhere(manifest, ({ isDynamicEntry }) => isDynamicEntry).map((key) => ({
    name: key,
    bytes: weigh(
      folder,
      manifest,
      [...withImports(manifest, key)].filter((part) => !first.has(part)),
    ),
    budget: scriptBudgets.route,
  }));
  const firstLoad = { name: "first load", bytes: weigh(folder, manifest, [...first]), budget: scriptBudgets.firstLoad };
  return [firstLoad, ...later.sort((one, other) => other.bytes - one.bytes)];
}

/** A line for each part that is too heavy. */
export function findBudgetProblems(folder: string): string[] {
  return weighConsole(folder)
    .filter(({ bytes, budget }) => bytes > budget)
    .map(({ name, bytes, budget }) => `${name}: ${bytes} bytes of script after gzip, ${budget} are allowed`);
}

function keysWhere(manifest: Manifest, holds: (chunk: ManifestChunk) => boolean | undefined): string[] {
  return Object.entries(manifest).flatMap(([key, chunk]) => (holds(chunk) ? [key] : []));
}

function withImports(manifest: Manifest, key: string, found = new Set<string>()): Set<string> {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key]?.imports ?? []) withImports(manifest, next, found);
  return found;
}

function weigh(folder: string, manifest: Manifest, keys: readonly string[]): number {
  const files = new Set(keys.flatMap((key) => manifest[key]?.file ?? []).filter((file) => file.endsWith(".js")));
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
}
