/** The flags that commands of operations have beside the fields of their input. */
import { say } from "@eureka/contracts/words";
import type { Command, CommandShape, Field } from "../command.ts";

const json: Field = { name: "json", type: "boolean", description: say("cli.flag.json") };
const all: Field = { name: "all", type: "boolean", description: say("cli.flag.all") };
const yes: Field = { name: "yes", type: "boolean", description: say("cli.flag.yes") };
const ifVersion: Field = { name: "ifVersion", type: "integer", description: say("cli.flag.if_version") };
const file: Field = { name: "file", type: "path", required: true, description: say("cli.flag.file") };
const output: Field = { name: "output", type: "path", description: say("cli.flag.output") };

/** No field of an operation may have one of these names. */
export const reservedFlags: readonly string[] = [json, all, yes, ifVersion, file, output]
  .map(({ name }) => name)
  .concat("help");

/** The flags that say how a command is run. */
export function flagsOf(command: Command): Field[] {
  return [
    ...(command.sendsBytes ? [file] : []),
    ...(command.answer === "bytes" ? [output] : [json]),
    ...(command.answer === "page" ? [all] : []),
    ...(command.effect === "danger" ? [yes] : []),
    ...(command.effect !== "read" && command.fields.some(({ name }) => name === "id") ? [ifVersion] : []),
  ];
}

/** A command with these flags. A file is its first word, and names itself. */
export function shapeOf(command: Command): CommandShape {
  const fields = command.sendsBytes
    ? command.fields.map((field) => (field.name === "name" ? { ...field, required: false } : field))
    : command.fields;
  return {
    summary: command.summary,
    ...(command.description ? { description: command.description } : {}),
    words: command.sendsBytes ? ["file", ...command.words.filter((word) => word !== "name")] : command.words,
    fields: [...fields, ...flagsOf(command)],
  };
}
