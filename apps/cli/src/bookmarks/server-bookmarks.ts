/** Saved ideas on a server: those of the person who asks, and those that others share. */
import { rankingScore } from "@eureka/contracts/idea";
import { largestPageSize } from "@eureka/contracts/page";
import { EurekaApiError, type EurekaClient, type Row } from "@eureka/sdk";
import { ideaText } from "../ideas/idea-texts.ts";
import { cleanLine } from "../output/clean-text.ts";
import type { Terminal } from "../terminal.ts";
import type { BookmarkPlace } from "./bookmark-place.ts";
import type { SavedIdea } from "./saved-idea.ts";

export function openServerBookmarks(terminal: Terminal, client: EurekaClient, name: string): BookmarkPlace {
  const signal = terminal.interrupted;
  return {
    name,
    // The server says it when it is asked.
    async assertSavable() {},
    async list(search, tags) {
      const input = {
        limit: largestPageSize,
        ...(search === undefined ? {} : { search }),
        ...(tags.length > 0 ? { tags: [...tags] } : {}),
      };
      const found: SavedIdea[] = [];
      for await (const bookmark of client.all("bookmark.list", input, { signal })) found.push(readBookmark(bookmark));
      return found;
    },
    async save({ ideaIds }, tags) {
      const saved: string[] = [];
      for (const ideaId of ideaIds ?? []) {
        try {
          saved.push((await client.call("bookmark.create", { ideaId, tags: [...tags] }, { signal })).id);
        } catch (error) {
          // The others are saved nevertheless.
          if (!(error instanceof EurekaApiError && error.code === "bookmark.duplicate")) throw error;
          terminal.note(`${cleanLine(error.message)}\n`);
        }
      }
      return saved;
    },
    async remove(ids) {
      const removed: string[] = [];
      for (const id of ids) {
        try {
          removed.push((await client.call("bookmark.delete", { id }, { signal })).id);
        } catch (error) {
          if (!(error instanceof EurekaApiError && isUnknown(error))) throw error;
        }
      }
      return removed;
    },
  };
}

/** An id of another form, such as one of a file, is no bookmark either. */
function isUnknown({ status, code }: EurekaApiError): boolean {
  return status === 404 || code === "request.invalid";
}

function readBookmark(bookmark: Row<"bookmark.list">): SavedIdea {
  const { idea } = bookmark;
  return {
    id: bookmark.id,
    ideaId: idea.id,
    text: ideaText(idea),
    topic: bookmark.topic,
    context: bookmark.context,
    score: rankingScore(idea),
    tags: bookmark.tags,
    savedAt: bookmark.createdAt,
    stored: bookmark,
  };
}
