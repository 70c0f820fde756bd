import type { IdeaOutcome } from "../ideas/idea-outcome.ts";
import type { SavedIdea } from "./saved-idea.ts";

/** Where ideas are saved: a file, or a server. */
export interface BookmarkPlace {
  /** For people. */
  readonly name: string;
  /** Newest first; only those that mention the words and carry one of the tags. */
  list(search: string | undefined, tags: readonly string[]): Promise<SavedIdea[]>;
  /** Throws a CommandError when it is clear already that nothing could be saved. */
  assertSavable(): Promise<void>;
  /** Saves every idea of a run and gives the ids of the bookmarks. */
  save(outcome: IdeaOutcome, tags: readonly string[]): Promise<string[]>;
  /** Gives the ids that were there and are removed now. */
  remove(ids: readonly string[]): Promise<string[]>;
}
