/** Finds the day or time at which something is due. */

import { type DatePhrase, type Moment, matchDate, readDate } from "./read-date.ts";
import { endsSegment, type Findings, isTaken, leaveUnresolved, wordsOf } from "./spans.ts";

/** Words that make a due date of what follows them; with "on" it must be a day. */
const leadIn = /^(?:(?:due(?::|\s+(?:by|on|before))?|by|before|until|till)(?:\s+the)?|on)\s+/i;

/** How often chrono-node is asked about one line. */
const mostAttempts = 10;

/** The first due date counts; a second one stays in the title. */
export function findDue(findings: Findings, moment: Moment): void {
  let attempts = 0;
  let looked = 0;
  for (const { start } of wordsOf(findings.line)) {
    if (start < looked) continue;
    const lead = leadIn.exec(findings.line.slice(start, start + 20))?.[0] ?? "";
    const phrase = matchDate(findings.line.slice(start + lead.length));
    if (!phrase) continue;
    const end = start + lead.length + phrase.text.length;
    if (isTaken(findings, start, end) || !isMeant(findings, phrase, lead, end)) continue;
    looked = end;
    const text = findings.line.slice(start, end);
    if (findings.spans.some(({ kind }) => kind === "due")) {
      leaveUnresolved(findings, text, "given_already");
      continue;
    }
    if (++attempts > mostAttempts) return;
    const due = readDate(phrase, moment);
    if (typeof due === "string") leaveUnresolved(findings, text, due);
    else findings.spans.push({ kind: "due", value: due, start, end });
  }
}

/** Whether a line may name a day or a time at all; only then does it matter where its writer is. */
export function namesDay(line: string): boolean {
  return wordsOf(line).some(({ start }) => matchDate(line.slice(start)) !== null);
}

/** Without a word in front of it, a day counts only where it ends a segment: "Friday deploys fail" is about something else. */
function isMeant(findings: Findings, { kind }: DatePhrase, lead: string, end: number): boolean {
  if (lead) return kind !== "relative";
  if (kind === "tomorrow") return true;
  return kind !== "abbreviated" && endsSegment(findings, end);
}
