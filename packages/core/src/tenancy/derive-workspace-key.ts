/** Keys of workspaces made from their names. */

const longest = 10;

/** Candidates for the key of a workspace, best first, without end: `Data platform` gives DATA, DATA2, DATA3, ... */
export function* deriveWorkspaceKeys(name: string): Generator<string> {
  const base = baseOf(name);
  yield base;
  for (let number = 2; ; number++) {
    const suffix = String(number);
    yield `${base.slice(0, longest - suffix.length)}${suffix}`;
  }
}

/** The first word, or the initials of a long name's words, in plain capital letters. */
function baseOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .map((word) => word.replace(/^[0-9]+/, ""))
    .filter((word) => word.length > 0);
  const initials = words.map((word) => word[0]).join("");
  const base = words.length >= 3 ? initials : (words[0] ?? "");
  return base.length >= 2 ? base.slice(0, 5) : `WS${base}`;
}
