/** Listing, searching and removing saved ideas. */
import { say } from "@eureka/contracts/words";
import type { Values } from "../arguments/read-arguments.ts";
import type { CommandContext } from "../context.ts";
import { openOutput } from "../ideas/output-target.ts";
import { cleanLine } from "../output/clean-text.ts";
import { jsonText } from "../output/json-text.ts";
import { exitCodes } from "../output/print-error.ts";
import { textOf } from "../own/own-command.ts";
import { UsageError } from "../usage-error.ts";
import { openBookmarks } from "./open-bookmarks.ts";
import { readTags } from "./read-tags.ts";
import { renderBookmarkSummary, renderBookmarks } from "./render-bookmarks.ts";

/** Shows those that `--search-bookmarks` and `--bookmark-tags` let through; none is no failure. */
export async function showBookmarks(context: CommandContext, values: Values): Promise<number> {
  const tags = readTags(values);
  const search = textOf(values, "searchBookmarks");
  const output = await openOutput(context, textOf(values, "outputFile"));
  const bookmarks = await openBookmarks(context, values);
  const ideas = await bookmarks.list(search, tags);
  await output.write((terminal) => {
    if (values.json === true || values.outputFormat === "json") return jsonText(ideas.map(({ stored }) => stored));
    if (ideas.length === 0) return `${say("cli.bookmarks.none", { place: cleanLine(bookmarks.name) })}\n`;
    return values.outputFormat === "summary" ? renderBookmarkSummary(ideas) : renderBookmarks(terminal, ideas);
  });
  return exitCodes.ok;
}

/** Removes those that are named, and fails when one was not there. */
export async function removeBookmarks(context: CommandContext, values: Values): Promise<number> {
  const named = Array.isArray(values.removeBookmark) ? values.removeBookmark : [];
  const ids = [...new Set(named.flatMap((text) => String(text).split(",")).map((id) => id.trim()))].filter(Boolean);
  if (ids.length === 0) throw new UsageError(say("cli.usage.no_value", { flag: "--remove-bookmark" }));
  const bookmarks = await openBookmarks(context, values);
  const removed = await bookmarks.remove(ids);
  const gone = ids.filter((id) => !removed.includes(id));
  context.terminal.write(`${say("cli.bookmarks.removed", { count: removed.length })}\n`);
  if (gone.length === 0) return exitCodes.ok;
  context.terminal.note(
    `${say("cli.bookmarks.unknown", { ids: cleanLine(gone.join(", ")), place: cleanLine(bookmarks.name) })}\n`,
  );
  return exitCodes.failed;
}
