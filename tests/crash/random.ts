/** Random numbers that a seed repeats: the same seed plans the same kills and writes the same requests. */
export interface Random {
  /** A whole number, both ends included. */
  integer(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Thing>(things: readonly Thing[]): Thing;
  shuffle<Thing>(things: readonly Thing[]): Thing[];
  /** Another stream of numbers: what one user of it draws does not move what the others get. */
  fork(name: string): Random;
}

/** Mulberry32 (32 bits of state): plain, fast, and good enough to be different everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const random: Random = {
    integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (things) => things[Math.floor(next() * things.length)] as (typeof things)[number],
    shuffle(things) {
      const shuffled = [...things];
      for (let index = shuffled.length - 1; index > 0; index--) {
        const other = random.integer(0, index);
        [shuffled[index], shuffled[other]] = [shuffled[other] as never, shuffled[index] as never];
      }
      return shuffled;
    },
    fork: (name) => createRandom(hash(`${seed}:${name}`)),
  };
  return random;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
