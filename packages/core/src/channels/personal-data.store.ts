/** What the chat keeps of one person. Tables as in the other stores of this folder. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";
import { organizationUuid } from "./channels.store.ts";

export interface WrittenMessage {
  readonly id: Id<"message">;
  readonly channelId: Id<"channel">;
  readonly text: string;
  readonly createdAt: string;
}

/** Everything that a person wrote, the earliest first. */
export async function selectWrittenMessages(
  transaction: Transaction,
  memberId: Id<"member">,
): Promise<WrittenMessage[]> {
  const rows = await query<{ id: string; channel_id: string; text: string; created_at: Date }>(
    transaction,
    {
      text: `select id, channel_id, text, created_at from messages
             where organization_id = $1 and author_member_id = $2 and deleted_at is null order by id`,
    },
    [organizationUuid(transaction), toUuid(memberId)],
  );
  return rows.map((row) => ({
    id: fromUuid("message", row.id),
    channelId: fromUuid("channel", row.channel_id),
    text: row.text,
    createdAt: row.created_at.toISOString(),
  }));
}

const eraseSteps = [
  "delete from message_files f using messages m where f.organization_id = $1 and m.organization_id = $1 and m.id = f.message_id and m.author_member_id = $2",
  `update messages set text = '', card = null, mentioned_member_ids = '{}', deleted_at = now(), version = version + 1
   where organization_id = $1 and author_member_id = $2 and deleted_at is null`,
  "delete from messages where organization_id = $1 and visible_to_member_id = $2",
  "delete from message_reactions where organization_id = $1 and member_id = $2",
  "delete from channel_members where organization_id = $1 and member_id = $2",
  "delete from channels where organization_id = $1 and direct_member_id = $2",
];

/** Takes away what a person wrote, what was said to the person alone, and where the person was. The places of the messages stay. */
export async function erasePerson(transaction: Transaction, memberId: Id<"member">): Promise<void> {
  const values = [organizationUuid(transaction), toUuid(memberId)];
  for (const text of eraseSteps) await query(transaction, { text }, values);
}
