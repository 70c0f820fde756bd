/** The attachments of an item, the oldest first, for other modules. */
import type { Id } from "@eureka/contracts/ids";
import type { Attachment } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { selectAttachments } from "./attachments.store.ts";

export function readAttachments(
  context: Pick<Context, "transaction">,
  workItemId: Id<"work_item">,
): Promise<Attachment[]> {
  return selectAttachments(context.transaction, workItemId);
}
