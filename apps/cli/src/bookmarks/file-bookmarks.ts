/** Saved ideas in a file. */
import { assertFolderIsWritable, readBookmarkFile, updateBookmarkFile } from "./bookmark-file.ts";
import type { BookmarkPlace } from "./bookmark-place.ts";
import { makeBookmark } from "./make-bookmark.ts";
import { hasTag, mentions, readStored } from "./saved-idea.ts";

/** Throws a CommandError when the file is there and cannot be read. */
export async function openFileBookmarks(path: string, signal: AbortSignal): Promise<BookmarkPlace> {
  await readBookmarkFile(path);
  return {
    name: path,
    assertSavable: () => assertFolderIsWritable(path),
    async list(search, tags) {
      const ideas = [...(await readBookmarkFile(path))].map(([id, entry]) => readStored(id, entry));
      return ideas
        .filter((idea) => (search === undefined || mentions(idea, search)) && hasTag(idea, tags))
        .sort((one, other) => compare(other.savedAt, one.savedAt));
    },
    async save({ result, topic, context }, tags) {
      let ids: string[] = [];
      await updateBookmarkFile(
        path,
        (bookmarks) => {
          const before = new Map(bookmarks);
          const entries = result.ideas.map((idea) => makeBookmark({ idea, topic, context, tags }, before));
          for (const entry of entries) bookmarks.set(String(entry.id), entry);
          ids = entries.map(({ id }) => String(id));
        },
        signal,
      );
      return ids;
    },
    async remove(ids) {
      let removed: string[] = [];
      await updateBookmarkFile(
        path,
        (bookmarks) => {
          removed = ids.filter((id) => bookmarks.delete(id));
        },
        signal,
      );
      return removed;
    },
  };
}

/** The times of a file have no zone, so they are compared as they stand. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
