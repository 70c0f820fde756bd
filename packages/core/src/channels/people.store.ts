/** What the chat must know of members: their names. The table is core/identity's. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";
import { organizationUuid } from "./channels.store.ts";

export interface ChatPerson {
  readonly id: Id<"member">;
  readonly name: string;
  readonly handle: string;
  readonly isActive: boolean;
}

interface PersonColumns {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly status: "active" | "deactivated";
}

function toPerson({ id, name, handle, status }: PersonColumns): ChatPerson {
  return { id: fromUuid("member", id), name, handle, isActive: status === "active" };
}

const columns = "m.id, m.name, m.handle, m.status";

/** The members of these ids, in no order; those who left keep their names. */
export async function selectPeople(transaction: Transaction, ids: readonly Id<"member">[]): Promise<ChatPerson[]> {
  if (ids.length === 0) return [];
  const rows = await query<PersonColumns & Record<string, unknown>>(
    transaction,
    {
      name: "channels.people",
      text: `select ${columns} from members m where m.organization_id = $1 and m.id = any ($2::uuid[])`,
    },
    [organizationUuid(transaction), ids.map(toUuid)],
  );
  return rows.map(toPerson);
}

/** Below every id. */
const firstId = fromUuid("member", "00000000-0000-0000-0000-000000000000");

export interface PeoplePage {
  readonly after: Id<"member"> | null;
  readonly limit: number;
}

/** The active members of the organization, by id. */
export async function selectActivePeople(transaction: Transaction, page: PeoplePage): Promise<ChatPerson[]> {
  const rows = await query<PersonColumns & Record<string, unknown>>(
    transaction,
    {
      name: "channels.active_people",
      text: `select ${columns} from members m
             where m.organization_id = $1 and m.status = 'active' and m.id > $2 order by m.id limit $3`,
    },
    [organizationUuid(transaction), toUuid(page.after ?? firstId), page.limit],
  );
  return rows.map(toPerson);
}

/** The same for those who have joined a channel. */
export async function selectPeopleIn(
  transaction: Transaction,
  channelId: Id<"channel">,
  page: PeoplePage,
): Promise<ChatPerson[]> {
  const rows = await query<PersonColumns & Record<string, unknown>>(
    transaction,
    {
      name: "channels.people_in",
      text: `select ${columns} from channel_members j
             join members m on m.organization_id = j.organization_id and m.id = j.member_id and m.status = 'active'
             where j.organization_id = $1 and j.channel_id = $2 and m.id > $3 order by m.id limit $4`,
    },
    [organizationUuid(transaction), toUuid(channelId), toUuid(page.after ?? firstId), page.limit],
  );
  return rows.map(toPerson);
}

/** Which of these members have joined the channel. */
export async function selectJoined(
  transaction: Transaction,
  channelId: Id<"channel">,
  ids: readonly Id<"member">[],
): Promise<Set<Id<"member">>> {
  if (ids.length === 0) return new Set();
  const rows = await query<{ member_id: string }>(
    transaction,
    {
      name: "channels.joined",
      text: `select member_id from channel_members
             where organization_id = $1 and channel_id = $2 and member_id = any ($3::uuid[])`,
    },
    [organizationUuid(transaction), toUuid(channelId), ids.map(toUuid)],
  );
  return new Set(rows.map((row) => fromUuid("member", row.member_id)));
}
