import ts from "typescript";
import { repositoryRoot } from "../repository.ts";
import type { Check } from "./check.ts";
import { type ConsoleFile, nodesOf, outcomesOf, placeOf, readConsoleSources } from "./console-source.ts";

/** Attributes whose value people read or hear. */
const shownAttributes = new Set([
  "label",
  "title",
  "alt",
  "placeholder",
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "aria-valuetext",
  "caption",
  "description",
  "documentTitle",
  "heading",
  "helperText",
  "hint",
  "primary",
  "secondary",
  "sentence",
  "subtitle",
  "tooltip",
]);

/** Finds text that was written into the screens instead of into a catalogue. */
export function findConsoleText(root: string): string[] {
  return readConsoleSources(root)
    .filter(({ file }) => file.endsWith(".tsx"))
    .flatMap((file) => [...nodesOf(file.source)].flatMap((node) => textIn(node).map((text) => complain(file, text))));
}

/** No hard-coded text in the console: what people read comes from the words of a feature. */
export const consoleText: Check = {
  name: "console text",
  findProblems: async () => findConsoleText(repositoryRoot),
};

interface WrittenText {
  readonly node: ts.Node;
  readonly text: string;
}

function complain(file: ConsoleFile, { node, text }: WrittenText): string {
  return `${placeOf(file, node)}: "${text.trim().replace(/\s+/g, " ")}" belongs into a words.ts`;
}

function textIn(node: ts.Node): WrittenText[] {
  if (ts.isJsxText(node)) return hasLetters(node.text) ? [{ node, text: node.text }] : [];
  if (ts.isJsxExpression(node) && isChild(node) && node.expression) return writtenIn(node.expression);
  if (!ts.isJsxAttribute(node) || !shownAttributes.has(node.name.getText()) || !node.initializer) return [];
  if (ts.isStringLiteral(node.initializer)) return writtenIn(node.initializer);
  return ts.isJsxExpression(node.initializer) && node.initializer.expression
    ? writtenIn(node.initializer.expression)
    : [];
}

function isChild({ parent }: ts.JsxExpression): boolean {
  return ts.isJsxElement(parent) || ts.isJsxFragment(parent);
}

function writtenIn(expression: ts.Expression): WrittenText[] {
  return outcomesOf(expression).flatMap((node) => {
    const text = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? fixedParts(node) : "";
    return hasLetters(text) ? [{ node, text }] : [];
  });
}

function fixedParts(node: ts.TemplateExpression): string {
  return [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text).join(" ");
}

function hasLetters(text: string): boolean {
  // Entities like &nbsp; are signs, not words.
  return /\p{L}/u.test(text.replace(/&[a-z]+;/gi, ""));
}
