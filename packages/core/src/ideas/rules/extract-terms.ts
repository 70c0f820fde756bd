/** Finds what a topic and its context are about. */
import type { Language } from "../text/detect-language.ts";
import { stopWordsOf } from "../text/keywords.ts";
import { splitWords, type Word } from "../text/split-words.ts";
import { readPlainText } from "./plain-text.ts";
import { connectorsOf, weakWordsOf } from "./weak-words.ts";

/** A word or a short phrase, as somebody wrote it. */
export interface Term {
  readonly text: string;
  /** In lower case, for comparisons. */
  readonly key: string;
  readonly source: "topic" | "context";
}

const longestPhrase = 3;
const lengths = { least: 3, leastInDenseScripts: 2, most: 40 } as const;
const mostTerms = { topic: 12, context: 16 } as const;

/** The terms of the topic in their order, then those of the context. */
export function extractTerms(topic: string, context: string, language: Language): Term[] {
  const found = [
    ...findPhrases(topic, language)
      .slice(0, mostTerms.topic)
      .map((text) => toTerm(text, "topic")),
    ...findPhrases(context, language)
      .slice(0, mostTerms.context)
      .map((text) => toTerm(text, "context")),
  ];
  const kept: Term[] = [];
  for (const term of found) if (!kept.some((other) => overlaps(other, term))) kept.push(term);
  return kept;
}

function toTerm(text: string, source: Term["source"]): Term {
  return { text, key: text.normalize("NFKC").toLowerCase(), source };
}

/** One of them contains the other, so that an idea of both would speak of one thing only. */
function overlaps(one: Term, other: Term): boolean {
  return one.key.includes(other.key) || other.key.includes(one.key);
}

function findPhrases(written: string, language: Language): string[] {
  const { text } = readPlainText(written);
  const phrases = collectRuns(text, language)
    .flatMap((run) => cutRun(run, language))
    .map((words) => phraseText(text, words))
    .filter(isTerm);
  const different = [...new Map(phrases.map((phrase) => [phrase.toLowerCase(), phrase])).values()];
  return language === "de" ? keepNouns(different) : different;
}

/** Words that follow each other with nothing between them but spaces or hyphens, and no function word. */
function collectRuns(text: string, language: Language): Word[][] {
  const [stop, weak, connectors] = [stopWordsOf(language), weakWordsOf(language), connectorsOf(language)];
  const isContent = ({ key, text }: Word): boolean =>
    !stop.has(key) && !weak.has(key) && !/^\p{Script=Hiragana}{1,3}$/u.test(text);
  const runs: Word[][] = [];
  let run: Word[] = [];
  let connector: Word | null = null;
  let last: Word | null = null;

  for (const word of splitWords(text, language === "unknown" ? "und" : language)) {
    const isNext = last !== null && /^[\s\-‐‑]*$|^\s*\p{L}{1,5}['’]$/u.test(text.slice(last.end, word.start));
    if (!isNext) startAnew();
    last = word;
    if (isContent(word)) {
      if (connector) run.push(connector);
      run.push(word);
      connector = null;
    } else if (run.length > 0 && !connector && connectors.has(word.key)) connector = word;
    else startAnew();
  }
  startAnew();
  return runs;

  function startAnew(): void {
    if (run.length > 0) runs.push(run);
    run = [];
    connector = null;
  }
}

/** Long runs are cut into phrases of about the same length. */
function cutRun(run: readonly Word[], language: Language): Word[][] {
  const trimmed = language === "de" ? endWithNoun(run) : [...run];
  const pieces = Math.max(1, Math.ceil(trimmed.length / longestPhrase));
  const size = Math.ceil(trimmed.length / pieces);
  const connectors = connectorsOf(language);
  return Array.from({ length: pieces }, (_, index) => {
    const piece = trimmed.slice(index * size, (index + 1) * size);
    while (piece.length > 0 && connectors.has(piece[0]?.key ?? "")) piece.shift();
    while (piece.length > 0 && connectors.has(piece.at(-1)?.key ?? "")) piece.pop();
    return piece;
  });
}

/** In German a phrase ends with its noun, and a noun has a capital letter; what follows is a verb. */
function endWithNoun(run: readonly Word[]): Word[] {
  const last = run.findLastIndex(({ text }) => /^\p{Lu}/u.test(text));
  return last === -1 ? [...run] : run.slice(0, last + 1);
}

/** Without a noun a German phrase is left out, unless somebody writes everything small. */
function keepNouns(phrases: readonly string[]): string[] {
  const nouns = phrases.filter((phrase) => /(?:^|[\s-])\p{Lu}/u.test(phrase));
  return nouns.length > 0 ? nouns : [...phrases];
}

function phraseText(text: string, words: readonly Word[]): string {
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? text.slice(first.start, last.end).replace(/\s+/g, " ") : "";
}

function isTerm(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const isDense = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}]/u.test(text);
  const least = isDense ? lengths.leastInDenseScripts : lengths.least;
  return letters >= least && text.length <= lengths.most;
}
