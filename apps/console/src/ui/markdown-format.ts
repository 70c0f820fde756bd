export type MarkdownFormat = "bold" | "italic" | "code" | "list" | "link";

/** A text and what is selected in it. */
export interface Selection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const marks = { bold: "**", italic: "_", code: "`" } as const;

/** Formats what is selected, and takes the format away again where it is already there. */
export function applyFormat(selection: Selection, format: MarkdownFormat): Selection {
  if (format === "list") return toggleList(selection);
  if (format === "link") return makeLink(selection);
  return toggleMark(selection, marks[format]);
}

function toggleMark({ text, start, end }: Selection, mark: string): Selection {
  const [before, middle, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const size = mark.length;
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return { text: before.slice(0, -size) + middle + after.slice(size), start: start - size, end: end - size };
  }
  return { text: before + mark + middle + mark + after, start: start + size, end: end + size };
}

/** All lines that the selection touches. */
function toggleList({ text, start, end }: Selection): Selection {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  const isList = lines.every((line) => line.startsWith("- "));
  const changed = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join("\n");
  const first = isList ? -2 : 2;
  return {
    text: text.slice(0, from) + changed + text.slice(to),
    start: Math.max(from, start + first),
    end: Math.max(from, end + changed.length - (to - from)),
  };
}

/** Selects the address, which is what comes next. */
function makeLink({ text, start, end }: Selection): Selection {
  const middle = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(middle);
  const link = isAddress ? `[](${middle})` : `[${middle}](https://)`;
  const address = start + middle.length + 3;
  return {
    text: text.slice(0, start) + link + text.slice(end),
    start: isAddress ? start + 1 : address,
    end: isAddress ? start + 1 : address + "https://".length,
  };
}
