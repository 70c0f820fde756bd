/**
 * Brings two edits of one text together: pure. Lines that only one side changed are taken from it; where both changed the same lines,
 * words are. Edits of the same words, or of neighbouring ones, are for people or rules to decide.
 */
import { diffTokens, type TokenChange } from "./diff-tokens.ts";

/** Null when both sides changed the same words. Neither the order of the sides nor repeating it makes a difference. */
export function mergeTexts(base: string, ours: string, theirs: string): string | null {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  return merge(linesOf, base, ours, theirs, (...parts) => merge(wordsOf, ...parts, () => null));
}

type Split = (text: string) => string[];
type Rest = (base: string, ours: string, theirs: string) => string | null;

const linesOf: Split = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const wordsOf: Split = (text) => text.match(/\s|[^\s]+/g) ?? [];

function merge(split: Split, base: string, ours: string, theirs: string, meet: Rest): string | null {
  const tokens = split(base);
  const [here, there] = [diffTokens(tokens, split(ours)), diffTokens(tokens, split(theirs))];
  const parts: string[] = [];
  let place = 0;
  for (let region = nextRegion(here, there); region; region = nextRegion(here, there)) {
    const { start, end, ourChanges, theirChanges } = region;
    const old = tokens.slice(start, end).join("");
    const [mine, other] = [ourChanges, theirChanges].map((changes) => applyChanges(tokens, region, changes));
    const met = pickOne(old, mine as string, other as string) ?? meet(old, mine as string, other as string);
    if (met === null) return null;
    parts.push(...tokens.slice(place, start), met);
    place = end;
  }
  return [...parts, ...tokens.slice(place)].join("");
}

function pickOne(base: string, ours: string, theirs: string): string | null {
  if (ours === theirs || theirs === base) return ours;
  return ours === base ? theirs : null;
}

interface Region {
  readonly start: number;
  readonly end: number;
  readonly ourChanges: readonly TokenChange[];
  readonly theirChanges: readonly TokenChange[];
}

/** Takes the foremost change off the two rows, with all that touch it. */
function nextRegion(here: TokenChange[], there: TokenChange[]): Region | null {
  const start = Math.min(here[0]?.start ?? Number.POSITIVE_INFINITY, there[0]?.start ?? Number.POSITIVE_INFINITY);
  if (start === Number.POSITIVE_INFINITY) return null;
  const taken = { here: [] as TokenChange[], there: [] as TokenChange[] };
  let end = start;
  for (let grew = true; grew; ) {
    grew = false;
    for (const [row, list] of [
      [here, taken.here],
      [there, taken.there],
    ] as const)
      for (let next = row[0]; next && next.start <= end; next = row[0]) {
        end = Math.max(end, next.end);
        list.push(next);
        row.shift();
        grew = true;
      }
  }
  return { start, end, ourChanges: taken.here, theirChanges: taken.there };
}

function applyChanges(tokens: readonly string[], { start, end }: Region, changes: readonly TokenChange[]): string {
  const parts: string[] = [];
  let place = start;
  for (const change of changes) {
    parts.push(...tokens.slice(place, change.start), ...change.tokens);
    place = change.end;
  }
  return [...parts, ...tokens.slice(place, end)].join("");
}
