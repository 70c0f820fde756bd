/** What `--remix` takes up. */
import { say } from "@eureka/contracts/words";
import type { Values } from "../arguments/read-arguments.ts";
import { readTags } from "../bookmarks/read-tags.ts";
import { UsageError } from "../usage-error.ts";

/** So many saved ideas at the most, as on a server. */
export const mostTakenUp = 10;

/** The saved ideas with these ids; where none are named the latest with one of the tags, or else the latest. */
export interface Remix {
  readonly ids: readonly string[];
  readonly tags: readonly string[];
}

/** Null unless a remix is asked for, which ids do too. Throws a UsageError for no ids behind their flag, and for too many. */
export function readRemix(values: Values): Remix | null {
  const { remix, remixIds } = values;
  if (remixIds === undefined) return remix === true ? { ids: [], tags: readTags(values) } : null;
  const typed = Array.isArray(remixIds) ? remixIds.flatMap((text) => String(text).split(",")) : [];
  const ids = [...new Set(typed.map((id) => id.trim()))].filter((id) => id !== "");
  if (ids.length === 0) throw new UsageError(say("cli.usage.no_value", { flag: "--remix-ids" }));
  if (ids.length > mostTakenUp)
    throw new UsageError(say("cli.ideas.remix_too_many", { count: ids.length, most: mostTakenUp }));
  return { ids, tags: [] };
}
