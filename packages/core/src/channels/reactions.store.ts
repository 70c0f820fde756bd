/** Table `message_reactions`. */
import type { Id } from "@eureka/contracts/ids";
import { from, instant, typeId } from "@eureka/kit/db";
import { and, countDistinct, eq, isNull, ne, type SQL } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const messageReactions = pgTable("message_reactions", {
  organizationId: typeId("organization").notNull(),
  messageId: typeId("message").notNull(),
  emoji: text().notNull(),
  memberId: typeId("member"),
  createdAt: instant().notNull(),
});

/** Whose reaction; `memberId` null is Eureka itself. */
export interface ReactionKey {
  readonly messageId: Id<"message">;
  readonly emoji: string;
  readonly memberId: Id<"member"> | null;
}

function onMessage(transaction: Transaction, messageId: Id<"message">): SQL | undefined {
  return and(
    eq(messageReactions.organizationId, transaction.organizationId as Id<"organization">),
    eq(messageReactions.messageId, messageId),
  );
}

/** False when it is there already. */
export async function insertReaction(transaction: Transaction, key: ReactionKey, createdAt: Date): Promise<boolean> {
  const rows = await from(transaction)
    .insert(messageReactions)
    .values({ ...key, organizationId: transaction.organizationId as Id<"organization">, createdAt })
    .onConflictDoNothing()
    .returning({ emoji: messageReactions.emoji });
  return rows.length > 0;
}

/** False when it was not there. */
export async function deleteReaction(transaction: Transaction, key: ReactionKey): Promise<boolean> {
  const { messageId, emoji, memberId } = key;
  const rows = await from(transaction)
    .delete(messageReactions)
    .where(
      and(
        onMessage(transaction, messageId),
        eq(messageReactions.emoji, emoji),
        memberId ? eq(messageReactions.memberId, memberId) : isNull(messageReactions.memberId),
      ),
    )
    .returning({ emoji: messageReactions.emoji });
  return rows.length > 0;
}

export async function deleteReactions(transaction: Transaction, messageId: Id<"message">): Promise<void> {
  await from(transaction).delete(messageReactions).where(onMessage(transaction, messageId));
}

/** How many different emoji besides this one the message carries. */
export async function countOtherEmoji(
  transaction: Transaction,
  messageId: Id<"message">,
  emoji: string,
): Promise<number> {
  const [row] = await from(transaction)
    .select({ amount: countDistinct(messageReactions.emoji) })
    .from(messageReactions)
    .where(and(onMessage(transaction, messageId), ne(messageReactions.emoji, emoji)));
  return row?.amount ?? 0;
}
