/** Does the same with many things, `width` of them at a time, and gives the results in the order of the things. */
export async function inTurns<Thing, Result>(
  things: readonly Thing[],
  width: number,
  work: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < things.length; start += width) {
    results.push(...(await Promise.all(things.slice(start, start + width).map(work))));
  }
  return results;
}
