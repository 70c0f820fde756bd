import { readFileSync } from "node:fs";
import { join } from "node:path";
import { coreFloors } from "../floors/core-floors.ts";
import { listFiles, repositoryRoot } from "../repository.ts";
import type { Check } from "./check.ts";

const folders = ["packages", "apps", "scripts", "tests", "db", "docs", "deploy"];

/** Names that other tools fix. */
const namesOfTools =
  /^(README|AGENTS|CONTRIBUTING|LICENSE|CHANGELOG)(\.[a-z]+)?$|^(Dockerfile|Chart\.yaml|_helpers\.tpl)$|^\./;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const migrationName = /^\d{14}_[a-z0-9]+(-[a-z0-9]+)+\.sql$/;

const longestFile = 400;
/** Files without a limit: made by programs, tests, migrations and documents. */
const unlimited = /\/generated\/|\.test\.ts$|\/fixtures\/|\.md$|\.json$|^db\/migrations\//;
/** Tables of data that are longer than a file of code may be. */
const dataTables = new Set<string>([
  "packages/contracts/src/errors.ts",
  "packages/contracts/src/event-types.ts",
  "packages/contracts/src/words.ts",
]);
const longestConnectorFace = 40;

/** Holds the names, sizes and contents of the folders of a tree against the house style. */
export function findShapeProblems(root: string): string[] {
  const files = listFiles(root, folders);
  return [
    ...files.flatMap(badName),
    ...files.flatMap((file) => tooLong(root, file)),
    ...badModules(files),
    ...badConnectors(root, files),
    ...badMigrations(root, files),
  ];
}

/** Module and connector folders have their files, names are in kebab-case, no file is too long. */
export const folderShape: Check = {
  name: "folder shape",
  findProblems: async () => findShapeProblems(repositoryRoot),
};

function badName(file: string): string[] {
  if (file.startsWith("db/migrations/")) return [];
  const bad = file.split("/").find((part) => !kebabCase.test(part) && !namesOfTools.test(part));
  return bad ? [`${file}: "${bad}" is not kebab-case`] : [];
}

function tooLong(root: string, file: string): string[] {
  if (unlimited.test(file) || dataTables.has(file) || !/\.(ts|tsx|mjs|cjs|sh)$/.test(file)) return [];
  const lines = countLines(root, file);
  return lines > longestFile ? [`${file}: ${lines} lines, ${longestFile} are allowed`] : [];
}

function badModules(files: readonly string[]): string[] {
  const known = new Set<string>(coreFloors.flat());
  return partsBelow(files, "packages/core/src/").flatMap(({ name, isFolder, has }) => {
    if (!isFolder) return [`packages/core/src/${name}: lies outside a module`];
    const missing = ["index.ts", "module.ts", "README.md"].filter((file) => !has(file));
    return [
      ...(known.has(name) ? [] : [`packages/core/src/${name}: stands on no floor of scripts/floors/core-floors.ts`]),
      ...missing.map((file) => `packages/core/src/${name}: has no ${file}`),
    ];
  });
}

function badConnectors(root: string, files: readonly string[]): string[] {
  return partsBelow(files, "packages/connectors/src/").flatMap(({ name, isFolder, has }) => {
    const folder = `packages/connectors/src/${name}`;
    if (!isFolder) return [`${folder}: lies outside a connector`];
    const missing = ["index.ts", `${name}.test.ts`].filter((file) => !has(file));
    const isLong = has("index.ts") && countLines(root, `${folder}/index.ts`) > longestConnectorFace;
    return [
      ...missing.map((file) => `${folder}: has no ${file}`),
      ...(isLong
        ? [`${folder}/index.ts: the declaration of a connector has at most ${longestConnectorFace} lines`]
        : []),
    ];
  });
}

function badMigrations(root: string, files: readonly string[]): string[] {
  return partsBelow(files, "db/migrations/").flatMap(({ name }) => {
    if (!migrationName.test(name)) return [`db/migrations/${name}: is not named <14 digits UTC>_verb-noun.sql`];
    const hasDown = /^-- down\s*$/m.test(readFileSync(join(root, "db/migrations", name), "utf8"));
    return hasDown ? [] : [`db/migrations/${name}: has no line "-- down"`];
  });
}

/** The files and folders directly below a folder. */
function partsBelow(files: readonly string[], folder: string) {
  const inside = files.filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length));
  const names = [...new Set(inside.map((file) => file.split("/")[0] ?? file))];
  return names.map((name) => ({
    name,
    isFolder: !inside.includes(name),
    has: (file: string) => inside.includes(`${name}/${file}`),
  }));
}

function countLines(root: string, file: string): number {
  return readFileSync(join(root, file), "utf8").trimEnd().split("\n").length;
}
