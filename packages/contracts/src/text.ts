/** Text fields as people fill them: no NUL, no broken Unicode, a stated maximum length. */
import { z } from "zod";

/**
 * Everything else is data: terminal output pasted into a report holds escape sequences, and must survive letter by letter.
 * Whoever shows a text protects the place where it is shown.
 */
function isSound(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

const soundMessage = "must be well-formed Unicode without NUL characters";

/** One line: a name or a title. Surrounding white space is cut; line breaks are refused. */
export function lineSchema(maximum: number, minimum = 1) {
  return z
    .string()
    .trim()
    .min(minimum)
    .max(maximum)
    .refine((text) => isSound(text) && !/[\n\r]/.test(text), `${soundMessage} or line breaks`);
}

/** Running text, kept exactly as given: Markdown, a message, a description. */
export function textSchema(maximum: number, minimum = 0) {
  return z.string().min(minimum).max(maximum).refine(isSound, soundMessage);
}

/**
 * Limits of the text fields, in UTF-16 code units. A message has room for a command with the longest description behind it, and a
 * comment for a message, because the replies in the thread of a work item are its comments.
 */
export const textLimits = { name: 200, title: 500, description: 100_000, message: 101_000, comment: 101_000 } as const;
