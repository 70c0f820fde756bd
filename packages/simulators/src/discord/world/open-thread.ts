import { refusal } from "../errors.ts";
import { type Channel, channelTypes } from "./channel.ts";
import type { Delivery } from "./happening.ts";
import { type Message, messageFlags, messageTypes } from "./message.ts";
import type { User } from "./people.ts";
import { postMessage, tellMessage } from "./post-message.ts";
import { type Thread, tellThread } from "./threads.ts";
import type { World } from "./world.ts";

export interface ThreadDraft {
  readonly parent: Channel;
  readonly owner: User;
  readonly name: string;
  readonly type?: number;
  /** The message that it is about: it lends the thread its id. */
  readonly from?: Message;
  readonly autoArchiveDuration?: number | null | undefined;
  readonly rateLimitPerUser?: number | null | undefined;
  readonly invitable?: boolean | null | undefined;
  readonly appliedTags?: readonly string[] | null | undefined;
}

/**
 * Opens a thread and tells the gateway.
 * @throws 160004 when the message has one already, 50024 where there can be none
 */
export function openThread(world: World, draft: ThreadDraft): { thread: Thread; deliveries: Delivery[] } {
  const { parent, owner, name, from, autoArchiveDuration, rateLimitPerUser, invitable, appliedTags } = draft;
  const isForum = parent.type === channelTypes.forum;
  const canHold = isForum || parent.type === channelTypes.text || parent.type === channelTypes.announcement;
  if (!canHold) throw refusal("wrongChannelType");
  if (from?.threadId) throw refusal("threadExists");
  const now = world.now();
  const usual = parent.type === channelTypes.announcement ? channelTypes.announcementThread : channelTypes.publicThread;
  const thread: Thread = {
    id: from?.id ?? world.nextId(),
    type: from || isForum ? usual : (draft.type ?? channelTypes.privateThread),
    guildId: parent.guildId,
    name,
    topic: null,
    position: 0,
    nsfw: parent.nsfw,
    rateLimitPerUser: rateLimitPerUser ?? 0,
    parentId: parent.id,
    overwrites: [],
    availableTags: [],
    recipientIds: [],
    lastMessageId: null,
    messages: new Map(),
    thread: {
      ownerId: owner.id,
      archived: false,
      locked: false,
      invitable: invitable ?? true,
      autoArchiveDuration: autoArchiveDuration ?? 4320,
      archiveChangedAt: now,
      createdAt: now,
      messageCount: 0,
      totalMessageSent: 0,
      appliedTags: [...(appliedTags ?? [])],
      members: new Map([[owner.id, now]]),
    },
  };
  world.channels.set(thread.id, thread);
  if (isForum) parent.lastMessageId = thread.id;
  const deliveries = tellThread(world, "THREAD_CREATE", thread, { newly_created: true });
  if (from) deliveries.push(...startFrom(world, from, thread));
  else if (thread.type === channelTypes.publicThread && !isForum)
    deliveries.push(...announce(world, parent, owner, thread));
  return { thread, deliveries };
}

/** The message shows its thread from now on, and the thread begins with a pointer to the message. */
function startFrom(world: World, from: Message, thread: Thread): Delivery[] {
  from.threadId = thread.id;
  from.flags |= messageFlags.hasThread;
  const owner = world.user(thread.thread.ownerId);
  const reference = { channelId: from.channelId, guildId: from.guildId, messageId: from.id };
  const changed = tellMessage(world, "MESSAGE_UPDATE", from);
  // The gateway tells the starter like every message; the thread does not count it.
  const { deliveries } = postMessage(world, {
    channel: thread,
    author: owner,
    type: messageTypes.threadStarter,
    reference,
    allowedMentions: {},
  });
  thread.thread.messageCount = 0;
  thread.thread.totalMessageSent = 0;
  return [...changed, ...deliveries];
}

function announce(world: World, channel: Channel, author: User, thread: Thread): readonly Delivery[] {
  const reference = { channelId: thread.id, guildId: thread.guildId, messageId: thread.id };
  return postMessage(world, { channel, author, content: thread.name, type: messageTypes.threadCreated, reference })
    .deliveries;
}
