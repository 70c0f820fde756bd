/** Handles of members, for mentions. The tables belong to identity; only handles are read here. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

/** The handles of the members to whom these people of a connection are linked, by platform user id. */
export async function selectHandles(
  transaction: Transaction,
  connectionId: Id<"connection">,
  platformUserIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ platform_user_id: string; handle: string }>(
    transaction,
    {
      name: "intake.handles",
      text: `select external.platform_user_id, members.handle from external_identities external
             join members on members.organization_id = external.organization_id and members.id = external.member_id
             where external.organization_id = $1 and external.connection_id = $2 and external.platform_user_id = any ($3)`,
    },
    [toUuid(transaction.organizationId as string), toUuid(connectionId), platformUserIds],
  );
  return new Map(rows.map(({ platform_user_id, handle }) => [platform_user_id, handle]));
}
