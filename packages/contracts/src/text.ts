/** Text fields as people fill them: no NUL bytes, no broken Unicode, a stated maximum length. */
import { z } from "zod";

// The C0 controls but tab, line feed and carriage return; PostgreSQL cannot store NUL, and terminals obey the others.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression exists to refuse them
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

function isSound(text: string): boolean {
  return text.isWellFormed() && !control.test(text);
}

const soundMessage = "must be well-formed Unicode without control characters";

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

/** Limits of the text fields, in UTF-16 code units. */
export const textLimits = { name: 200, title: 500, description: 100_000, message: 40_000, comment: 40_000 } as const;
