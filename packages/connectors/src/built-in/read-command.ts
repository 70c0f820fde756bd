/** What stands behind `/eureka` at the start of a text, untouched but for one separating character; null when it is no command. */
export function readCommand(text: string): string | null {
  const match = /^\/eureka(?:$|\r?\n|\s)/i.exec(text);
  return match ? text.slice(match[0].length) : null;
}
