/** Where a sentence, or a part of it between commas, ends. A point inside a number ends nothing. */
const ends = /[\n;:!?。！？；，、…]+|[.,](?=\s|$)|\s[-–—]\s/u;
const longestClause = 300;

/** The clauses of a text, each as it stands there word for word. */
export function splitClauses(text: string): string[] {
  return text
    .split(ends)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length > 0 && clause.length <= longestClause);
}
