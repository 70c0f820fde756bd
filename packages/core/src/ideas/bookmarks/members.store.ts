/** Whom one can share with. The table belongs to identity; here it is only looked at. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid } from "../columns.ts";

/** Whether somebody is a member now. */
export async function memberExists(transaction: Transaction, id: Id<"member">): Promise<boolean> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "ideas.member_exists",
      text: "select id from members where organization_id = $1 and id = $2 and removed_at is null",
    },
    [organizationUuid(transaction), toUuid(id)],
  );
  return rows.length > 0;
}
