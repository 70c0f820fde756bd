const discordEpoch = 1_420_070_400_000;

/** Mints Discord's ids: milliseconds since 2015 in the upper bits, always rising, so that their order is the order of creation. */
export class SnowflakeMint {
  readonly #now: () => number;
  #last = 0n;

  constructor(now: () => number) {
    this.#now = now;
  }

  next(): string {
    const id = BigInt(this.#now() - discordEpoch) << 22n;
    this.#last = id > this.#last ? id : this.#last + 1n;
    return this.#last.toString();
  }
}

/** Epoch milliseconds of the moment when an id was made. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> 22n) + discordEpoch;
}
