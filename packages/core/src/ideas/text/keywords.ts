import type { Language } from "./detect-language.ts";
import { splitWords } from "./split-words.ts";
import { stopWords } from "./stop-words.ts";

/** Most texts of ideas are far shorter. */
const longestRead = 12_000;
/** Japanese and Chinese grammar is written in short kana words; those of one sign carry no subject. */
const kanaGrammar = /^\p{Script=Hiragana}{1,3}$/u;

/** No more than the commonest: Chinese is not told from other languages by its words. */
const chineseGrammar = new Set(
  "的 了 和 是 在 我 我们 有 这 那 不 与 及 如何 怎么 怎样 为 对 把 被 让 也 都 很 更".split(" "),
);

/** The function words of a language; empty where they are not known. */
export function stopWordsOf(language: Language): ReadonlySet<string> {
  if (language === "zh") return chineseGrammar;
  return (stopWords as Partial<Record<Language, ReadonlySet<string>>>)[language] ?? new Set();
}

/** The different words of a text that carry a subject, in lower case. */
export function keywordsOf(text: string, language: Language): Set<string> {
  const unimportant = stopWordsOf(language);
  const words = splitWords(text.slice(0, longestRead), language === "unknown" ? "und" : language);
  return new Set(words.map((word) => word.key).filter((key) => !unimportant.has(key) && !kanaGrammar.test(key)));
}
