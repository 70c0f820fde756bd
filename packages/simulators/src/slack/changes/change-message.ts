/** A message is edited or deleted, gets a preview, a reaction. */
import { type Deliveries, emitEvent, messageAudience } from "../emit-event.ts";
import type { Message } from "../records.ts";
import { channelTypes } from "../shapes/show-channel.ts";
import { showMessage, showThread } from "../shapes/show-message.ts";
import type { World } from "../world.ts";

type Contents = Partial<Pick<Message, "text" | "blocks" | "attachments" | "metadata" | "isStreaming">>;

/** @param editorId who is shown as the editor; null for changes that nobody typed, such as a preview */
export function changeMessage(world: World, message: Message, contents: Contents, editorId: string | null) {
  const before = showInEvent(world, message);
  Object.assign(message, contents);
  if (editorId !== null) message.edited = { userId: editorId, ts: `${world.state.nextTs().slice(0, 10)}.000000` };
  return announceChange(world, message, before);
}

/** A message with answers leaves a stone in its place, as in Slack; every other one is gone. */
export function deleteMessage(world: World, message: Message): Promise<Deliveries> {
  const { state } = world;
  const before = showInEvent(world, message);
  if (state.replies(message.channelId, message.ts).length > 0) {
    Object.assign(message, {
      subtype: "tombstone",
      userId: "USLACKBOT",
      bot: null,
      text: "This message was deleted.",
      blocks: [],
      attachments: [],
      metadata: null,
      fileIds: [],
      clientMessageId: null,
    });
    message.reactions.clear();
    return announceChange(world, message, before);
  }
  state.messages.splice(state.messages.indexOf(message), 1);
  if (message.visibleTo !== null) return Promise.resolve([]);
  const at = state.nextTs();
  const event = { subtype: "message_deleted", previous_message: before, deleted_ts: message.ts };
  return announce(world, message, { ...event, ts: at, event_ts: at });
}

function announceChange(world: World, message: Message, before: object): Promise<Deliveries> {
  if (message.visibleTo !== null) return Promise.resolve([]);
  const at = world.state.nextTs();
  const event = { subtype: "message_changed", message: showInEvent(world, message), previous_message: before };
  return announce(world, message, { ...event, ts: at, event_ts: at });
}

function announce(world: World, { channelId, teamId }: Message, event: object): Promise<Deliveries> {
  const channel = world.state.channel(channelId);
  const place = { channel: channelId, channel_type: channelTypes[channel.kind], hidden: true };
  return emitEvent(world, { event: { type: "message", ...event, ...place }, ...messageAudience(channel, teamId) });
}

function showInEvent(world: World, message: Message) {
  const { root: _root, ...shown } = { root: 0, ...showMessage(world.state, message, world.url()) };
  return { ...shown, ...showThread(world.state, message) };
}

/** Adds or removes one person's reaction. False when there was nothing to change. */
export function changeReaction(
  world: World,
  message: Message,
  reaction: { readonly name: string; readonly userId: string; readonly isAdded: boolean },
): Promise<Deliveries> | false {
  const { name, userId, isAdded } = reaction;
  const users = message.reactions.get(name) ?? [];
  if (users.includes(userId) === isAdded) return false;
  const changed = isAdded ? [...users, userId] : users.filter((user) => user !== userId);
  if (changed.length > 0) message.reactions.set(name, changed);
  else message.reactions.delete(name);
  const channel = world.state.channel(message.channelId);
  return emitEvent(world, {
    event: {
      type: isAdded ? "reaction_added" : "reaction_removed",
      user: userId,
      reaction: name,
      item: { type: "message", channel: channel.id, ts: message.ts },
      ...(message.userId !== "" && { item_user: message.userId }),
      event_ts: world.state.nextTs(),
    },
    scope: "reactions:read",
    membersOf: channel,
    teamIds: messageAudience(channel, message.teamId).teamIds,
  });
}
