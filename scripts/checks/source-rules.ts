import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { listFiles, repositoryRoot, sourceFolders } from "../repository.ts";
import type { Check } from "./check.ts";

interface SourceRule {
  readonly name: string;
  /** The files that the rule is about. */
  readonly appliesTo: (file: string) => boolean;
  /** Whether this node of the syntax tree breaks it. */
  readonly isBreach: (node: ts.Node, file: string) => boolean;
}

/** A breach of a source rule. */
export interface SourceBreach {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
}

const isTest = (file: string) => file.endsWith(".test.ts") || /^(tests|scripts|packages\/testing)\//.test(file);
const isCli = (file: string) => file.startsWith("apps/cli/");

/** The rules of the house that are about words in the source and not about which file imports which. */
export const sourceRules: readonly SourceRule[] = [
  {
    name: "environment-only-in-config",
    appliesTo: (file) => !isTest(file) && !isCli(file) && !file.startsWith("packages/kit/src/config/"),
    isBreach: (node) => isMember(node, "process", "env") || importsFrom(node, /^(node:)?process$/, "env"),
  },
  {
    name: "no-console",
    appliesTo: (file) => !isTest(file) && !isCli(file),
    isBreach: (node) => isMember(node, "console") || importsFrom(node, /^(node:)?console$/),
  },
  {
    name: "named-exports-in-faces",
    appliesTo: (file) => !file.includes("/generated/"),
    isBreach: (node) => ts.isExportDeclaration(node) && node.exportClause === undefined,
  },
  {
    name: "sql-only-in-stores",
    appliesTo: (file) => file.startsWith("packages/core/") && !isTest(file) && !file.endsWith(".store.ts"),
    isBreach: (node) => ts.isTaggedTemplateExpression(node) && node.tag.getText() === "sql",
  },
  {
    // Row-level security lets no index be searched for what a bare `coalesce` gives; one that is selected is looked up.
    name: "no-key-behind-coalesce",
    appliesTo: (file) => file.endsWith(".store.ts"),
    isBreach: (node) => isText(node) && /\bid = coalesce\(/.test(node.getText()),
  },
  {
    name: "packages-by-their-name",
    appliesTo: (file) => /^(packages|apps)\//.test(file),
    isBreach: (node, file) => {
      const specifier = specifierOf(node);
      return specifier?.startsWith(".") === true && packageOf(join(file, "..", specifier)) !== packageOf(file);
    },
  },
];

/**
 * Holds the TypeScript files of a tree against the source rules.
 * @param root a folder that is laid out like this repository
 */
export function findSourceBreaches(root: string): SourceBreach[] {
  return listFiles(root, sourceFolders, "**/*.{ts,tsx}").flatMap((file) => {
    const rules = sourceRules.filter((rule) => rule.appliesTo(file));
    const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
    const breaches: SourceBreach[] = [];
    const visit = (node: ts.Node): void => {
      const line = () => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      for (const rule of rules) if (rule.isBreach(node, file)) breaches.push({ rule: rule.name, file, line: line() });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return breaches;
  });
}

/** The rules of the house that a look at single files can check. */
export const sourceRulesCheck: Check = {
  name: "source rules",
  findProblems: async () =>
    findSourceBreaches(repositoryRoot).map(({ rule, file, line }) => `${file}:${line} breaks ${rule}`),
};

const isText = (node: ts.Node) => ts.isTemplateExpression(node) || ts.isStringLiteralLike(node);

/** Whether a node reads `object.member` or `object["member"]`; without a member any of them. */
function isMember(node: ts.Node, object: string, member?: string): boolean {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return false;
  const target = node.expression;
  const isObject =
    (ts.isIdentifier(target) && target.text === object) ||
    (isMember(target, "globalThis", object) && object !== "globalThis");
  return isObject && (member === undefined || memberOf(node) === member);
}

function memberOf(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

/** Whether a node imports from a module; with a name, only if it imports that name. */
function importsFrom(node: ts.Node, module: RegExp, name?: string): boolean {
  if (!ts.isImportDeclaration(node) || !module.test(specifierOf(node) ?? "")) return false;
  const bindings = node.importClause?.namedBindings;
  if (name === undefined || !bindings || !ts.isNamedImports(bindings)) return name === undefined;
  return bindings.elements.some((element) => (element.propertyName ?? element.name).text === name);
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  }
  const argument =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0];
  return argument && ts.isStringLiteral(argument) ? argument.text : undefined;
}

function packageOf(file: string): string {
  return file.replaceAll("\\", "/").split("/").slice(0, 2).join("/");
}
