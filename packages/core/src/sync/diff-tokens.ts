/** What became of a row of tokens: pure. */

/** The tokens of the old row from `start` to `end` were replaced by others. Of one row, changes never touch each other. */
export interface TokenChange {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly string[];
}

/** More than a person edits at once; a rewrite beyond it counts as one change. */
const largestTable = 1_000_000;

export function diffTokens(before: readonly string[], after: readonly string[]): TokenChange[] {
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < limit - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const old = before.slice(head, before.length - tail);
  const made = after.slice(head, after.length - tail);
  if (old.length === 0 && made.length === 0) return [];
  if (old.length * made.length > largestTable) return [{ start: head, end: head + old.length, tokens: made }];
  return walk(old, made, head);
}

function walk(old: readonly string[], made: readonly string[], offset: number): TokenChange[] {
  const width = made.length + 1;
  const common = longestCommon(old, made);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  const changes: TokenChange[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < made.length) {
    const [fromRow, fromColumn] = [row, column];
    while ((row < old.length || column < made.length) && !(row < old.length && old[row] === made[column])) {
      if (column >= made.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) row++;
      else column++;
    }
    if (row > fromRow || column > fromColumn)
      changes.push({ start: offset + fromRow, end: offset + row, tokens: made.slice(fromColumn, column) });
    while (row < old.length && column < made.length && old[row] === made[column]) {
      row++;
      column++;
    }
  }
  return changes;
}

/** For each pair of places, how many tokens the two rests have in common, in order. */
function longestCommon(old: readonly string[], made: readonly string[]): Uint32Array {
  const width = made.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = made.length - 1; column >= 0; column--)
      table[row * width + column] =
        old[row] === made[column]
          ? (table[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(table[(row + 1) * width + column] ?? 0, table[row * width + column + 1] ?? 0);
  return table;
}
