/** How much script a visitor of the console waits for, by the page and the manifest of its build. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

interface ManifestChunk {
  readonly file: string;
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
export const scriptBudgets = { firstLoad: 200_000, chunk: 120_000 } as const;

/** What the first page needs, and each chunk that is loaded later; heaviest first. */
export function weighConsole(folder: string): ScriptWeight[] {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Manifest;
  const named = scriptsOf(readFileSync(join(folder, "index.html"), "utf8"));
  const roots = keysWhere(manifest, ({ file }) => named.includes(file));
  if (named.length === 0 || roots.length < named.length) throw new Error(`not every script of ${folder} is known`);
  const first = new Set(roots.flatMap((key) => [...withImports(manifest, key)]));
  const later = keysWhere(manifest, ({ file }) => file.endsWith(".js"))
    .filter((key) => !first.has(key))
    .map((key) => ({ name: key, bytes: weigh(folder, manifest, [key]), budget: scriptBudgets.chunk }));
  const firstLoad = { name: "first load", bytes: weigh(folder, manifest, [...first]), budget: scriptBudgets.firstLoad };
  return [firstLoad, ...later.sort((one, other) => other.bytes - one.bytes)];
}

/** A line for each part that is too heavy. */
export function findBudgetProblems(folder: string): string[] {
  return weighConsole(folder)
    .filter(({ bytes, budget }) => bytes > budget)
    .map(({ name, bytes, budget }) => `${name}: ${bytes} bytes of script after gzip, ${budget} are allowed`);
}

/** What the page loads by itself. */
function scriptsOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file = ""]) => file);
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
