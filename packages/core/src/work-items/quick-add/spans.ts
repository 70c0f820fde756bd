/** Parts of a line that were understood. */
import type { QuickAddKind, UnresolvedReason } from "@eureka/contracts/quick-add";
import type { Due, Priority } from "@eureka/contracts/work-item";

interface Place {
  /** UTF-16 offsets into the line; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

type Meaning =
  | { readonly kind: "priority"; readonly value: Priority }
  | { readonly kind: "due"; readonly value: Due }
  | { readonly kind: "assignee"; readonly value: string }
  | { readonly kind: "label"; readonly value: string };

export type Span = Place & Meaning & { readonly kind: QuickAddKind };

/** Words that looked like something and stay in the title. */
export interface Unresolved {
  readonly text: string;
  readonly reason: UnresolvedReason;
}

/** What has been found in a line so far. */
export interface Findings {
  readonly line: string;
  readonly spans: Span[];
  readonly unresolved: Unresolved[];
}

export function isTaken({ spans }: Findings, start: number, end: number): boolean {
  return spans.some((span) => start < span.end && span.start < end);
}

/** Adds words that stay in the title, once. */
export function leaveUnresolved({ unresolved }: Findings, text: string, reason: UnresolvedReason): void {
  if (!unresolved.some((known) => known.text === text)) unresolved.push({ text, reason });
}

/** Whether behind `position` nothing more belongs to the sentence: only understood words, then punctuation, a tag or the end. */
export function endsSegment({ line, spans }: Findings, position: number): boolean {
  let at = position;
  while (at < line.length) {
    const span = spans.find(({ start }) => start === at);
    if (span) at = span.end;
    else if (/\s/.test(line[at] as string)) at++;
    else return /^(?:[,;.!?)](?:\s|$)|[@#!]\p{L})/u.test(line.slice(at, at + 3));
  }
  return true;
}

/** The words of the line with their places, up to the length that is looked at. */
export function wordsOf(line: string): { readonly text: string; readonly start: number }[] {
  return [...line.slice(0, longestLine).matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index }));
}

/** Nobody types more into one line; what lies behind is kept as it is. */
export const longestLine = 2_000;
