/** A word as a shell needs it. */
export function quote(text: string): string {
  return /^[\w@:.,/+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
