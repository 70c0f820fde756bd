import type { EventSender, SentEvent } from "../../platform/index.ts";
import { refusal } from "../errors.ts";
import { tellApplication } from "../interactions/tell-application.ts";
import type { GrantBook } from "../oauth/grants.ts";
import { describeUser } from "../wire/people-json.ts";
import { findVisibleChannel, requirePermission } from "../world/access.ts";
import { type Channel, channelTypes, isThread } from "../world/channel.ts";
import type { Delivery } from "../world/happening.ts";
import { addMember, removeMember, tellMemberChange } from "../world/membership.ts";
import { openThread } from "../world/open-thread.ts";
import { permissionBits } from "../world/permission-bits.ts";
import { openDirectMessages, removeChannel, tellChannelChange } from "../world/places.ts";
import { postMessage } from "../world/post-message.ts";
import { addToThread, asThread, tellThread } from "../world/threads.ts";
import type { World } from "../world/world.ts";

export interface MadePlace {
  readonly channelId: string;
  readonly deliveries: readonly Delivery[];
}

interface ChannelDeed {
  readonly channelId: string;
}

/** What people do with channels, guilds and bots. */
export interface ArrangeDeeds {
  createThread(deed: {
    readonly channelId: string;
    readonly userId: string;
    readonly name: string;
    readonly messageId?: string;
    readonly isPrivate?: boolean;
  }): MadePlace;
  /** The post's first message has the id of the thread. */
  createForumPost(deed: {
    readonly channelId: string;
    readonly userId: string;
    readonly name: string;
    readonly content: string;
    readonly tagIds?: readonly string[];
  }): MadePlace;
  joinThread(deed: { readonly channelId: string; readonly userId: string }): readonly Delivery[];
  archiveThread(deed: ChannelDeed & { readonly isLocked?: boolean }): readonly Delivery[];
  /** The direct messages with a bot; opened where there are none. */
  openDirectMessages(deed: { readonly userId: string; readonly withUserId: string }): MadePlace;
  join(deed: { readonly guildId: string; readonly userId: string }): readonly Delivery[];
  leave(deed: { readonly guildId: string; readonly userId: string }): readonly Delivery[];
  rename(deed: {
    readonly guildId: string;
    readonly userId: string;
    readonly nick: string | null;
  }): readonly Delivery[];
  renameChannel(deed: ChannelDeed & { readonly name: string }): readonly Delivery[];
  /** Takes the sight of a channel from everybody but the owner, or from one role or member. */
  hideChannel(deed: ChannelDeed & { readonly fromId?: string }): readonly Delivery[];
  showChannel(deed: ChannelDeed & { readonly toId?: string }): readonly Delivery[];
  deleteChannel(deed: ChannelDeed): readonly Delivery[];
  kickBot(deed: { readonly guildId: string; readonly applicationId: string }): readonly Delivery[];
  /** A person takes back what he granted an application: its tokens end, and it is told. */
  deauthorize(deed: { readonly userId: string; readonly applicationId: string }): Promise<SentEvent | null>;
}

export function arrangeDeeds(world: World, grants: GrantBook, sender: EventSender): ArrangeDeeds {
  const setSight = (channelId: string, id: string | undefined, isVisible: boolean): Delivery[] => {
    const channel = world.channel(channelId);
    const guild = world.guild(channel.guildId);
    const target = id ?? guild.id;
    const rest = channel.overwrites.filter((overwrite) => overwrite.id !== target);
    const former = channel.overwrites.find((overwrite) => overwrite.id === target);
    const bit = permissionBits.viewChannel;
    const type = guild.roles.has(target) ? 0 : 1;
    const deny = isVisible ? (former?.deny ?? 0n) & ~bit : (former?.deny ?? 0n) | bit;
    const allow = isVisible && type === 1 ? (former?.allow ?? 0n) | bit : (former?.allow ?? 0n) & ~bit;
    channel.overwrites = allow || deny ? [...rest, { id: target, type, allow, deny }] : rest;
    return tellChannelChange(world, channel);
  };
  return {
    createThread({ channelId, userId, name, messageId, isPrivate }) {
      const parent = findVisibleChannel(world, channelId, userId);
      requirePermission(world, parent, userId, isPrivate ? "createPrivateThreads" : "createPublicThreads");
      const from = messageId ? { from: world.message(channelId, messageId) } : {};
      const type = isPrivate ? channelTypes.privateThread : channelTypes.publicThread;
      const { thread, deliveries } = openThread(world, { parent, owner: world.user(userId), name, type, ...from });
      return { channelId: thread.id, deliveries };
    },
    createForumPost({ channelId, userId, name, content, tagIds }) {
      const parent = findVisibleChannel(world, channelId, userId);
      if (parent.type !== channelTypes.forum) throw refusal("wrongChannelType");
      requirePermission(world, parent, userId, "sendMessages");
      const author = world.user(userId);
      const { thread, deliveries } = openThread(world, { parent, owner: author, name, appliedTags: tagIds });
      const posted = postMessage(world, { id: thread.id, channel: thread, author, content });
      return { channelId: thread.id, deliveries: [...deliveries, ...posted.deliveries] };
    },
    joinThread: ({ channelId, userId }) =>
      addToThread(world, asThread(findVisibleChannel(world, channelId, userId)), userId),
    archiveThread({ channelId, isLocked }) {
      const thread = asThread(world.channel(channelId));
      Object.assign(thread.thread, {
        archived: true,
        locked: isLocked ?? thread.thread.locked,
        archiveChangedAt: world.now(),
      });
      return tellThread(world, "THREAD_UPDATE", thread);
    },
    openDirectMessages: ({ userId, withUserId }) => ({
      channelId: openDirectMessages(world, world.user(userId).id, world.user(withUserId).id).id,
      deliveries: [],
    }),
    join: ({ guildId, userId }) => addMember(world, world.guild(guildId), world.user(userId)),
    leave: ({ guildId, userId }) => removeMember(world, world.guild(guildId), userId),
    rename({ guildId, userId, nick }) {
      world.member(guildId, userId).nick = nick;
      return tellMemberChange(world, world.guild(guildId), userId);
    },
    renameChannel({ channelId, name }) {
      const channel: Channel = world.channel(channelId);
      channel.name = isThread(channel) ? name : name.toLowerCase().replaceAll(/\s+/g, "-");
      return tellChannelChange(world, channel);
    },
    hideChannel: ({ channelId, fromId }) => setSight(channelId, fromId, false),
    showChannel: ({ channelId, toId }) => setSight(channelId, toId, true),
    deleteChannel: ({ channelId }) => removeChannel(world, world.channel(channelId)),
    kickBot: ({ guildId, applicationId }) =>
      removeMember(world, world.guild(guildId), world.application(applicationId).bot.id),
    async deauthorize({ userId, applicationId }) {
      const application = world.application(applicationId);
      grants.revokeAllOf(userId, applicationId);
      return await tellApplication(world, sender, application, "APPLICATION_DEAUTHORIZED", {
        user: describeUser(world.user(userId)),
      });
    },
  };
}
