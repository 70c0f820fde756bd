import type { PromptMaterial } from "./prompt-material.ts";
import type { Limits } from "./schema-limits.ts";
import { pick } from "./seeded-random.ts";
import { stockWords, unicodeWords } from "./stock-words.ts";

const shortFields = /^(title|name|label|headline|heading|tag|category|type|kind|keyword|word)s?$/i;
const quoteFields = /quot|excerpt|citation|passage/i;

export interface PhraseOptions {
  /** The property that the text is for: a title is short, a quotation is literal. */
  readonly field: string;
  readonly material: PromptMaterial;
  readonly limits: Limits;
  readonly random: () => number;
  /** Whether to use words whose characters take several bytes. */
  readonly unicode: boolean;
}

/** A text of the wanted length: words of the prompt's topic among others, or a literal passage for a quotation. */
export function writePhrase({ field, material, limits, random, unicode }: PhraseOptions): string {
  const { least = 0, most = Number.POSITIVE_INFINITY } = limits;
  const literal = material.passages.filter((passage) => passage.length >= least && passage.length <= most);
  if (quoteFields.test(field) && literal.length > 0) return pick(literal, random);

  const words = shortFields.test(field) ? writeWords(5, 2) : writeWords(16, 3);
  while (words.join(" ").length < least) words.push(pick(stockWords, random));
  return fitInto(capitalise(words.join(" ")), least, most);

  function writeWords(count: number, fromTopic: number): string[] {
    const others = Array.from({ length: count - fromTopic }, () => pick(unicode ? unicodeWords : stockWords, random));
    const topic = material.topicWords.length > 0 ? material.topicWords : stockWords;
    const own = Array.from({ length: fromTopic }, () => pick(topic, random));
    return [...new Set([...own.slice(0, 1), ...others, ...own.slice(1)])];
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Cut at a space where that leaves enough. */
function fitInto(text: string, least: number, most: number): string {
  if (text.length <= most && [...text].length >= least) return text;
  const cut = text.slice(0, most + 1);
  const whole = cut.slice(0, Math.max(0, cut.lastIndexOf(" ")));
  if (text.length > most && whole !== "" && [...whole].length >= least) return whole;
  // Tight bounds: without characters that some count as one and others as two, both counts are the same.
  const plain = text.replace(/[\u{10000}-\u{10FFFF}]/gu, "");
  return plain.padEnd(least, stockWords.join(" ")).slice(0, most);
}
