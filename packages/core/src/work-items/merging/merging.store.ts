/** What hangs on one work item comes to hang on another. Both must be locked. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid } from "../columns.ts";

/** What the target has already stays with the duplicate, and goes with it. */
const moves = {
  comments: "update comments set work_item_id = $3 where organization_id = $1 and work_item_id = $2",
  attachments: `update attachments a set work_item_id = $3 where organization_id = $1 and work_item_id = $2 and not exists (
    select from attachments b where b.organization_id = $1 and b.work_item_id = $3 and b.file_id = a.file_id)`,
  assignees: `update work_item_assignees a set work_item_id = $3 where organization_id = $1 and work_item_id = $2 and not exists (
    select from work_item_assignees b where b.organization_id = $1 and b.work_item_id = $3
      and b.member_id is not distinct from a.member_id and b.external_identity_id is not distinct from a.external_identity_id)`,
  placements: `update placements a set work_item_id = $3 where organization_id = $1 and work_item_id = $2 and not exists (
    select from placements b where b.organization_id = $1 and b.work_item_id = $3 and b.board_id = a.board_id)`,
  board_link_items: `update board_link_items a set work_item_id = $3 where organization_id = $1 and work_item_id = $2 and not exists (
    select from board_link_items b where b.organization_id = $1 and b.work_item_id = $3
      and b.board_link_id = a.board_link_id and b.board_id = a.board_id)`,
};

export async function moveBelongings(
  transaction: Transaction,
  duplicate: Id<"work_item">,
  into: Id<"work_item">,
): Promise<void> {
  for (const [what, text] of Object.entries(moves))
    await query(transaction, { name: `merging.${what}`, text }, [
      organizationUuid(transaction),
      toUuid(duplicate),
      toUuid(into),
    ]);
}
