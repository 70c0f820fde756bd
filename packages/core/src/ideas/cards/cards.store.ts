/** What the cards of ideas need to know of channels. The tables belong to channels, routing and connections; here they are only read. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid } from "../columns.ts";

/** Where a card can be shared to. */
export interface ShareChannel {
  readonly id: Id<"channel" | "channel_mapping">;
  readonly name: string;
  /** The connection over which it is reached; null for a channel of our own. */
  readonly connection: { readonly connector: string; readonly title: string } | null;
}

/** The channels of a workspace that everybody in it knows, by name; behind them those of platforms whose work goes there. */
export async function selectShareChannels(
  transaction: Transaction,
  workspaceId: Id<"workspace">,
  limit: number,
): Promise<ShareChannel[]> {
  const rows = await query<{ id: string; name: string; connector: string | null; title: string | null }>(
    transaction,
    {
      name: "ideas.channels",
      text: `select * from (
               select id, name, null as connector, null as title from channels
               where organization_id = $1 and workspace_id = $2 and kind = 'public' and archived_at is null
               union all
               select m.id, coalesce(m.channel_name, m.platform_channel_id), c.connector, c.title from channel_mappings m
               join connections c on c.organization_id = m.organization_id and c.id = m.connection_id
               where m.organization_id = $1 and m.workspace_id = $2 and c.state = 'active' and c.connector <> $3
             ) places order by connector is not null, lower(name), id limit $4`,
    },
    [organizationUuid(transaction), toUuid(workspaceId), builtInConnectorName, limit],
  );
  return rows.map(({ id, name, connector, title }) =>
    connector === null || title === null
      ? { id: fromUuid("channel", id), name, connection: null }
      : { id: fromUuid("channel_mapping", id), name, connection: { connector, title } },
  );
}
