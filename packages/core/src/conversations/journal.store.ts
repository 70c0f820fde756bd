/** A message as it is journaled: rows of `outgoing_messages`, `card_actions` and `posted_cards`, written by one statement. */
import type { MessageContent } from "@eureka/connector-sdk";
import { type Id, toUuid } from "@eureka/contracts/ids";
import { type RowSource, rowSource, statementOf, writeLater } from "@eureka/kit/db";
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
  /** Null in a conversation with one person alone. */
  readonly platformChannelId: string | null;
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
  /** Where it stands, when it was said in this transaction; null for what is to be said after the commit. */
  readonly said: { readonly platformMessageId: string | null; readonly sentChannelId: string | null } | null;
}

const actionColumns = {
  id: "text",
  name: "text",
  operation: "text",
  input: "jsonb",
  choice_field: "text",
  once: "boolean",
  expires_at: "timestamptz",
  form: "jsonb",
};
const actionNames = Object.keys(actionColumns);

const insertText = (onConflict: string, actions: RowSource) => `with message as (
    insert into outgoing_messages (organization_id, id, connection_id, audience, platform_channel_id, platform_thread_id,
      platform_user_id, reply_handle, answers, comment_id, content, created_at, attachment_id,
      growing_text, state, delivered_revision, platform_message_id, sent_channel_id, sent_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $16, $17, $18, $19, $20, $21, $22)
    ${onConflict}
    returning organization_id, id, created_at),
  actions as (
    insert into card_actions (organization_id, outgoing_message_id, ${actionNames.join(", ")})
    select message.organization_id, message.id, ${actionNames.map((name) => `action.${name}`).join(", ")}
    from message, ${actions.text})
  insert into posted_cards (organization_id, outgoing_message_id, subject_type, subject_id, opens_discussion, created_at)
  select organization_id, id, $13, $14::uuid, $15, created_at from message where $13::text is not null`;

/** Parameters of {@link insertText} before those of the actions. */
const messageParameters = 22;

/**
 * Written with the next statement that is waited for. Where there is a message with the same `answers`, or a copy of the same comment or
 * file in the same thread, already, nothing is; for what was said already that is a failure.
 */
export function writeJournal(transaction: Transaction, message: JournaledMessage): void {
  const { follows, said } = message;
  const actions = rowSource(
    "action",
    actionColumns,
    message.actions.map(({ id, name, operation, input, choiceField, once, expiresAt, form }) => [
      id,
      name,
      operation,
      JSON.stringify(input),
      choiceField,
      once,
      expiresAt,
      form && JSON.stringify(form),
    ]),
    messageParameters + 1,
  );
  const statement = said
    ? // What was said already must not be left out of the journal.
      statementOf(`conversations.journal_said.${actions.variant}`, () => insertText("", actions))
    : statementOf(`conversations.journal.${actions.variant}`, () => insertText("on conflict do nothing", actions));
  writeLater(transaction, statement, [
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
    follows?.subject.type ?? null,
    follows && toUuid(follows.subject.id),
    follows?.opensDiscussion ?? null,
    message.attachmentId && toUuid(message.attachmentId),
    message.growingText,
    said ? "sent" : "pending",
    said ? 1 : 0,
    said?.platformMessageId ?? null,
    said?.sentChannelId ?? null,
    said && message.createdAt,
    ...actions.values,
  ]);
}
