/** Which files were taken over already. The tables belong to work items and files; here they are only read. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

/** Whether a file with these bytes belongs to the comment. */
export async function hangsOnComment(
  transaction: Transaction,
  commentId: Id<"comment">,
  sha256: string,
): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "intake.hangs_on_comment",
      text: `select from attachments join files on files.organization_id = attachments.organization_id and files.id = attachments.file_id
             where attachments.organization_id = $1 and attachments.comment_id = $2 and files.sha256 = $3`,
    },
    [toUuid(transaction.organizationId as string), toUuid(commentId), sha256],
  );
  return rows.length > 0;
}
