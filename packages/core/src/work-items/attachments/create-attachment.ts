import { personOf } from "@eureka/contracts/actor";
import { EurekaError, notFound } from "@eureka/contracts/errors";
import { idSchema, newId } from "@eureka/contracts/ids";
import { attachmentSchema, workItemLimits, workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { type AnyOperation, defineOperation } from "../../operations/index.ts";
import { toPersonColumns } from "../columns.ts";
import { exampleAttachment } from "../examples.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { loadWorkItemForUpdate } from "../items/load-work-item.ts";
import { assertOwnComment } from "./assert-own-comment.ts";
import { insertAttachment } from "./attachments.store.ts";
import type { FindFile } from "./file-facts.ts";

/** Makes the operation over the files of the application. */
export function defineCreateAttachment(findFile: FindFile): AnyOperation {
  return defineOperation({
    name: "attachment.create",
    summary: "Attach an uploaded file to a work item",
    input: z.strictObject({
      workItemId: workItemReferenceSchema,
      fileId: idSchema("file"),
      commentId: idSchema("comment")
        .optional()
        .meta({ description: "A comment of yours on the work item, with which the file shows and goes." }),
    }),
    output: attachmentSchema,
    permission: "work_item:update",
    effect: "write",
    http: { method: "POST", path: "/work-items/{workItemId}/attachments", status: 201 },
    command: { words: ["workItemId", "fileId"] },
    example: {
      input: { workItemId: exampleAttachment.workItemId, fileId: exampleAttachment.fileId },
      output: exampleAttachment,
    },
    target: (context, input) => loadWorkItemForUpdate(context, input.workItemId),
    run: async (context, { fileId, commentId = null }, { item }) => {
      const file = await findFile(context, fileId);
      if (!file) throw notFound("file", fileId);
      if (commentId) await assertOwnComment(context, item.id, commentId);
      if (item.attachmentCount >= workItemLimits.attachments) {
        throw new EurekaError("work_item.too_many", { limit: workItemLimits.attachments, what: "attachments" });
      }
      const createdAt = context.clock.now();
      const person = toPersonColumns(personOf(context.actor, context.onBehalfOf));
      const attachment = await insertAttachment(context.transaction, {
        id: newId("attachment", createdAt.getTime()),
        workItemId: item.id,
        fileId,
        name: file.name,
        mediaType: file.mediaType,
        size: file.size,
        commentId,
        addedByMemberId: person.memberId,
        addedByExternalIdentityId: person.externalIdentityId,
        createdAt,
      });
      if (!attachment) throw new EurekaError("attachment.exists", { id: fileId });
      const data = { attachmentId: attachment.id, fileId, commentId };
      emitItemEvent(context, "attachment.created", item, { attachment: { from: null, to: file.name } }, data);
      return attachment;
    },
  });
}
