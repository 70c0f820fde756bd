/** How close to the newest event it is enough to come. */
const near = 150;
/** The first guess of how many events there are; each next guess is eight times as many. */
const firstGuess = 256;

/**
 * A position with at least one and not many visible events behind it. Events are listed oldest first, so that the end is looked for: first
 * in great steps, then by halving. A million events take about twenty short questions.
 * @param isAnythingBehind whether there is a visible event behind a position
 */
export async function findLatestPosition(isAnythingBehind: (position: number) => Promise<boolean>): Promise<number> {
  let low = 0;
  let high = firstGuess;
  while (await isAnythingBehind(high)) {
    low = high;
    high *= 8;
  }
  while (high - low > near) {
    const middle = Math.floor((low + high) / 2);
    if (await isAnythingBehind(middle)) low = middle;
    else high = middle;
  }
  return low;
}
