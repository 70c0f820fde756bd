/**
 * Spreadsheets run what looks like a formula, also one that somebody gave as the name of a board. Such a cell gets an apostrophe in
 * front, which they show as text; reading takes it away again.
 */

/** What spreadsheets take for the beginning of a formula, its full-width forms included. */
const start = "=+\\-@\\t\\r\\n＝＋－＠";
const dangerous = new RegExp(`^'*[${start}]`);
const guarded = new RegExp(`^'+[${start}]`);

/** A name that begins with apostrophes before such a sign gets one more, so that reading gives exactly what was written. */
export function guardCell(cell: string): string {
  return dangerous.test(cell) ? `'${cell}` : cell;
}

export function readCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
