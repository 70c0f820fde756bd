/** The places of cards as texts that sort as Trello shows the cards. */

/** Trello's own distance between a card and one that is added behind it. */
const step = 65_536;

/**
 * The bits of a positive floating point number sort as the number does. The id decides between cards in one place, as Trello
 * shows the older one first.
 */
export function writeOrderKey(pos: number, id: string): string {
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(Math.max(pos, 0));
  return `${bits.toString("hex")}-${id}`;
}

/** The position in a key that was written here. */
export function positionOf(orderKey: string): number {
  return Buffer.from(orderKey.slice(0, 16), "hex").readDoubleBE();
}

/** Of a card that is not there yet, so that it has no id: see {@link writeOrderKey}. Null where no number is left between both. */
export function keyBetween(above: string | null, below: string | null): string | null {
  const low = above === null ? 0 : positionOf(above);
  const high = below === null ? low + 2 * step : positionOf(below);
  const pos = (low + high) / 2;
  return low < pos && pos < high ? writeOrderKey(pos, "") : null;
}
