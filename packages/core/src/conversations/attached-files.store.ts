/** What is shown of attachments in threads. The table belongs to work items; here it is only read. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

/** The file of an attachment; null when it was taken off meanwhile. */
export async function selectAttachedFileId(
  transaction: Transaction,
  attachmentId: Id<"attachment">,
): Promise<Id<"file"> | null> {
  const [row] = await query<{ file_id: string }>(
    transaction,
    {
      name: "conversations.attached_file",
      text: "select file_id from attachments where organization_id = $1 and id = $2",
    },
    [toUuid(transaction.organizationId as string), toUuid(attachmentId)],
  );
  return row ? fromUuid("file", row.file_id) : null;
}
