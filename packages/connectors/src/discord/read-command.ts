/** Commands that people type as a message, by the word that begins it. Slash commands arrive as interactions instead. */
const typedCommands: readonly { readonly prefix: string; readonly command: string }[] = [
  { prefix: "!t", command: "t" },
];

export interface TypedCommand {
  readonly command: string;
  /** What stands behind the prefix, untouched but for one separating character. */
  readonly text: string;
}

/** Null for talk: `!t` is a command, `!today` is not. */
export function readCommand(content: string): TypedCommand | null {
  for (const { prefix, command } of typedCommands) {
    if (!content.toLowerCase().startsWith(prefix)) continue;
    const rest = content.slice(prefix.length);
    const separator = /^(?:$|\r?\n|\s)/.exec(rest);
    if (separator) return { command, text: rest.slice(separator[0].length) };
  }
  return null;
}
