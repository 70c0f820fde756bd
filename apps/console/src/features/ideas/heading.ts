/** How deep a heading stands: the same piece is shown under a card of a list and on a page of its own. */
export type HeadingLevel = 2 | 3 | 4 | 5 | 6;

const tags = { 2: "h2", 3: "h3", 4: "h4", 5: "h5", 6: "h6" } as const;

export function headingTag(level: HeadingLevel): (typeof tags)[HeadingLevel] {
  return tags[level];
}

export function below(level: HeadingLevel): HeadingLevel {
  return level < 6 ? ((level + 1) as HeadingLevel) : 6;
}
