/** Understands a line as people type it. Pure: the same text, moment and names give the same fields. */
import type { QuickAdd } from "@eureka/contracts/quick-add";
import { cutTitle, shortenTitle } from "./cut-title.ts";
import { findDue } from "./find-due.ts";
import { findPriority } from "./find-priority.ts";
import { findTags, type KnownNames } from "./find-tags.ts";
import type { Moment } from "./read-date.ts";
import type { Findings, Span } from "./spans.ts";

export interface QuickAddOptions extends Moment, Partial<KnownNames> {}

/** What was understood; people by their handles. */
export interface ParsedQuickAdd extends Omit<QuickAdd, "assignees"> {
  readonly handles: string[];
}

/** Words that end a segment only when those behind them are understood are found in a further pass. */
const passes = 3;

/**
 * A line becomes the title, less the words that were understood. No word is ever lost: what is not understood stays in the title,
 * and a line too long for a title stands in the description as well.
 *
 * A text of several lines is something written elsewhere and pasted: its first line becomes the title and the others the description,
 * letter by letter. Nothing is read out of it, because "#12" or "urgent" in a report is part of the report.
 *
 * @example
 * parseQuickAdd("Fix login page, urgent, by Friday @ann", { now, timeZone: "Europe/Vienna" })
 * // title "Fix login page", priority "urgent", due {type: "date", ...}, handles ["ann"]
 */
export function parseQuickAdd(text: string, options: QuickAddOptions): ParsedQuickAdd {
  const [line, description] = splitLines(text);
  if (description !== null) return describe(line, description, { line, spans: [], unresolved: [] });
  const findings = understand(line, options);
  const title = cutTitle(line, findings.spans);
  // Words alone, without anything to do, are a title: "Friday" or "urgent".
  if (!/[\p{L}\p{N}]/u.test(title)) return describe(line, "", { line, spans: [], unresolved: findings.unresolved });
  return describe(title, "", findings);
}

function understand(line: string, options: QuickAddOptions): Findings {
  const findings: Findings = { line, spans: [], unresolved: [] };
  findTags(findings, { isHandle: options.isHandle ?? (() => true), isLabel: options.isLabel ?? (() => true) });
  for (let pass = 0; pass < passes; pass++) {
    const found = findings.spans.length;
    findDue(findings, options);
    findPriority(findings);
    if (findings.spans.length === found) break;
  }
  return findings;
}

/** The first line, and what stands behind it and at most one empty line; null when there are no further lines. */
function splitLines(text: string): [line: string, description: string | null] {
  const begun = text.trimStart();
  const end = begun.search(/\r?\n|\r/);
  if (end < 0) return [begun.trimEnd(), null];
  const rest = begun.slice(end).replace(/^(?:\r\n|\n|\r){1,2}/, "");
  return [begun.slice(0, end).trimEnd(), rest.trim() === "" ? "" : rest];
}

function describe(title: string, description: string, { line, spans, unresolved }: Findings): ParsedQuickAdd {
  const sorted = [...spans].sort((left, right) => left.start - right.start);
  const short = shortenTitle(title);
  return {
    title: short ?? title,
    description: short === null ? description : [title, description].filter((part) => part !== "").join("\n"),
    priority: sorted.find((span) => span.kind === "priority")?.value ?? "none",
    due: sorted.find((span) => span.kind === "due")?.value ?? null,
    handles: [...new Set(sorted.flatMap((span) => (span.kind === "assignee" ? [span.value] : [])))],
    labels: uniqueLabels(sorted),
    recognised: sorted.map(({ kind, start, end }) => ({ kind, text: line.slice(start, end) })),
    unresolved: [...unresolved],
  };
}

function uniqueLabels(spans: readonly Span[]): string[] {
  const names = new Map<string, string>();
  for (const span of spans) {
    if (span.kind === "label" && !names.has(span.value.toLowerCase())) names.set(span.value.toLowerCase(), span.value);
  }
  return [...names.values()];
}
