/** Finds priorities in plain words ("urgent", "high priority", "priority: low") where they stand apart from the sentence. */
import type { Priority } from "@eureka/contracts/work-item";
import { endsSegment, type Findings, isTaken, wordsOf } from "./spans.ts";

const phrases = [
  /^(urgent|high|medium|low)[ -]priority(?![\p{L}\p{N}_-])/iu,
  /^priority(?::\s?|\s)(urgent|high|medium|low)(?![\p{L}\p{N}_-])/iu,
  /^(urgent|asap)(?![\p{L}\p{N}_'’-])/iu,
];

/** At the end of a segment, or as the very first words; "the urgent queue" in the middle means something else. */
export function findPriority(findings: Findings): void {
  if (findings.spans.some(({ kind }) => kind === "priority")) return;
  const words = wordsOf(findings.line);
  for (const { start } of words) {
    const window = findings.line.slice(start, start + 30);
    for (const pattern of phrases) {
      const match = pattern.exec(window);
      if (!match) continue;
      const end = start + match[0].length;
      const isFirst = start === words[0]?.start;
      if (isTaken(findings, start, end) || !(isFirst || endsSegment(findings, end))) continue;
      findings.spans.push({ kind: "priority", value: toPriority(match[1] as string), start, end });
      return;
    }
  }
}

function toPriority(word: string): Priority {
  const value = word.toLowerCase();
  return value === "asap" ? "urgent" : (value as Priority);
}
