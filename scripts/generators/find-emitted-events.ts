import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eventTypes } from "@eureka/contracts/event-types";
import ts from "typescript";
import { listFiles, repositoryRoot } from "../repository.ts";

/**
 * Finds which module states which events, by the calls of functions named `emit...` in its sources. A type that is put together in
 * the call (`connection.${change}`) stands for all types of its noun. Throws when a type is stated by no module, or by two.
 */
export function findEmittedEvents(moduleNames: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const emitted = new Map(moduleNames.map((name) => [name, findInModule(name)]));
  for (const type of Object.keys(eventTypes)) {
    const owners = moduleNames.filter((name) => emitted.get(name)?.has(type));
    if (owners.length !== 1) throw new Error(`${type} is stated by ${owners.join(" and ") || "no module"}`);
  }
  return emitted;
}

function findInModule(name: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of listFiles(repositoryRoot, [`packages/core/src/${name}`], "**/*.ts")) {
    if (file.endsWith(".test.ts")) continue;
    const source = ts.createSourceFile(file, readFileSync(join(repositoryRoot, file), "utf8"), ts.ScriptTarget.Latest);
    visit(source, false, (type) => found.add(type));
  }
  return found;
}

function visit(node: ts.Node, isInCall: boolean, add: (type: string) => void): void {
  if (isInCall) for (const type of typesNamedBy(node)) add(type);
  const entersCall = ts.isCallExpression(node) && /^emit/.test(calleeName(node));
  ts.forEachChild(node, (child) => visit(child, isInCall || entersCall, add));
}

function typesNamedBy(node: ts.Node): string[] {
  if (ts.isStringLiteral(node)) return Object.hasOwn(eventTypes, node.text) ? [node.text] : [];
  if (!ts.isTemplateExpression(node) || !/^[a-z_]+\.$/.test(node.head.text)) return [];
  return Object.keys(eventTypes).filter((type) => type.startsWith(node.head.text));
}

function calleeName({ expression }: ts.CallExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : "";
}
