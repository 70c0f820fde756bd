/** A realistic command line for a command, from the example of its operation. */
import { type Command, type Field, flagOf } from "../command.ts";
import { shapeOf } from "../run/operation-flags.ts";
import { quote } from "./quote.ts";

export function commandLineOf(command: Command): string {
  const { words } = shapeOf(command);
  const values: Record<string, unknown> = {
    ...(command.sendsBytes ? { file: "screenshot.png" } : {}),
    ...command.example,
  };
  const inWords = words.filter((word) => values[word] !== undefined && isPlain(values[word]));
  const flags = command.fields.filter(
    ({ name }) => values[name] !== undefined && !inWords.includes(name) && !(command.sendsBytes && name === "name"),
  );
  const parts = [
    ...inWords.map((word) => quote(String(values[word]))),
    ...flags.flatMap((field) => flagText(field, values[field.name])),
  ];
  return ["eureka", command.noun, command.verb, ...parts].join(" ");
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

function flagText(field: Field, value: unknown): string[] {
  const flag = `--${flagOf(field.name)}`;
  if (value === true) return [flag];
  if (value === false || value === null) return [`--no-${flagOf(field.name)}`];
  if (field.list && Array.isArray(value) && field.type !== "json")
    return value.map((entry) => `${flag} ${quote(String(entry))}`);
  return [`${flag} ${quote(isPlain(value) ? String(value) : typedText(field, value))}`];
}

function typedText(field: Field, value: unknown): string {
  if (field.type === "due" && typeof value === "object" && value !== null) return String(Object.values(value)[1] ?? "");
  return JSON.stringify(value);
}
