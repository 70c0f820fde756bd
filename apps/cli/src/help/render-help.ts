/** The texts of help. */
import { nounAliases } from "@eureka/contracts/noun-aliases";
import { say } from "@eureka/contracts/words";
import { operationBindings } from "@eureka/sdk";
import { type Command, type CommandShape, type Field, flagOf } from "../command.ts";
import { wrapText } from "../output/wrap-text.ts";
import type { OwnCommand } from "../own/own-command.ts";
import { shapeOf } from "../run/operation-flags.ts";
import { styled, type Terminal } from "../terminal.ts";
import { commandLineOf } from "./command-line-of.ts";
import { choicesFit, isRequired, requiredFlags, valueName } from "./usage-of.ts";

/** Flags and nouns that are longer stand on a line of their own. */
const longestLeft = 26;

export interface HelpTable {
  readonly commands: readonly Command[];
  readonly own: readonly OwnCommand[];
}

/** What the command can do at all. */
export function renderOverview(terminal: Terminal, { commands, own }: HelpTable): string {
  const nouns = [...new Set(commands.map(({ noun }) => noun))];
  const verbs = (noun: string) =>
    commands
      .filter((command) => command.noun === noun)
      .map(({ verb }) => verb)
      .join(", ");
  return [
    `${say("cli.help.title")}\n`,
    section(terminal, say("cli.help.usage"), [say("cli.help.usage_line")]),
    section(
      terminal,
      say("cli.help.own"),
      pairs(
        terminal,
        own.map(({ path, summary }) => [path.join(" "), summary]),
      ),
    ),
    section(
      terminal,
      say("cli.help.nouns"),
      pairs(
        terminal,
        nouns.map((noun) => [noun, verbs(noun)]),
      ),
    ),
    section(terminal, say("cli.help.examples"), [
      "eureka items create 'Fix login page' --priority urgent",
      "eureka items list --all --json",
      "eureka boards",
      "eureka help items create",
    ]),
    section(
      terminal,
      say("cli.help.environment"),
      pairs(terminal, [
        ["EUREKA_URL", say("cli.help.environment_url")],
        ["EUREKA_API_KEY", say("cli.help.environment_key")],
        ["NO_COLOR", say("cli.help.environment_colour")],
      ]),
    ),
  ].join("\n");
}

/** What can be done with the things of a noun. */
export function renderNounHelp(terminal: Terminal, noun: string, { commands, own }: HelpTable): string {
  const chosen = commands.filter((command) => command.noun === noun);
  const rows = [
    ...chosen.map(({ verb, summary }): [string, string] => [verb, summary]),
    ...own
      .filter(({ path }) => path[0] === noun && path.length > 1)
      .map(({ path, summary }): [string, string] => [path.slice(1).join(" "), summary]),
  ];
  const aliases = Object.keys(nounAliases).filter((alias) => nounAliases[alias] === noun);
  const spellings = aliases.length > 0 ? [section(terminal, say("cli.help.aliases"), [aliases.join(", ")])] : [];
  return [
    section(terminal, say("cli.help.usage"), [`eureka ${noun} <verb> [words] [--flag value]`]),
    section(terminal, say("cli.help.verbs"), pairs(terminal, rows)),
    ...spellings,
    section(
      terminal,
      say("cli.help.examples"),
      breakCommands(terminal, chosen.toSorted(byUse).slice(0, 3).map(commandLineOf)),
    ),
  ].join("\n");
}

const usualVerbs = ["update", "get", "create", "list"];

function byUse(left: Command, right: Command): number {
  return usualVerbs.indexOf(right.verb) - usualVerbs.indexOf(left.verb);
}

