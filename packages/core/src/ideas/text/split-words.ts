/** Splits text into words, in any script. */

export interface Word {
  /** As it stands in the text. */
  readonly text: string;
  /** As it is compared: NFKC, lower case, straight apostrophes, without an elided article. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale);
  if (known) return known;
  const made = new Intl.Segmenter(locale, { granularity: "word" });
  segmenters.set(locale, made);
  return made;
}

/** French and Italian: d'attente, l'école, qu'elle, dell'ufficio. */
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|all|sull|un)['’](?=\p{L}{2})/iu;

/** The words of a text in their order. `locale` is a language code, or `und` when nobody knows. */
export function splitWords(text: string, locale: string): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenterFor(locale).segment(text)) {
    if (!isWordLike) continue;
    const skipped = elided.exec(segment)?.[0].length ?? 0;
    const word = segment.slice(skipped);
    const key = word.normalize("NFKC").toLowerCase().replaceAll("’", "'");
    words.push({ text: word, key, start: index + skipped, end: index + segment.length });
  }
  return words;
}
