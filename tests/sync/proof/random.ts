/** Random numbers that a seed decides, so that a story tells the same each time. */

export interface Random {
  /** From 0 to below `limit`. */
  below(limit: number): number;
  /** True in one of so many cases. */
  oneIn(cases: number): boolean;
}

/** The generator "mulberry32". */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, oneIn: (cases) => below(cases) === 0 };
}
