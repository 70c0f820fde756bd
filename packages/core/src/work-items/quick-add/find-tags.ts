/** Finds `@handle`, `#label` and `!priority`: words that say themselves what they are. */
import { priorities } from "@eureka/contracts/work-item";
import { type Findings, leaveUnresolved, type Span, wordsOf } from "./spans.ts";

export interface KnownNames {
  /** Whether a handle (in lower case) is somebody's. */
  readonly isHandle: (handle: string) => boolean;
  /** Whether a label may be used. */
  readonly isLabel: (name: string) => boolean;
}

const tagPattern = /^([@#!])([\p{L}\p{N}][\p{L}\p{N}._-]{0,99})$/u;
const labelPattern = /^\p{L}/u;
const handlePattern = /^[a-z0-9][a-z0-9._-]{0,38}$/;

export function findTags(findings: Findings, known: KnownNames): void {
  for (const { text: word, start } of wordsOf(findings.line)) {
    const text = word.replace(/[.,;:!?)]+$/, "");
    const match = tagPattern.exec(text);
    if (!match) continue;
    const span = readTag(findings, known, match[1] as string, match[2] as string);
    if (span) findings.spans.push({ ...span, start, end: start + text.length });
  }
}

type Meaning = Span extends infer Each ? (Each extends Span ? Omit<Each, "start" | "end"> : never) : never;

function readTag(findings: Findings, known: KnownNames, sign: string, name: string): Meaning | null {
  if (sign === "@") {
    const value = name.toLowerCase();
    if (handlePattern.test(value) && known.isHandle(value)) return { kind: "assignee", value };
    leaveUnresolved(findings, `@${name}`, "unknown_person");
    return null;
  }
  if (sign === "#") {
    // "#42" is a number of something else.
    if (!labelPattern.test(name)) return null;
    if (known.isLabel(name)) return { kind: "label", value: name };
    leaveUnresolved(findings, `#${name}`, "unknown_label");
    return null;
  }
  const value = priorities.find((priority) => priority === name.toLowerCase());
  if (!value) return null;
  if (!findings.spans.some(({ kind }) => kind === "priority")) return { kind: "priority", value };
  leaveUnresolved(findings, `!${name}`, "given_already");
  return null;
}
