/** A message as it is journaled: rows of `outgoing_messages`, `card_actions` and `posted_cards`, written by one statement. */
import type { MessageContent } from "@eureka/connector-sdk";
import { type Id, toUuid } from "@eureka/contracts/ids";
import { writeLater } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";
import type { Subject } from "./cards.store.ts";
import type { NewAction } from "./draft-card.ts";
import type { Audience } from "./outgoing-messages.store.ts";

/** What a card shows, and follows from then on. */
export interface Following {
  readonly subject: Subject;
  /** Whether the thread below the message becomes the discussion of the work item that it shows. */
  readonly opensDiscussion: boolean;
}

export interface JournaledMessage {
  readonly id: string;
  readonly connectionId: Id<"connection">;
  readonly audience: Audience;
  readonly platformChannelId: string;
  readonly platformThreadId: string | null;
  readonly platformUserId: string | null;
  readonly replyHandle: Buffer | null;
  readonly answers: string | null;
  readonly commentId: Id<"comment"> | null;
  readonly attachmentId: Id<"attachment"> | null;
  readonly content: MessageContent;
  readonly growingText: string | null;
  readonly createdAt: Date;
  readonly actions: readonly NewAction[];
  readonly follows: Following | null;
}

const text = `with message as (
    insert into outgoing_messages (organization_id, id, connection_id, audience, platform_channel_id, platform_thread_id,
      platform_user_id, reply_handle, answers, comment_id, content, created_at, attachment_id,
      growing_text)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $24, $25)
    on conflict do nothing
    returning organization_id, id, created_at),
  actions as (
    insert into card_actions (organization_id, id, outgoing_message_id, name, operation, input, choice_field, once, expires_at, form)
    select message.organization_id, action.id, message.id, action.name, action.operation, action.input::jsonb, action.choice_field,
      action.once, action.expires_at, action.form::jsonb
    from message, unnest($13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::boolean[], $19::timestamptz[], $20::text[])
      as action (id, name, operation, input, choice_field, once, expires_at, form))
  insert into posted_cards (organization_id, outgoing_message_id, subject_type, subject_id, opens_discussion, created_at)
  select organization_id, id, $21, $22::uuid, $23, created_at from message where $21::text is not null`;

/**
 * Written with the next statement that is waited for. Where there is a message with the same `answers`, or a copy of the same comment or
 * file in the same thread, already, nothing is.
 */
export function writeJournal(transaction: Transaction, message: JournaledMessage): void {
  const { actions, follows } = message;
  writeLater(transaction, { name: "conversations.journal", text }, [
    toUuid(transaction.organizationId as string),
    message.id,
    toUuid(message.connectionId),
    message.audience,
    message.platformChannelId,
    message.platformThreadId,
    message.platformUserId,
    message.replyHandle,
    message.answers,
    message.commentId && toUuid(message.commentId),
    JSON.stringify(message.content),
    message.createdAt,
    actions.map(({ id }) => id),
    actions.map(({ name }) => name),
    actions.map(({ operation }) => operation),
    actions.map(({ input }) => JSON.stringify(input)),
    actions.map(({ choiceField }) => choiceField),
    actions.map(({ once }) => once),
    actions.map(({ expiresAt }) => expiresAt),
    actions.map(({ form }) => form && JSON.stringify(form)),
    follows?.subject.type ?? null,
    follows && toUuid(follows.subject.id),
    follows?.opensDiscussion ?? null,
    message.attachmentId && toUuid(message.attachmentId),
    message.growingText,
  ]);
}
