import { notFound } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import type { Attachment, WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";
import { type Context, defineOperation, type Target } from "../../operations/index.ts";
import { exampleAttachment } from "../examples.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { scopesOf } from "../items/load-work-item.ts";
import { lockWorkItem, selectWorkItem } from "../items/work-items.store.ts";
import { deleteAttachmentRow, selectAttachment } from "./attachments.store.ts";

interface AttachmentTarget extends Target {
  readonly attachment: Attachment;
  readonly item: WorkItem;
}

export const deleteAttachment = defineOperation({
  name: "attachment.delete",
  summary: "Take a file off a work item; the file itself stays",
  input: z.strictObject({ id: idSchema("attachment") }),
  output: z.strictObject({ id: idSchema("attachment") }).meta({ id: "DeletedAttachment" }),
  permission: "work_item:update",
  sight: "work_item:read",
  effect: "write",
  http: { method: "DELETE", path: "/attachments/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleAttachment.id }, output: { id: exampleAttachment.id } },
  target: (context, input) => loadAttachmentForUpdate(context, input.id),
  run: async (context, { id }, { attachment, item }) => {
    await deleteAttachmentRow(context.transaction, id);
    const data = { attachmentId: id, fileId: attachment.fileId, commentId: attachment.commentId };
    emitItemEvent(context, "attachment.deleted", item, { attachment: { from: attachment.name, to: null } }, data);
    return { id };
  },
});

/** The item is locked before the attachment is read again, so that two deletions tell of one. */
async function loadAttachmentForUpdate(context: Context, id: Id<"attachment">): Promise<AttachmentTarget> {
  const { transaction } = context;
  const found = await selectAttachment(transaction, id);
  if (!found) throw notFound("attachment", id);
  await lockWorkItem(transaction, { id: found.workItemId });
  const item = await selectWorkItem(transaction, found.workItemId);
  const attachment = await selectAttachment(transaction, id);
  if (!item || !attachment) throw notFound("attachment", id);
  return { noun: "attachment", id, scopes: scopesOf(item), attachment, item };
}
