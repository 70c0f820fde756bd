import type { OrganizationSnapshot } from "../snapshot.ts";

/** Every file has its content, and every content is named: by its file, or for the sweep that will remove it. */
export function fileContents({ filesByName, contents, unclaimed }: OrganizationSnapshot): string[] {
  const known = new Set([...filesByName.values()].flat().map(({ id }) => id as string));
  return [
    ...[...known].filter((id) => !contents.has(id)).map((id) => `${id} has no content`),
    ...[...known]
      .filter((id) => unclaimed.has(id))
      .map((id) => `${id} is there, and the sweep would remove its content`),
    ...[...contents]
      .filter((id) => !known.has(id) && !unclaimed.has(id))
      .map((id) => `the content of ${id} is nobody's`),
  ];
}
