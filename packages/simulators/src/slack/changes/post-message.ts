/** A message appears in a conversation, and the apps that may hear of it do. */
import { type Deliveries, emitEvent, messageAudience } from "../emit-event.ts";
import type { Channel, Message } from "../records.ts";
import { channelTypes } from "../shapes/show-channel.ts";
import { showMessage } from "../shapes/show-message.ts";
import type { World } from "../world.ts";

type Given = Pick<Message, "channelId" | "userId" | "teamId" | "text">;
type Optional = Omit<Message, keyof Given | "ts" | "reactions" | "edited">;

/** What a new message is made of; what is left out is empty. */
export type NewMessage = Given & Partial<Optional> & { readonly isBroadcast?: boolean };

export interface Posted {
  readonly message: Message;
  /** Settles when every app has been told. */
  readonly delivered: Promise<Deliveries>;
}

export function postMessage(world: World, { isBroadcast = false, ...given }: NewMessage): Posted {
  const { state } = world;
  const message: Message = {
    bot: null,
    subtype: subtypeOf(given, isBroadcast),
    blocks: [],
    attachments: [],
    metadata: null,
    threadTs: null,
    clientMessageId: null,
    username: null,
    icons: null,
    fileIds: [],
    visibleTo: null,
    isStreaming: false,
    extra: {},
    values: {},
    ...given,
    ts: state.nextTs(),
    reactions: new Map(),
    edited: null,
  };
  state.messages.push(message);
  for (const id of message.fileIds) state.files.get(id)?.shares.set(message.channelId, message.ts);
  return { message, delivered: message.visibleTo === null ? announce(world, message) : Promise.resolve([]) };
}

function subtypeOf({ subtype, fileIds = [], username }: Partial<Optional>, isBroadcast: boolean): string | null {
  if (subtype) return subtype;
  if (fileIds.length > 0) return "file_share";
  if (isBroadcast) return "thread_broadcast";
  return username ? "bot_message" : null;
}

async function announce(world: World, message: Message): Promise<Deliveries> {
  const channel = world.state.channel(message.channelId);
  const shown = showMessage(world.state, message, world.url());
  const { ts } = message;
  const place = { channel: channel.id, event_ts: ts };
  const event = { ...shown, ...place, channel_type: channelTypes[channel.kind] };
  const told = await Promise.all([
    emitEvent(world, { event, ...messageAudience(channel, message.teamId) }),
    ...announceMentions(world, channel, message, { ...shown, type: "app_mention", ...place }),
    ...announceLinks(world, channel, message),
  ]);
  return told.flat();
}

/** Slack's own lines about a channel name people too, and call nobody. */
function isNotice({ subtype }: Message): boolean {
  return subtype?.startsWith("channel_") ?? false;
}

/** An app hears that it was named where it is a member; never in its direct conversations, and never of its own words. */
function announceMentions(
  { state, ...world }: World,
  channel: Channel,
  message: Message,
  { root: _root, parent_user_id: _parent, files: _files, ...event }: Record<string, unknown> & { type: string },
): Promise<Deliveries>[] {
  if (channel.kind === "direct" || channel.kind === "group_direct" || isNotice(message)) return [];
  return state.installs
    .filter((install) => {
      const { isActive, botUserId, botId, scopes } = install;
      const isNamed = message.text.includes(`<@${botUserId}>`) && message.bot?.botId !== botId;
      const isThere =
        channel.teamIds.some((teamId) => state.covers(install, teamId)) && channel.memberIds.has(botUserId);
      return isActive && isNamed && isThere && scopes.includes("app_mentions:read");
    })
    .map((install) => emitEvent({ state, ...world }, { event, onlyInstall: install, teamIds: channel.teamIds }));
}

function announceLinks(
  world: World,
  channel: Channel,
  { text, ts, threadTs, userId, teamId }: Message,
): Promise<Deliveries>[] {
  const urls = [...text.matchAll(/<(https?:[^|>]+)(?:\|[^>]*)?>/g)].map(([, url]) => url as string);
  return world.state.installs
    .filter(
      (install) =>
        install.isActive &&
        install.scopes.includes("links:read") &&
        channel.teamIds.some((id) => world.state.covers(install, id)),
    )
    .flatMap((install) => {
      const domains = world.state.app(install.appId).linkDomains;
      const links = urls.flatMap((url) => {
        const { hostname } = new URL(url);
        const domain = domains.find((each) => hostname === each || hostname.endsWith(`.${each}`));
        return domain === undefined ? [] : [{ domain, url }];
      });
      if (links.length === 0) return [];
      const event = {
        type: "link_shared",
        user: userId,
        channel: channel.id,
        message_ts: ts,
        ...(threadTs !== null && { thread_ts: threadTs }),
        links,
        source: "conversations_history",
        unfurl_id: `${channel.id}-${ts}`,
        is_bot_user_member: channel.memberIds.has(install.botUserId),
        event_ts: ts,
      };
      return [emitEvent(world, { event, onlyInstall: install, teamIds: [teamId] })];
    });
}
