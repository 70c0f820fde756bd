/** Trello's ids: 24 hexadecimal digits, of which the first eight are the seconds of their making. */
import { randomBytes } from "node:crypto";

/** @param counter makes ids of one second rise in the order of their making */
export function makeObjectId(milliseconds: number, random: string, counter: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${seconds.toString(16).padStart(8, "0")}${random}${(counter & 0xffffff).toString(16).padStart(6, "0")}`;
}

/** The moment when an id was made, in epoch milliseconds; whole seconds. */
export function timeOfObjectId(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) * 1_000;
}

export function isObjectId(text: string): boolean {
  return /^[0-9a-f]{24}$/i.test(text);
}

/** The eight letters of a short address, for example `https://trello.com/c/H0TZyzbK`. */
export function makeShortLink(): string {
  return randomBytes(12).toString("base64url").replace(/[-_]/g, "x").slice(0, 8);
}
