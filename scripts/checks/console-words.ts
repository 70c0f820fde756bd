import ts from "typescript";
import { repositoryRoot } from "../repository.ts";
import type { Check } from "./check.ts";
import { type Catalogue, isCallOf, readCatalogue, type Word } from "./console-catalogue.ts";
import { bare, type ConsoleFile, nodesOf, outcomesOf, placeOf, readConsoleSources } from "./console-source.ts";

/** Holds every key that a screen asks for against the words of its feature, and the words against what is asked for. */
export function findWordProblems(root: string): string[] {
  const files = readConsoleSources(root);
  const catalogue = readCatalogue(files);
  const used = new Set<string>();
  const problems = files.flatMap((file) => checkFile(file, catalogue, used));
  const unused = [...catalogue.words.values()].filter(({ namespace, key }) => !used.has(`${namespace}:${key}`));
  return [
    ...catalogue.problems,
    ...problems,
    ...unused.map(({ namespace, key, place }) => `${place}: nobody uses "${key}" of the words "${namespace}"`),
  ];
}

/** Every key of a text exists with its plurals and its values, and every text is used. */
export const consoleWords: Check = {
  name: "console words",
  findProblems: async () => findWordProblems(repositoryRoot),
};

function checkFile(file: ConsoleFile, catalogue: Catalogue, used: Set<string>): string[] {
  const problems: string[] = [];
  for (const node of nodesOf(file.source)) {
    if (ts.isStringLiteralLike(node)) markQuoted(file, node.text, catalogue, used);
    // A key that is put together away from its call; only one that names its group, or anything would fit.
    if (ts.isTemplateExpression(node) && /^(\w+:)?\w+\./.test(node.head.text))
      markPattern(node, homeNamespaces(file.file), catalogue, used);
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || !node.arguments[0]) continue;
    const namespaces = namespacesOf(node.expression);
    if (!namespaces) continue;
    for (const key of outcomesOf(node.arguments[0])) {
      const wrong = checkKey(key, node, namespaces, catalogue, used);
      if (wrong) problems.push(`${placeOf(file, node)}: ${wrong}`);
    }
  }
  return problems;
}

/** A key may stand in a table and reach its call from there: written out anywhere in a screen, it counts as used. */
function markQuoted(file: ConsoleFile, text: string, { words }: Catalogue, used: Set<string>): void {
  if (/(\/|\/gallery-)words\.ts$/.test(file.file)) return;
  if (words.has(text)) used.add(text);
  for (const namespace of homeNamespaces(file.file))
    if (words.has(`${namespace}:${text}`)) used.add(`${namespace}:${text}`);
}

function homeNamespaces(file: string): string[] {
  const [, , , top = "", feature = ""] = file.split("/");
  return top === "features" ? [feature] : file.includes("/gallery/") ? ["gallery"] : [top, "app"];
}

function checkKey(
  key: ts.Expression,
  call: ts.CallExpression,
  namespaces: readonly string[],
  catalogue: Catalogue,
  used: Set<string>,
): string | undefined {
  if (ts.isTemplateExpression(key)) return checkPattern(key, namespaces, catalogue, used);
  if (!ts.isStringLiteralLike(key)) return undefined;
  const word = findWord(key.text, namespaces, catalogue);
  if (!word) return `there is no "${key.text}" in the words of ${namespaces.join(", ")}`;
  used.add(`${word.namespace}:${word.key}`);
  return checkValues(word, call);
}

function findWord(key: string, namespaces: readonly string[], { words }: Catalogue): Word | undefined {
  if (key.includes(":")) return words.get(key);
  return namespaces.map((namespace) => words.get(`${namespace}:${key}`)).find((word) => word !== undefined);
}

/** What may stand in the gaps of the key is not known here; at least one text has to fit. */
function checkPattern(
  key: ts.TemplateExpression,
  namespaces: readonly string[],
  catalogue: Catalogue,
  used: Set<string>,
): string | undefined {
  return markPattern(key, namespaces, catalogue, used)
    ? undefined
    : `no text of ${namespaces.join(", ")} fits ${key.getText()}`;
}

/** Whether any text fits. */
function markPattern(
  key: ts.TemplateExpression,
  namespaces: readonly string[],
  { words }: Catalogue,
  used: Set<string>,
): boolean {
  const parts = [key.head, ...key.templateSpans.map(({ literal }) => literal)].map(({ text }) => text);
  const [, named, rest = ""] = /^(?:(\w+):)?(.*)$/s.exec(parts[0] ?? "") ?? [];
  const pattern = new RegExp(`^${[rest, ...parts.slice(1)].map(escapeText).join("[^.]+")}$`);
  const fitting = [...words.values()].filter(
    (word) => (named ? [named] : namespaces).includes(word.namespace) && pattern.test(word.key),
  );
  for (const { namespace, key: fits } of fitting) used.add(`${namespace}:${fits}`);
  return fitting.length > 0;
}

/** A plural needs its count, and a text every value that it has a place for. */
function checkValues({ key, gaps, hasPlural }: Word, call: ts.CallExpression): string | undefined {
  const given = valuesOf(call.arguments[1]);
  if (!given) return undefined;
  const needed = new Set([...gaps, ...(hasPlural ? ["count"] : [])]);
  const missing = [...needed].filter((name) => !given.has(name.split(".")[0] ?? name));
  return missing.length > 0 ? `"${key}" is not given its ${missing.join(", ")}` : undefined;
}

/** Undefined where it cannot be read here. */
function valuesOf(options: ts.Expression | undefined): Set<string> | undefined {
  if (!options) return new Set();
  const table = bare(options);
  if (!ts.isObjectLiteralExpression(table) || table.properties.some(ts.isSpreadAssignment)) return undefined;
  return new Set(table.properties.map((property) => property.name?.getText() ?? ""));
}

/** The namespaces of a function that translates, by where it was declared; undefined for any other function. */
function namespacesOf(name: ts.Identifier): readonly string[] | undefined {
  for (let scope: ts.Node = name.parent; scope; scope = scope.parent) {
    if (ts.isFunctionLike(scope)) {
      for (const parameter of scope.parameters)
        if (parameter.name.getText() === name.text) return namespacesOfType(parameter.type);
    }
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
    for (const statement of scope.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const declaration of statement.declarationList.declarations) {
        if (declares(declaration, name.text)) return namespacesOfCall(declaration.initializer);
      }
    }
  }
  return undefined;
}

/** `const { t } = ...`, or `const { t: tApp } = ...`. */
function declares({ name }: ts.VariableDeclaration, variable: string): boolean {
  if (ts.isIdentifier(name)) return name.text === variable;
  return name.elements.some((element) => !ts.isOmittedExpression(element) && element.name.getText() === variable);
}

function namespacesOfCall(value: ts.Expression | undefined): readonly string[] | undefined {
  if (!value || !isCallOf(value, "useTranslation")) return undefined;
  const [argument] = value.arguments;
  if (!argument) return [];
  const names = ts.isArrayLiteralExpression(argument) ? [...argument.elements] : [argument];
  return names.filter(ts.isStringLiteralLike).map(({ text }) => text);
}

/** `TFunction<"ideas">`. */
function namespacesOfType(type: ts.TypeNode | undefined): readonly string[] | undefined {
  if (!type || !ts.isTypeReferenceNode(type) || type.typeName.getText() !== "TFunction") return undefined;
  const [argument] = type.typeArguments ?? [];
  return argument && ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal)
    ? [argument.literal.text]
    : [];
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