/** How one command is called. */
export function renderCommandHelp(terminal: Terminal, command: Command): string {
  const { method, path } = operationBindings[command.operation];
  const name = `eureka ${command.noun} ${command.verb}`;
  const call = `${command.operation}: ${method} /api/v2${path}`;
  const api = section(terminal, say("cli.help.api"), wrapText(call, terminal.width && terminal.width - 2));
  return `${renderShape(terminal, name, shapeOf(command), [commandLineOf(command)])}\n${api}`;
}

/** How one of the command line's own commands is called, and the verbs to which it yields. */
export function renderOwnHelp(terminal: Terminal, command: OwnCommand, { commands }: HelpTable): string {
  const help = renderShape(terminal, `eureka ${command.path.join(" ")}`, command, command.examples);
  const verbs = commands.filter(({ noun }) => command.yieldsToVerbs && noun === command.path[0]);
  if (verbs.length === 0) return help;
  const rows = verbs.map(({ verb, summary }): [string, string] => [verb, summary]);
  return `${help}\n${section(terminal, say("cli.help.verbs"), pairs(terminal, rows))}`;
}

function renderShape(terminal: Terminal, name: string, shape: CommandShape, examples: readonly string[]): string {
  const words = shape.words.map((word) => (isRequired(shape, word) ? `<${flagOf(word)}>` : `[${flagOf(word)}]`));
  const usage = [name, ...words, ...requiredFlags(shape), "[--flag value]"].join(" ");
  const rows = shape.fields.map((field): [string, string] => [
    `--${flagOf(field.name)}${field.type === "boolean" ? "" : ` ${valueName(field)}`}`,
    describeField(field),
  ]);
  const text = shape.description ? `${shape.summary}. ${shape.description}` : `${shape.summary}.`;
  return [
    wrapText(text, terminal.width)
      .map((line) => `${line}\n`)
      .join(""),
    section(terminal, say("cli.help.usage"), [usage]),
    ...(rows.length > 0 ? [section(terminal, say("cli.help.flags"), pairs(terminal, rows))] : []),
    section(terminal, say("cli.help.examples"), breakCommands(terminal, examples)),
  ].join("\n");
}

function describeField(field: Field): string {
  const usual = isWorthSaying(field.default) ? say("cli.help.default", { value: String(field.default) }) : "";
  const emptied = field.nullable ? say("cli.help.nullable", { flag: flagOf(field.name) }) : "";
  const choices =
    field.choices && !choicesFit(field) ? say("cli.help.choices", { choices: field.choices.join(", ") }) : "";
  return [field.description ?? "", choices, usual, emptied].filter((text) => text !== "").join(" ");
}

/** Empty values are what everybody expects. */
function isWorthSaying(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number" || value === true;
}

function section(terminal: Terminal, heading: string, lines: readonly string[]): string {
  return `${styled(terminal, "bold", heading)}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** Lines with the second text aligned and wrapped; first ones that are too long for that stand alone. */
function pairs(terminal: Terminal, rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(
    longestLeft,
    rows.reduce((most, [left]) => Math.max(most, left.length), 0),
  );
  const room = terminal.width === null ? null : Math.max(20, terminal.width - width - 4);
  return rows.flatMap(([left, right]) => {
    if (right === "") return [left];
    const [first = "", ...further] = wrapText(right, room);
    const indented = (texts: readonly string[]) => texts.map((text) => `${" ".repeat(width)}  ${text}`);
    return left.length > width
      ? [left, ...indented([first, ...further])]
      : [`${left.padEnd(width)}  ${first}`, ...indented(further)];
  });
}

/** Command lines that are too long go on in the next line as a shell takes it. They break before a flag only. */
function breakCommands(terminal: Terminal, lines: readonly string[]): string[] {
  const { width } = terminal;
  if (width === null) return [...lines];
  return lines.flatMap((line) => {
    if (line.length + 2 <= width) return [line];
    const parts = line.split(/ (?=--[a-z])/);
    return parts.map((part, index) => `${index === 0 ? "" : "  "}${part}${index === parts.length - 1 ? "" : " \\"}`);
  });
}
