/** Whether two words differ by one letter that was added, left out or mistaken (a Levenshtein distance of 1). */
export function isOneEditAway(left: string, right: string): boolean {
  if (left === right) return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  return short.slice(long.length === short.length ? start + 1 : start) === long.slice(start + 1);
}
