/** Finds the command that the first words name. */
import { nounAliases } from "@eureka/contracts/noun-aliases";
import { say } from "@eureka/contracts/words";
import type { Command } from "../command.ts";
import { UsageError } from "../usage-error.ts";
import { suggest } from "./suggest.ts";

/** A command of the command line itself, known by its words: `login`, `admin bootstrap`. */
export interface NamedCommand {
  readonly path: readonly string[];
  /** What follows the path is a word of the command, unless it is a verb of the noun that the path is. */
  readonly yieldsToVerbs?: boolean;
}

export type FoundCommand<Own extends NamedCommand> =
  | { readonly kind: "operation"; readonly command: Command; readonly tokens: readonly string[] }
  | { readonly kind: "own"; readonly command: Own; readonly tokens: readonly string[] }
  | { readonly kind: "noun"; readonly noun: string }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "overview" };

export interface CommandTable<Own extends NamedCommand> {
  readonly commands: readonly Command[];
  readonly own: readonly Own[];
}

/** A noun alone lists, when its things can be listed. Throws a UsageError, with what was probably meant, for words that name nothing. */
export function findCommand<Own extends NamedCommand>(
  table: CommandTable<Own>,
  tokens: readonly string[],
): FoundCommand<Own> {
  const [first, second] = tokens;
  if (first === undefined) return { kind: "overview" };
  const noun = findNoun(table.commands, first);
  const typed = [noun ?? first, ...tokens.slice(1)];
  const own = table.own.find(
    ({ path, yieldsToVerbs }) =>
      path.every((word, index) => typed[index] === word) && !(yieldsToVerbs && isVerbOf(table.commands, noun, second)),
  );
  if (own) return { kind: "own", command: own, tokens: tokens.slice(own.path.length) };
  const ownVerbs = table.own.flatMap(({ path }) => (path[0] === (noun ?? first) && path[1] ? [path[1]] : []));
  if (noun !== undefined) return findVerb(table.commands, noun, ownVerbs, tokens);
  if (ownVerbs.length === 0) throw unknownWord(first, first, firstWords(table), "");
  if (isVerb(second)) throw unknownWord(`${first} ${second}`, second, ownVerbs, first);
  return { kind: "group", group: first };
}

/** The noun that a word means, by its plural, its singular or an alias. */
function findNoun(commands: readonly Command[], word: string): string | undefined {
  const typed = word.toLowerCase().replaceAll("_", "-");
  const alias = Object.hasOwn(nounAliases, typed) ? nounAliases[typed] : typed;
  return commands.find((command) => command.noun === alias || singularOf(command) === alias)?.noun;
}

function singularOf({ operation }: Command): string {
  return operation.slice(0, operation.indexOf(".")).replaceAll("_", "-");
}

function isVerbOf(commands: readonly Command[], noun: string | undefined, token: string | undefined): boolean {
  return isVerb(token) && commands.some((command) => command.noun === noun && command.verb === verbOf(token));
}

function verbOf(token: string): string {
  return token.toLowerCase().replaceAll("_", "-");
}

function findVerb<Own extends NamedCommand>(
  all: readonly Command[],
  noun: string,
  ownVerbs: readonly string[],
  tokens: readonly string[],
): FoundCommand<Own> {
  const commands = all.filter((command) => command.noun === noun);
  const typed = tokens[1];
  const verb = isVerb(typed) ? verbOf(typed) : undefined;
  const command = commands.find((candidate) => candidate.verb === (verb ?? "list"));
  if (command) return { kind: "operation", command, tokens: tokens.slice(verb === undefined ? 1 : 2) };
  if (typed === undefined || verb === undefined) return { kind: "noun", noun };
  throw unknownWord(`${noun} ${typed}`, verb, [...commands.map((candidate) => candidate.verb), ...ownVerbs], noun);
}

/** Flags and `--`, which ends the verbs, are none. */
function isVerb(token: string | undefined): token is string {
  return token !== undefined && !token.startsWith("-");
}

function firstWords<Own extends NamedCommand>(table: CommandTable<Own>): string[] {
  return [
    ...table.own.map(({ path }) => path[0] as string),
    ...table.commands.map(({ noun }) => noun),
    ...Object.keys(nounAliases),
    "help",
  ];
}

function unknownWord(typed: string, word: string, candidates: readonly string[], help: string): UsageError {
  const meant = suggest(word, candidates);
  const hint = meant ? ` ${say("cli.did_you_mean", { word: meant })}` : "";
  return new UsageError(`${say("cli.usage.unknown_command", { command: typed.slice(0, 100) })}${hint}`, help);
}
