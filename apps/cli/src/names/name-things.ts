import type { EurekaClient } from "@eureka/sdk";
import { findNames, isNameable } from "./find-names.ts";
import { collectIds, renameIdFields, replaceIds } from "./replace-ids.ts";

/**
 * An answer as people read it: names in place of the ids of other people and places, `list` in place of `listId`.
 * @param view takes what will be seen out of the renamed answer; nothing is read for other ids
 */
export async function nameThings<Viewed>(
  client: EurekaClient,
  answer: unknown,
  view: (renamed: unknown) => Viewed,
  signal: AbortSignal,
): Promise<Viewed> {
  const viewed = view(renameIdFields(answer, isNameable));
  const ids = collectIds(viewed, isNameable);
  // Only texts change, each into another one.
  return ids.size === 0 ? viewed : (replaceIds(viewed, await findNames(client, ids, signal)) as Viewed);
}
