/** Files of messages. */
import type { Id } from "@eureka/contracts/ids";
import { type FileHolder, holdFiles } from "../files/index.ts";
import type { Context } from "../operations/index.ts";
import { insertMessageFiles, selectFilesInMessages } from "./messages.store.ts";

/** Attaches files that the actor may read, each once. Throws `file.not_found`. */
export async function attachFiles(
  context: Context,
  messageId: Id<"message">,
  fileIds: readonly Id<"file">[],
): Promise<Id<"file">[]> {
  const files = await holdFiles(context, [...new Set(fileIds)]);
  const ids = files.map(({ id }) => id);
  await insertMessageFiles(context.transaction, messageId, ids);
  return ids;
}

/** Tells the module of files which of them messages carry. */
export const messageFileHolder: FileHolder = {
  filesInUse: (context, ids) => selectFilesInMessages(context.transaction, ids),
};
