/** The sources of the web console as syntax trees, for the checks that read its words. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { listFiles } from "../repository.ts";

const folder = "apps/console/src";

export interface ConsoleFile {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly source: ts.SourceFile;
}

/** What people get to see is written in these; tests and their helpers say what they like. */
export function readConsoleSources(root: string): ConsoleFile[] {
  if (!existsSync(join(root, folder))) return [];
  return listFiles(root, [folder], "**/*.{ts,tsx}")
    .filter((file) => !/\.test\.tsx?$|\/testing\//.test(file))
    .map((file) => {
      const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      const text = readFileSync(join(root, file), "utf8");
      return { file, source: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind) };
    });
}

/** `file:line` of a node. */
export function placeOf({ file, source }: ConsoleFile, node: ts.Node): string {
  return `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** Every node of a file, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** An expression without the marks for the compiler around it. */
export function bare(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return bare(node.expression);
  return ts.isNonNullExpression(node) ? bare(node.expression) : node;
}

/** What an expression may become: both sides of a choice, the right side of an `&&`. */
export function outcomesOf(node: ts.Expression): ts.Expression[] {
  const inner = bare(node);
  if (ts.isConditionalExpression(inner)) return [...outcomesOf(inner.whenTrue), ...outcomesOf(inner.whenFalse)];
  if (!ts.isBinaryExpression(inner)) return [inner];
  const { kind } = inner.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return outcomesOf(inner.right);
  const isEither = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
  return isEither ? [...outcomesOf(inner.left), ...outcomesOf(inner.right)] : [inner];
}
