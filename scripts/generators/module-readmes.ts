import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Module } from "../../packages/core/src/operations/index.ts";
import { listFiles, repositoryRoot } from "../repository.ts";
import { domainModules } from "./domain-modules.ts";
import { findEmittedEvents } from "./find-emitted-events.ts";
import type { Generator } from "./generated-files.ts";
import { code, markdownTable } from "./markdown.ts";
import { findModuleTables } from "./module-tables.ts";
import { describeAccess } from "./operations.ts";

/** What stands above it in a README is written by hand. */
const marker = "<!-- generated -->";

/** The lower part of the README of every module: what it plugs in, and which tables are its own. */
export const generateModuleReadmes: Generator = async () => {
  const modules = new Map(domainModules().map((module) => [module.name, module]));
  const emitted = findEmittedEvents([...modules.keys()]);
  const readmes = listFiles(repositoryRoot, ["packages/core/src"], "*/README.md").map((path): [string, string] => {
    const name = basename(dirname(path));
    const byHand = readFileSync(join(repositoryRoot, path), "utf8").split(marker)[0]?.trimEnd() ?? "";
    const module = modules.get(name) ?? { name };
    return [path, [byHand, "", marker, "", ...describeModule(module, emitted.get(name) ?? new Set())].join("\n")];
  });
  return Object.fromEntries(readmes);
};

function describeModule(module: Module, emitted: ReadonlySet<string>): string[] {
  const { name, operations = [], handlers = [], jobs = [], services = [], stages = {} } = module;
  const sorted = [...operations].sort((left, right) => (left.name < right.name ? -1 : 1));
  const operationRows = sorted.map(({ name: operation, summary, permission, http }) => [
    code(operation),
    summary,
    describeAccess(permission),
    code(`${http.method} ${http.path}`),
  ]);
  const sections: [string, readonly string[]][] = [
    ["Tables", listCode(findModuleTables(name))],
    [
      "Operations",
      operationRows.length > 0 ? markdownTable(["Name", "What it does", "Permission", "HTTP"], operationRows) : [],
    ],
    ["Stages of the pipeline", listCode(Object.keys(stages))],
    ["Events that it states", listCode([...emitted].sort())],
    ["Events that it hears", handlers.map(({ name: handler, on }) => `* ${code(handler)}: ${on.map(code).join(", ")}`)],
    ["Jobs", listCode(jobs.map((job) => job.name))],
    ["Services", services.map(({ name: service, role }) => `* ${code(service)}, in the role ${role}`)],
  ];
  const filled = sections.filter(([, lines]) => lines.length > 0);
  if (filled.length === 0) return ["It has no tables, operations, handlers or jobs of its own.", ""];
  return filled.flatMap(([title, lines]) => [`## ${title}`, "", ...lines, ""]);
}

/** One line of words of code; nothing where there are none. */
function listCode(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [names.map(code).join(", ")];
}
