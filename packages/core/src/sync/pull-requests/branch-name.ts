/** The name of a branch for a work item: its key, which is found again in whatever is pushed, and words of its title. */

/** Longer names are cut by tools that make folders of them. */
const longestName = 60;

/** Small letters and digits of the Latin alphabet alone, so that git and every shell take it as it is. */
export function branchNameOf({ key, title }: { readonly key: string; readonly title: string }): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let name = key.toLowerCase();
  for (const word of words) {
    if (name.length + 1 + word.length > longestName) break;
    name += `-${word}`;
  }
  return name;
}
