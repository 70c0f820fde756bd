/** The words of the console by namespace, read from its `addWords` calls. */
import { posix } from "node:path";
import ts from "typescript";
import { bare, type ConsoleFile, nodesOf, placeOf } from "./console-source.ts";

export interface Word {
  readonly namespace: string;
  /** With dots, without the ending of a plural. */
  readonly key: string;
  readonly place: string;
  /** Names that the text has a place for, as in `{{name}}`. */
  readonly gaps: ReadonlySet<string>;
  readonly hasPlural: boolean;
}

export interface Catalogue {
  /** By `namespace:key`. */
  readonly words: ReadonlyMap<string, Word>;
  readonly problems: readonly string[];
}

const pluralEnding = /_(zero|one|two|few|many|other)$/;
const gap = /\{\{\s*-?\s*([\w.]+)[^}]*\}\}/g;

export function readCatalogue(files: readonly ConsoleFile[]): Catalogue {
  const words = new Map<string, Word>();
  const problems: string[] = [];
  for (const file of files) {
    for (const node of nodesOf(file.source)) {
      if (!isCallOf(node, "addWords")) continue;
      const [name, value] = node.arguments;
      const table = value && findTable(files, file, value);
      if (!name || !ts.isStringLiteral(name) || !table) {
        problems.push(`${placeOf(file, node)}: the words of addWords cannot be read here; give it a table`);
        continue;
      }
      for (const entry of entriesOf(files, table)) addWord(words, name.text, entry);
    }
  }
  return { words, problems };
}

export function isCallOf(node: ts.Node, name: string): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;
}

function addWord(words: Map<string, Word>, namespace: string, entry: Entry): void {
  const { text, place } = entry;
  const hasPlural = pluralEnding.test(entry.key);
  const key = entry.key.replace(pluralEnding, "");
  const known = words.get(`${namespace}:${key}`);
  const gaps = new Set([...(known?.gaps ?? []), ...[...text.matchAll(gap)].map(([, name = ""]) => name)]);
  words.set(`${namespace}:${key}`, { namespace, key, place, gaps, hasPlural });
}

interface Entry {
  readonly key: string;
  readonly text: string;
  readonly place: string;
}

/** All texts of a table, also of those that were put into it. */
function* entriesOf(files: readonly ConsoleFile[], { file, table }: FoundTable, prefix = ""): Generator<Entry> {
  for (const property of table.properties) {
    const inner = innerTable(files, file, property);
    const name = property.name && "text" in property.name ? property.name.text : "";
    if (inner) yield* entriesOf(files, inner, ts.isSpreadAssignment(property) ? prefix : `${prefix}${name}.`);
    else if (ts.isPropertyAssignment(property))
      yield { key: `${prefix}${name}`, text: textOf(bare(property.initializer)), place: placeOf(file, property) };
  }
}

function innerTable(
  files: readonly ConsoleFile[],
  file: ConsoleFile,
  property: ts.ObjectLiteralElementLike,
): FoundTable | undefined {
  if (ts.isSpreadAssignment(property)) return findTable(files, file, property.expression);
  if (ts.isShorthandPropertyAssignment(property)) return findTable(files, file, property.name);
  return ts.isPropertyAssignment(property) ? findTable(files, file, property.initializer) : undefined;
}

/** Long texts are put together with `+`. */
function textOf(value: ts.Expression): string {
  if (ts.isStringLiteralLike(value)) return value.text;
  return ts.isBinaryExpression(value) ? textOf(bare(value.left)) + textOf(bare(value.right)) : "";
}

interface FoundTable {
  readonly file: ConsoleFile;
  readonly table: ts.ObjectLiteralExpression;
}

/** The table itself, or the constant of this or an imported file that holds it. */
function findTable(files: readonly ConsoleFile[], file: ConsoleFile, value: ts.Expression): FoundTable | undefined {
  const inner = bare(value);
  if (ts.isObjectLiteralExpression(inner)) return { file, table: inner };
  if (!ts.isIdentifier(inner)) return undefined;
  for (const node of nodesOf(file.source)) {
    if (ts.isVariableDeclaration(node) && node.initializer && node.name.getText() === inner.text)
      return findTable(files, file, node.initializer);
    if (!ts.isImportSpecifier(node) || node.name.text !== inner.text) continue;
    const { moduleSpecifier } = node.parent.parent.parent;
    const from = posix.join(file.file, "..", (moduleSpecifier as ts.StringLiteral).text);
    const other = files.find((candidate) => candidate.file === from);
    const exported = ts.factory.createIdentifier((node.propertyName ?? node.name).text);
    return other && findTable(files, other, exported);
  }
  return undefined;
}
