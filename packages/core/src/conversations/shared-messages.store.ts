/** Table `shared_messages`: who showed something in a channel, and is told when its platform refuses the card. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { from, typeId, writeLater } from "@eureka/kit/db";
import { and, eq, type SQL } from "drizzle-orm";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const sharedMessages = pgTable("shared_messages", {
  organizationId: typeId("organization").notNull(),
  outgoingMessageId: uuid().notNull(),
  memberId: typeId("member").notNull(),
  workspaceId: typeId("workspace").notNull(),
  boardId: typeId("board"),
  channelName: text(),
  decisionId: typeId("decision"),
});

export type SharedMessageRow = typeof sharedMessages.$inferSelect;

/** Who shared it, where he may, and what people call the channel. */
export type Sharing = Pick<SharedMessageRow, "memberId" | "workspaceId" | "boardId" | "channelName">;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function isOf(transaction: Transaction, outgoingMessageId: string): SQL | undefined {
  return and(
    eq(sharedMessages.organizationId, current(transaction)),
    eq(sharedMessages.outgoingMessageId, outgoingMessageId),
  );
}

/** Written with the next statement that is waited for, after the message itself. */
export function insertSharedMessage(transaction: Transaction, outgoingMessageId: string, sharing: Sharing): void {
  const { memberId, workspaceId, boardId, channelName } = sharing;
  writeLater(
    transaction,
    {
      name: "conversations.note_sharer",
      text: `insert into shared_messages (organization_id, outgoing_message_id, member_id, workspace_id, board_id, channel_name)
             values ($1, $2, $3, $4, $5, $6)`,
    },
    [
      toUuid(current(transaction)),
      outgoingMessageId,
      toUuid(memberId),
      toUuid(workspaceId),
      boardId && toUuid(boardId),
      channelName,
    ],
  );
}

/** Undefined for a message that nobody shared. */
export async function selectSharedMessage(
  transaction: Transaction,
  outgoingMessageId: string,
): Promise<SharedMessageRow | undefined> {
  const rows = await from(transaction).select().from(sharedMessages).where(isOf(transaction, outgoingMessageId));
  return rows[0];
}

/** Null: nothing is asked any more. */
export async function updateQuestion(
  transaction: Transaction,
  outgoingMessageId: string,
  decisionId: Id<"decision"> | null,
): Promise<void> {
  await from(transaction).update(sharedMessages).set({ decisionId }).where(isOf(transaction, outgoingMessageId));
}
