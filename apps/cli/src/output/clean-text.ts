/** Makes text that came from elsewhere safe to print: whoever wrote a title must not be able to drive the reader's terminal. */

// The forms of escape sequences (ECMA-48), each also where it was cut off before its end. What ends a string sequence
// is found by the patterns after it.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression exists to find them
const controlSequences = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression exists to find them
const stringSequences = /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression exists to find them
const shortSequences = /\u001b[ -/]*[0-~]?/g;

/** All other controls but tab and line feed, and the marks that turn the direction of writing around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression exists to find them
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text of several lines. */
export function cleanText(text: string): string {
  return [controlSequences, stringSequences, shortSequences, controls].reduce(
    (cleaned, pattern) => cleaned.replace(pattern, ""),
    text.replaceAll("\r\n", "\n"),
  );
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/[\s\u2028\u2029]+/g, " ")
    .trim();
}
