/** What a command is: generated from an operation, or one of the command line's own. */
import type { OperationName } from "@eureka/sdk";

/** One value that a command takes, as a flag or as a word. */
export interface Field {
  /** The input's field, in camelCase; its flag is the same in kebab-case. */
  readonly name: string;
  readonly type: "text" | "integer" | "number" | "boolean" | "due" | "json" | "path";
  readonly description?: string;
  readonly required?: boolean;
  /** Further names of the flag, as it is typed: those that people know from elsewhere. */
  readonly aliases?: readonly string[];
  /** Takes several values: the flag may be repeated. */
  readonly list?: boolean;
  /** One flag takes all values up to the next flag: `--tags a b c`. Only for lists. */
  readonly takesAll?: boolean;
  /** `--no-<flag>` empties it. */
  readonly nullable?: boolean;
  readonly choices?: readonly string[];
  readonly default?: unknown;
}

/** What help and the reader of arguments need of any command. */
export interface CommandShape {
  readonly summary: string;
  readonly description?: string;
  /** Fields that words without a flag fill, in order; the last one takes the rest of the line. */
  readonly words: readonly string[];
  /** More words than those are refused, because a text that nobody quoted would be torn apart. */
  readonly refusesMoreWords?: boolean;
  readonly fields: readonly Field[];
}

/** A command that runs one operation. */
export interface Command extends CommandShape {
  readonly operation: OperationName;
  readonly noun: string;
  readonly verb: string;
  readonly effect: "read" | "write" | "danger";
  readonly answer: "record" | "list" | "page" | "bytes" | "nothing";
  /** The operation takes the bytes of a file. */
  readonly sendsBytes?: boolean;
  /** A realistic input, for help. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** The flag of a field, without dashes. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
