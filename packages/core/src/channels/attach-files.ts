/** Files of messages. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { type FileHolder, findHiddenFiles, holdFiles } from "../files/index.ts";
import type { Context } from "../operations/index.ts";
import { attachmentHolder } from "../work-items/index.ts";
import { insertMessageFiles, selectFilesInMessages, selectFilesInUnreadableMessages } from "./messages.store.ts";

/** Attaches files that the actor may read, each once. Throws `file.not_found`. */
export async function attachFiles(
  context: Context,
  messageId: Id<"message">,
  fileIds: readonly Id<"file">[],
): Promise<Id<"file">[]> {
  const files = await holdFiles(context, [...new Set(fileIds)]);
  const [hidden] = await findHiddenFiles(context, [attachmentHolder, messageFileHolder], files);
  if (hidden) throw notFound("file", hidden);
  const ids = files.map(({ id }) => id);
  await insertMessageFiles(context.transaction, messageId, ids);
  return ids;
}

/** Tells the module of files which of them messages carry, and which of those only messages that the actor may not read. */
export const messageFileHolder: FileHolder = {
  filesInUse: (context, ids) => selectFilesInMessages(context.transaction, ids),
  hides: async (context, ids) =>
    context.actor.type === "system"
      ? []
      : selectFilesInUnreadableMessages(context.transaction, ids, context.principal.memberId),
};
