import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { type EventItem, emitItemEvent } from "../items/emit-item-event.ts";
import { deleteAttachmentRow, selectAttachmentsOfComment } from "./attachments.store.ts";

/** Takes the files of a comment off its item: they go with its words. */
export async function detachFromComment(context: Context, item: EventItem, commentId: Id<"comment">): Promise<void> {
  for (const { id, fileId, name } of await selectAttachmentsOfComment(context.transaction, commentId)) {
    await deleteAttachmentRow(context.transaction, id);
    const data = { attachmentId: id, fileId, commentId };
    emitItemEvent(context, "attachment.deleted", item, { attachment: { from: name, to: null } }, data);
  }
}
