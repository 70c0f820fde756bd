/** Handles made from names. */

const longest = 39;

/** Candidates for a handle, best first, without end: `Ann Example` gives ann, ann.example, ann.example2, ... */
export function* deriveHandles(name: string): Generator<string> {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0);
  const [first = "member"] = words;
  const full = words.length > 1 ? words.join(".") : first;
  yield first.slice(0, longest);
  if (full !== first) yield full.slice(0, longest);
  for (let number = 2; ; number++) {
    const suffix = String(number);
    yield `${full.slice(0, longest - suffix.length)}${suffix}`;
  }
}
