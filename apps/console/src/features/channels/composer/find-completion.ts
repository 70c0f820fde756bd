/** What could be completed where the cursor stands. Pure. */
import type { ChatVerb } from "./chat-verbs.ts";

export interface Completion {
  readonly kind: "command" | "verb" | "flag" | "member";
  /** What was typed of it so far, in small letters. */
  readonly typed: string;
  /** What the chosen word takes the place of. */
  readonly start: number;
  readonly end: number;
  /** With a flag: the verb that it belongs to. */
  readonly verb?: string;
}

export const commandWord = "/eureka";
// As the server finds mentions: behind a word, a dot or a slash it is part of an address.
const mention = /(?<![\p{L}\p{N}_.@/+-])@([a-z0-9._-]{0,39})$/iu;

export function findCompletion(text: string, cursor: number): Completion | null {
  const before = text.slice(0, cursor);
  return findMention(before) ?? findCommand(before);
}

function findMention(before: string): Completion | null {
  const found = mention.exec(before);
  if (!found) return null;
  return { kind: "member", typed: (found[1] ?? "").toLowerCase(), start: found.index, end: before.length };
}

function findCommand(before: string): Completion | null {
  const end = before.length;
  const typed = before.toLowerCase();
  if (/^\/\S*$/.test(typed)) return commandWord.startsWith(typed) ? { kind: "command", typed, start: 0, end } : null;
  const command = /^\/eureka\s+/.exec(typed);
  if (!command) return null;
  const rest = typed.slice(command[0].length);
  if (!/\s/.test(rest)) return { kind: "verb", typed: rest, start: command[0].length, end };
  const [verb = ""] = rest.split(/\s/, 1);
  const flag = /(?:^|\s)(--[a-z-]*)$/.exec(rest);
  if (!flag?.[1]) return null;
  return { kind: "flag", typed: flag[1].slice(2), start: end - flag[1].length, end, verb };
}

/** The text with a chosen word in it, and where the cursor stands then. */
export function applyCompletion(text: string, { start, end }: Completion, word: string) {
  const rest = text.slice(end);
  const space = /^\s/.test(rest) ? "" : " ";
  const cursor = start + word.length + 1;
  return { text: text.slice(0, start) + word + space + rest, cursor };
}

/** Verbs and flags that begin with what was typed. */
export function wordsFor({ kind, typed, verb }: Completion, verbs: readonly ChatVerb[]): string[] {
  if (kind === "command") return [commandWord];
  if (kind === "verb") return verbs.map((known) => known.verb).filter((known) => known.startsWith(typed));
  const flags = verbs.find((known) => known.verb === verb)?.flags ?? [];
  return flags.filter((flag) => flag.startsWith(typed)).map((flag) => `--${flag}`);
}
