import { splitWords } from "./split-words.ts";
import { type KnownLanguage, stopWords } from "./stop-words.ts";

/** A language whose function words are known, or the script of another one. */
export type Language = KnownLanguage | "ja" | "zh" | "ko" | "ru" | "el" | "ar" | "he" | "hi" | "th" | "unknown";

const scripts: readonly (readonly [Language, RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["zh", /\p{Script=Han}/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["th", /\p{Script=Thai}/gu],
];

/** What a word or a letter looks like where no function word tells: the sign of a guess, weaker than a function word. */
const looks: Readonly<Record<KnownLanguage, RegExp>> = {
  en: /(?:ing|ness|ship|ly|th|sh|ck|ow|ew|ee|oo)$|(?:wh|sh|kn|wr)\p{L}|[a-z]y$/u,
  de: /[äöüß]|(?:ung|ungen|heit|keit|schaft|lich|isch|chen|ieren|er|en)$|^(?:ge|ver|be|ent|zer)\p{L}{4}|sch/u,
  fr: /[çèêëîïôœùû]|(?:tion|ment|eau|eaux|eux|aux|ique|elle|ette|ité|oire|ier|ée|ées|és|ois)$/u,
  es: /[ñ¿¡]|(?:ción|ciones|dad|dades|miento|ado|ada|ados|adas|illo|illa|ería|ero|era|os|as|ar|ía)$/u,
  it: /(?:zione|zioni|mento|ità|ezza|aggio|ucci|etto|etti|elli|zza|gli|cchi)$|zz|cch/u,
  pt: /[ãõ]|(?:ção|ções|dade|dades|mento|agem|ões|ão|inho|inha|eiro|eira)$|nh|lh/u,
  nl: /(?:heid|lijk|lijke|tje|tjes|ijk)$|ij|aa|uu|oe|sch$/u,
};

/** Strong enough to beat the mere look of several words. */
const functionWordWeight = 3;
const read = 4_000;

/**
 * Guesses in which language a text is written, as far as the rules engine and the comparison of ideas need it. English where a text in
 * Latin letters does not tell; `unknown` where it has no letters.
 */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, read).normalize("NFC");
  const latin = count(sample, /\p{Script=Latin}/gu);
  // A Han sign says more than a Latin letter, and a few kana among them make it Japanese.
  const [script, signs] = scripts
    .map(([language, pattern]) => [language, count(sample, pattern)] as const)
    .reduce(
      (most, each) => (each[1] > most[1] && !(most[0] === "ja" && each[0] === "zh" && most[1] > 0) ? each : most),
      ["unknown" as Language, 0],
    );
  if (signs * (script === "ja" || script === "zh" ? 3 : 1) > latin) return script;
  if (latin === 0) return "unknown";
  return guessLatin(sample);
}

function guessLatin(text: string): KnownLanguage {
  const words = splitWords(text, "und").map((word) => word.key);
  const languages = Object.keys(stopWords) as KnownLanguage[];
  const points = languages.map((language) => {
    const known: ReadonlySet<string> = stopWords[language];
    return words.reduce(
      (sum, word) => sum + (known.has(word) ? functionWordWeight : looks[language].test(word) ? 1 : 0),
      0,
    );
  });
  const most = Math.max(...points);
  return most === 0 ? "en" : (languages[points.indexOf(most)] ?? "en");
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
