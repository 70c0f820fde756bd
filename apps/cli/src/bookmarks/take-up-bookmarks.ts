import { say } from "@eureka/contracts/words";
import { CommandError } from "../command-error.ts";
import { mostTakenUp, type Remix } from "../ideas/read-remix.ts";
import { cleanLine } from "../output/clean-text.ts";
import type { BookmarkPlace } from "./bookmark-place.ts";
import type { SavedIdea } from "./saved-idea.ts";

/** What a remix builds on. */
export interface TakenUp {
  readonly ideas: readonly [SavedIdea, ...SavedIdea[]];
  /** By which they were found; none where they were named, or are just the latest. */
  readonly tags: readonly string[];
}

/** The saved ideas that a remix builds on, in the order of their ids or the latest first. Throws a CommandError when one is not there, or none. */
export async function takeUpBookmarks(bookmarks: BookmarkPlace, { ids, tags }: Remix): Promise<TakenUp> {
  const place = cleanLine(bookmarks.name);
  const saved = await bookmarks.list(undefined, tags);
  const byId = new Map(saved.map((idea) => [idea.id, idea]));
  const gone = ids.filter((id) => !byId.has(id));
  if (gone.length > 0) throw new CommandError(say("cli.bookmarks.unknown", { ids: cleanLine(gone.join(", ")), place }));
  const [first, ...others] = ids.length > 0 ? ids.flatMap((id) => byId.get(id) ?? []) : saved.slice(0, mostTakenUp);
  if (!first) throw new CommandError(say("cli.bookmarks.none", { place }));
  return { ideas: [first, ...others], tags };
}
