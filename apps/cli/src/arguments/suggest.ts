/** The candidate that was probably meant, or undefined when none is near. */
export function suggest(typed: string, candidates: Iterable<string>): string | undefined {
  const text = typed.toLowerCase().slice(0, 100);
  const nearest = [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: editDistance(text, candidate) }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(1, Math.floor(Math.max(candidate.length, text.length) / 3)),
    )
    .sort((left, right) => left.distance - right.distance)[0];
  return nearest?.candidate;
}

/** How many letters must be put in, left out, replaced or swapped with their neighbour (optimal string alignment). */
export function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_value, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let distance = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const isSwap =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isSwap) distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
