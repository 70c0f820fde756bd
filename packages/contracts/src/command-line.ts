/**
 * What a person types, in chat and in a terminal: `<verb> [words] [--flag value]`. Quotes group words, `--` ends flags.
 * The raw text behind the verb is kept, because a verb that takes prose must get it letter by letter.
 */

/** A value of a flag: text, or true for a flag without one. A flag that is given twice holds both. */
export type FlagValue = string | true | string[];

export interface ParsedCommand {
  /** The first word in lower case, or "" when nothing was typed. */
  readonly verb: string;
  /** Everything behind the verb and one white space, untouched. */
  readonly rest: string;
  /** The words behind the verb that belong to no flag. */
  readonly words: readonly string[];
  /** Flags by name without dashes, in camelCase: `--due-before` is `dueBefore`. */
  readonly flags: Readonly<Record<string, FlagValue>>;
}

/**
 * Reads a line. Never throws: an unclosed quote reaches to the end.
 * @param switches names of flags, in camelCase, that take no word behind them but yes, no, true and false
 */
export function parseCommandLine(text: string, switches: ReadonlySet<string> = noSwitches): ParsedCommand {
  const line = text.trimStart();
  const end = line.search(/\s/);
  const verb = end === -1 ? line : line.slice(0, end);
  const rest = end === -1 ? "" : line.slice(end + 1);
  return { verb: verb.toLowerCase(), rest, ...sortTokens(splitWords(rest), switches) };
}

const noSwitches: ReadonlySet<string> = new Set();

interface Token {
  readonly text: string;
  /** A quoted token is never a flag. */
  readonly quoted: boolean;
}

const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", "“": "”", "‘": "’" };

/** Splits at white space; quotes at the start of a word group, a backslash inside them keeps the next character. */
function splitWords(text: string): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < text.length) {
    const character = text[index] as string;
    if (/\s/.test(character)) {
      index++;
      continue;
    }
    const closing = quotes[character];
    const token = closing ? readQuoted(text, index + 1, closing) : readWord(text, index);
    tokens.push({ text: token.text, quoted: closing !== undefined });
    index = token.end;
  }
  return tokens;
}

function readQuoted(text: string, start: number, closing: string): { text: string; end: number } {
  let value = "";
  let index = start;
  while (index < text.length && text[index] !== closing) {
    if (text[index] === "\\" && index + 1 < text.length) index++;
    value += text[index];
    index++;
  }
  return { text: value, end: index + 1 };
}

function readWord(text: string, start: number): { text: string; end: number } {
  let index = start;
  while (index < text.length && !/\s/.test(text[index] as string)) index++;
  return { text: text.slice(start, index), end: index };
}

function sortTokens(tokens: readonly Token[], switches: ReadonlySet<string>): Pick<ParsedCommand, "words" | "flags"> {
  const words: string[] = [];
  const flags: Record<string, FlagValue> = {};
  let flagsEnded = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (!flagsEnded && !token.quoted && token.text === "--") {
      flagsEnded = true;
      continue;
    }
    const flag = flagsEnded || token.quoted ? null : /^--([a-z][a-z0-9-]*)(?:=(.*))?$/is.exec(token.text);
    if (!flag?.[1]) {
      words.push(token.text);
      continue;
    }
    const next = tokens[index + 1];
    const name = camelCase(flag[1]);
    const isValue = next !== undefined && (next.quoted || !next.text.startsWith("--"));
    const takesNext = flag[2] === undefined && isValue && (!switches.has(name) || isTruth(next));
    addFlag(flags, name, flag[2] ?? (takesNext ? next.text : true));
    if (takesNext) index++;
  }
  return { words, flags };
}

/** What can stand behind a switch. */
function isTruth({ text, quoted }: Token): boolean {
  return !quoted && /^(yes|no|true|false)$/i.test(text);
}

function addFlag(flags: Record<string, FlagValue>, name: string, value: string | true): void {
  const earlier = Object.hasOwn(flags, name) ? flags[name] : undefined;
  if (earlier === undefined) {
    Object.defineProperty(flags, name, { value, enumerable: true, writable: true, configurable: true });
    return;
  }
  const list = Array.isArray(earlier) ? earlier : [String(earlier)];
  flags[name] = [...list, String(value)];
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/-([a-z0-9])/g, (_dash, letter: string) => letter.toUpperCase());
}
