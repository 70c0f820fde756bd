/** What the built-in chat's connector is told of an event, read in one statement. Tables as in the other stores of the module. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";
import { type ChannelRow, organizationUuid } from "./channels.store.ts";
import type { ReadMessage } from "./message-pages.store.ts";
import { type MessageColumns, toMessageRow } from "./messages.store.ts";
import type { ChatPerson } from "./people.store.ts";

export interface Delivered {
  readonly channel: Pick<ChannelRow, "id" | "name" | "kind">;
  /** The message with its files; null when there is none, or none any more. */
  readonly read: Pick<ReadMessage, "message" | "fileIds"> | null;
  /** Whoever acted, wrote or is mentioned. */
  readonly people: readonly Pick<ChatPerson, "id" | "name">[];
}

type DeliveredColumns = MessageColumns & {
  readonly name: string;
  readonly kind: ChannelRow["kind"];
  readonly message_id: string | null;
  readonly file_ids: string[] | null;
  readonly people: [id: string, name: string][] | null;
};

/** Undefined when the channel is gone. */
export async function selectDelivered(
  transaction: Transaction,
  wanted: {
    readonly channelId: Id<"channel">;
    readonly messageId: Id<"message"> | null;
    readonly memberId: Id<"member"> | null;
  },
): Promise<Delivered | undefined> {
  const { channelId, messageId, memberId } = wanted;
  const [found] = await query<DeliveredColumns>(
    transaction,
    {
      name: "channels.delivered",
      text: `select m.*, c.name, c.kind, m.id as message_id,
               (select array_agg(f.file_id order by f.place) from message_files f
                where f.organization_id = $1 and f.message_id = m.id) as file_ids,
               (select json_agg(json_build_array(p.id, p.name)) from members p
                where p.organization_id = $1 and p.id = any (m.mentioned_member_ids || m.author_member_id || $4::uuid)) as people
             from channels c
             left join messages m on m.organization_id = $1 and m.id = $3 and m.deleted_at is null
             where c.organization_id = $1 and c.id = $2`,
    },
    [organizationUuid(transaction), toUuid(channelId), messageId && toUuid(messageId), memberId && toUuid(memberId)],
  );
  if (!found) return undefined;
  return {
    channel: { id: channelId, name: found.name, kind: found.kind },
    read: found.message_id
      ? { message: toMessageRow(found), fileIds: (found.file_ids ?? []).map((id) => fromUuid("file", id)) }
      : null,
    people: (found.people ?? []).map(([id, name]) => ({ id: fromUuid("member", id), name })),
  };
}
