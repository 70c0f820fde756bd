import { resolve } from "node:path";
import { say } from "@eureka/contracts/words";
import type { Values } from "../arguments/read-arguments.ts";
import type { CommandContext } from "../context.ts";
import { textOf } from "../own/own-command.ts";
import { openClient } from "../settings/open-client.ts";
import type { BookmarkPlace } from "./bookmark-place.ts";
import { openFileBookmarks } from "./file-bookmarks.ts";
import { openServerBookmarks } from "./server-bookmarks.ts";

const usualFile = "bookmarks.json";

/** With `--server` those of the server, else those of a file. Throws a CommandError when the file is damaged. */
export async function openBookmarks(context: CommandContext, values: Values): Promise<BookmarkPlace> {
  if (values.server === true)
    return openServerBookmarks(context.terminal, await openClient(context), say("cli.bookmarks.on_server"));
  const path = resolve(context.directory, textOf(values, "bookmarkFile") ?? usualFile);
  return openFileBookmarks(path, context.terminal.interrupted);
}
