/** Which files of the console draw something that people type into or send, and which of them nobody has tried. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../../../scripts/repository.ts";

/** Files below `apps/console/src` by their path there. */
export type ConsoleFiles = ReadonlyMap<string, string>;

const tags =
  "form|input|textarea|TextInput|TextArea|NumberInput|DateInput|MarkdownEditor|InputBase|OutlinedInput|TextField";
const drawsForm = new RegExp(`<(?:${tags}|Autocomplete)\\b|component="(?:form|input|textarea)"|\\bonSubmit=`);
/** Not what is imported as a type alone. */
const imported = /(?:^(?:import|export) (?!type\b)[^;]*?from |\bimport\()"(\.[^"]+)"/gm;

/** The shared pieces are drawn by the forms, and by the page that shows them all. */
const pieces = "ui/";

export function readConsole(): ConsoleFiles {
  const root = join(repositoryRoot, "apps/console/src");
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  const sources = paths.filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
  return new Map(sources.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/**
 * A file is tried when a row of the tables names it, when it is excepted with a reason, or when it is no more than a part of files
 * that are. What is excepted or named without need is a problem too.
 */
export function findUntriedForms(
  files: ConsoleFiles,
  tried: readonly string[],
  exceptions: Readonly<Record<string, string>>,
): string[] {
  const importers = importersOf(files);
  const draws = (path: string) => drawsForm.test(files.get(path) ?? "");
  const rows = new Set(tried);
  const isTried = (path: string, below: readonly string[] = []): boolean => {
    if (rows.has(path) || path in exceptions) return true;
    const above = importers.get(path) ?? [];
    return above.length > 0 && !below.includes(path) && above.every((other) => isTried(other, [...below, path]));
  };
  const forms = [...files.keys()].filter((path) => path.endsWith(".tsx") && !path.startsWith(pieces) && draws(path));
  return [
    ...forms.filter((path) => !isTried(path)).map((path) => `${path} is in no table of forms`),
    ...[...rows].filter((path) => !files.has(path)).map((path) => `${path} is named in a table, and gone`),
    ...Object.keys(exceptions)
      .filter((path) => rows.has(path) || !forms.includes(path))
      .map((path) => `${path} needs no exception`),
  ];
}

function importersOf(files: ConsoleFiles): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [path, text] of files)
    for (const [, address = ""] of text.matchAll(imported)) {
      const target = join(dirname(path), address).replaceAll("\\", "/");
      importers.set(target, [...(importers.get(target) ?? []), path]);
    }
  return importers;
}
