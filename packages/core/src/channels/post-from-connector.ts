/** What Eureka itself does in its chat. Every function may be repeated: the second time it changes nothing. */
import type { Card } from "@eureka/contracts/card";
import { EurekaError, invalidField, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { messageTextSchema } from "@eureka/contracts/message";
import { emojiSchema } from "@eureka/contracts/reaction";
import { textLimits } from "@eureka/contracts/text";
import type { Context } from "../operations/index.ts";
import { findPersonalWorkspace } from "../tenancy/index.ts";
import { changeReaction } from "./change-reaction.ts";
import { type ChannelRow, selectDirectChannel } from "./channels.store.ts";
import { emitMessageEvent } from "./emit-channel-event.ts";
import { eraseMessage } from "./erase-message.ts";
import { readPlatformMentions } from "./find-mentions.ts";
import { putMemberInto } from "./join-channel-record.ts";
import { assertNotArchived, loadChannel } from "./load-channel.ts";
import { loadMessage, loadThread } from "./load-message.ts";
import { makeChannel } from "./make-channel.ts";
import { type MessageRow, selectMessageIdOfIntent, updateMessageRow, writeUnlessIntended } from "./messages.store.ts";
import { writeMessage } from "./write-message.ts";

export interface ConnectorPost {
  /** Names the wish for good: a second post with it gives the message of the first. At most 64 characters. */
  readonly intent: string;
  readonly channelId: Id<"channel">;
  readonly threadId?: Id<"message"> | undefined;
  /** Markdown in which `<@member id>` mentions. */
  readonly text: string;
  readonly card?: Card | undefined;
  /** Set: only this member sees it. */
  readonly visibleTo?: Id<"member"> | undefined;
}
