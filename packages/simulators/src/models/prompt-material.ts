import type { ModelRequest } from "./model-request.ts";
import { stopWords } from "./stock-words.ts";

/** What an answer is made of: words and passages that stand in the prompt. */
export interface PromptMaterial {
  /** What the prompt is about, at most 12 different words in their order. */
  readonly topicWords: readonly string[];
  /** Literal passages of a few words each, for quotations. */
  readonly passages: readonly string[];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
const longestRead = 20_000;
const wordsPerPassage = 6;

/** Reads the user's messages; where they mark a topic, its words come from there, and quotations from what is marked. */
export function readPromptMaterial({ prompt, instructions }: ModelRequest): PromptMaterial {
  const text = (prompt.trim() || instructions).slice(0, longestRead);
  const marked = findMarked(text);
  const topic = marked.find(({ name }) => name === "topic")?.text ?? findTopicLine(text) ?? text;
  const words = [...segmenter.segment(topic)].filter((part) => part.isWordLike).map((part) => part.segment);
  const quotable = marked.filter(({ name }) => /topic|context|idea/.test(name)).map((part) => part.text);
  return {
    topicWords: [...new Set(words.filter(tellsSomething))].slice(0, 12),
    passages: findPassages(quotable.length > 0 ? quotable.join("\n") : text),
  };
}

/** Pieces between marks with a name: `<topic>...</topic>`, or `[... topic]` to `[/... topic]` on lines of their own. */
function findMarked(text: string): { name: string; text: string }[] {
  const pieces = text.matchAll(/<(\w{1,40})>([\s\S]*?)<\/\1>|^\[([^\]\n]{1,80})\]\n([\s\S]*?)\n\[\/\3\]/gm);
  return [...pieces].map(([, tag, inTag, mark = "", inMark]) => ({
    name: (tag ?? mark.split(" ").at(-1) ?? "").toLowerCase(),
    text: inTag ?? inMark ?? "",
  }));
}

/** `"topic": "..."` or a line that begins with `Topic:`. */
function findTopicLine(text: string): string | undefined {
  const found = /"topic"\s*:\s*"([^"]*)"|^\W*topic\s*:\s*(.+)$/im.exec(text);
  return found?.slice(1).find((part) => part?.trim());
}

/** Long enough to mean something; scripts that write a word in two signs need less. */
function tellsSomething(word: string): boolean {
  const least = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d'-]+$/u.test(word) ? 4 : 2;
  return word.length >= least && !stopWords.has(word.toLowerCase());
}

/** Runs of words inside one line, free of signs that would be written differently inside JSON or markup. */
function findPassages(text: string): string[] {
  return text.split(/[\n"<>\\{}[\]]+/).flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const starts = words.flatMap((_, index) => (index % wordsPerPassage === 0 ? [index] : []));
    // Cut from the line itself, so that the passage is literal whatever stands between the words.
    return starts.flatMap((start) => {
      const wanted = words.slice(start, start + wordsPerPassage);
      const passage = wanted.join(" ");
      return wanted.length >= 3 && line.includes(passage) ? [passage] : [];
    });
  });
}
