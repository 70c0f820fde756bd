/** How a command is called, with placeholders for what is not known yet. */
import type { Values } from "../arguments/read-arguments.ts";
import { type Command, type CommandShape, type Field, flagOf } from "../command.ts";
import { shapeOf } from "../run/operation-flags.ts";
import { quote } from "./quote.ts";

/** `eureka comments create ENG-17 <body>`, where the input has the work item. */
export function usageOf(command: Command, noun: string, input: Values): string {
  const shape = shapeOf(command);
  const words = shape.words.filter((word) => isRequired(shape, word)).map((word) => wordText(word, input[word]));
  return ["eureka", noun, command.verb, ...words, ...requiredFlags(shape)].join(" ");
}

/** Required fields that no word fills, as flags. */
export function requiredFlags(shape: CommandShape): string[] {
  return shape.fields
    .filter((field) => field.required && !shape.words.includes(field.name))
    .map((field) => `--${flagOf(field.name)} ${valueName(field)}`);
}

export function isRequired(shape: CommandShape, word: string): boolean {
  return shape.fields.some((field) => field.name === word && field.required);
}

const typeNames = {
  text: "TEXT",
  integer: "NUMBER",
  number: "NUMBER",
  boolean: "yes|no",
  due: "DATE",
  json: "JSON",
  path: "FILE",
} as const;

/** More choices than this are listed in the description. */
const longestChoices = 32;

/** What stands for the value of a flag: `low|high`, `TEXT`. */
export function valueName(field: Field): string {
  return `${choicesFit(field) ? field.choices?.join("|") : typeNames[field.type]}${field.list ? " ..." : ""}`;
}

/** Whether the choices stand beside the flag. */
export function choicesFit({ choices }: Field): boolean {
  return choices !== undefined && choices.join("|").length <= longestChoices;
}

function wordText(word: string, known: unknown): string {
  return typeof known === "string" ? quote(known) : `<${flagOf(word)}>`;
}
