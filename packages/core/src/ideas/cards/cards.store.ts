/** What the cards of ideas need to know of channels. The table belongs to channels; here it is only read. */
import type { CardOption } from "@eureka/contracts/card";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid } from "../columns.ts";

/** The channels of a workspace that everybody in it knows, by name. */
export async function selectPublicChannels(
  transaction: Transaction,
  workspaceId: Id<"workspace">,
  limit: number,
): Promise<CardOption[]> {
  const rows = await query<{ id: string; name: string }>(
    transaction,
    {
      name: "ideas.channels",
      text: `select id, name from channels where organization_id = $1 and workspace_id = $2 and kind = 'public' and archived_at is null
             order by lower(name), id limit $3`,
    },
    [organizationUuid(transaction), toUuid(workspaceId), limit],
  );
  return rows.map(({ id, name }) => ({ value: fromUuid("channel", id), label: `#${name}` }));
}
