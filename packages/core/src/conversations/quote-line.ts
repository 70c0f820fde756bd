/** What somebody wrote on a platform, inside a sentence of ours. */
import { escapeWithin, silenceMentions } from "@eureka/contracts/escape-markdown";

/** Of a comment, an entry or a name; the whole of it stands where it was written. */
const longestQuote = 200;

/** On one line, calling nobody. */
export function quoteLine(text: string): string {
  return silenceMentions(escapeWithin(text.replace(/\s+/g, " ").trim(), longestQuote));
}
