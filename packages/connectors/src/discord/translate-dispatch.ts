/** What the gateway tells. */
import type { ParsedDelivery } from "@eureka/connector-sdk";
import { cleanText } from "@eureka/connector-sdk";
import { type UniversalEvent, universalEventLimits } from "@eureka/contracts/universal-event";
import { GatewayDispatchEvents as Dispatch } from "discord-api-types/v10";
import type { z } from "zod";
import { nameOfEmoji } from "./emoji.ts";
import { isTalk, messageOf } from "./messages.ts";
import { personOf } from "./people.ts";
import { channelOf, type Place, placeOf, talkTypes } from "./places.ts";
import { readCommand } from "./read-command.ts";
import { timeOfSnowflake } from "./snowflake.ts";
import { fromDiscordText } from "./text.ts";
import { translateInteraction } from "./translate-interaction.ts";
import {
  deletedBulkSchema,
  deletedSchema,
  guildChannelSchema,
  guildMemberSchema,
  guildSchema,
  interactionSchema,
  messageSchema,
  reactionSchema,
  type WireFrame,
  type WireMessage,
} from "./wire.ts";

interface Told {
  /**
   * Names what happened for good. What can happen again to the same thing (a reaction, a name) is told apart by its number in the
   * session: the gateway repeats a number only when it repeats the event.
   */
  readonly deliveryId: string;
  readonly guildId: string;
  readonly occurredAt: Date;
  readonly events: readonly Fields[];
}

type Envelope = "version" | "platform" | "platformWorkspaceId" | "deliveryId" | "deliveryPart" | "occurredAt";
type FieldsOf<Event> = Event extends UniversalEvent ? Omit<Event, Envelope> : never;
type Fields = FieldsOf<UniversalEvent>;
/** Null: nothing that anybody here wants to know. */
type Translate = (frame: WireFrame) => Told | null;

/** Translates a dispatch. Throws a ZodError for what Discord would not send. */
export function translateDispatch(frame: WireFrame): ParsedDelivery {
  const { t, s, session_id: session, d } = frame;
  if (t === Dispatch.InteractionCreate) return translateInteraction(interactionSchema.parse(d));
  const translate = Object.hasOwn(translations, t) ? translations[t as Dispatch] : undefined;
  const told = translate?.(frame);
  if (!told) return { deliveryId: `${t}-${session}-${s}`, events: [], ignored: [{ kind: t }] };
  const { deliveryId, guildId, occurredAt, events } = told;
  const shared = { version: 1, platform: "discord", platformWorkspaceId: guildId, deliveryId } as const;
  return {
    deliveryId,
    events: events.map(
      (fields, deliveryPart) =>
        ({ ...shared, deliveryPart, occurredAt: occurredAt.toISOString(), ...fields }) as UniversalEvent,
    ),
    ignored: [],
  };
}

const translations: Readonly<Partial<Record<Dispatch, Translate>>> = {
  [Dispatch.MessageCreate]: translatePosted,
  [Dispatch.MessageUpdate]: translateEdited,
  [Dispatch.MessageDelete]: translateDeleted,
  [Dispatch.MessageDeleteBulk]: translateDeletedBulk,
  [Dispatch.MessageReactionAdd]: (frame) => translateReaction(frame, "reaction.added"),
  [Dispatch.MessageReactionRemove]: (frame) => translateReaction(frame, "reaction.removed"),
  [Dispatch.ChannelCreate]: (frame) => translateChannel(frame, "created"),
  // An update does not say what changed; the name that it carries holds whatever did.
  [Dispatch.ChannelUpdate]: (frame) => translateChannel(frame, "renamed"),
  [Dispatch.ChannelDelete]: (frame) => translateChannel(frame, "deleted"),
  [Dispatch.GuildMemberAdd]: (frame) => translateMember(frame, "joined"),
  [Dispatch.GuildMemberUpdate]: (frame) => translateMember(frame, "updated"),
  [Dispatch.GuildMemberRemove]: (frame) => translateMember(frame, "left"),
  [Dispatch.GuildCreate]: translateGuildCreated,
  [Dispatch.GuildDelete]: translateGuildDeleted,
};

function translatePosted(frame: WireFrame): Told | null {
  const said = readTalk(frame);
  if (!said) return null;
  const { message, place, guildId } = said;
  const neutral = messageOf(message, { guildId, platformThreadId: place.platformThreadId });
  const told = { deliveryId: `${frame.t}-${message.id}`, guildId, occurredAt: new Date(message.timestamp) };
  const typed = neutral.author.isBot ? null : readCommand(message.content);
  if (!typed) return { ...told, events: [{ type: "message.posted", channel: place.channel, message: neutral }] };
  const event: Fields = {
    type: "command.invoked",
    channel: place.channel,
    actor: neutral.author,
    // The typed command stands in the channel as a message: its answer belongs into the thread below it.
    platformThreadId: place.platformThreadId ?? message.id,
    command: typed.command,
    text: cleanText(fromDiscordText(typed.text, { guildId }), universalEventLimits.text),
    mentions: neutral.mentions,
    files: neutral.files,
    message: neutral,
  };
  return { ...told, events: [event] };
}

/** Discord also reports an update when it has looked up the links of a message: nobody edited anything then. */
function translateEdited(frame: WireFrame): Told | null {
  const said = readTalk(frame);
  if (!said?.message.edited_timestamp) return null;
  const { message, place, guildId } = said;
  const editedAt = new Date(message.edited_timestamp as string);
  const neutral = messageOf(message, { guildId, platformThreadId: place.platformThreadId });
  return {
    deliveryId: `${frame.t}-${message.id}-${editedAt.toISOString()}`,
    guildId,
    occurredAt: editedAt,
    events: [{ type: "message.edited", channel: place.channel, message: neutral }],
  };
}

/** Null for what the platform itself says, for fragments, and for direct conversations: they belong to no guild. */
function readTalk({ d, channel }: WireFrame): { message: WireMessage; place: Place; guildId: string } | null {
  const message = messageSchema.safeParse(d);
  if (!message.success) {
    // A fragment still names its message; whatever does not is nothing that Discord sends.
    deletedSchema.parse(d);
    return null;
  }
  const { guild_id: guildId, channel_id: channelId } = message.data;
  if (!guildId || !isTalk(message.data)) return null;
  return { message: message.data, place: placeOf(channel ?? { id: channelId }), guildId };
}

function translateDeleted(frame: WireFrame): Told | null {
  const { id, guild_id: guildId, channel_id: channelId } = deletedSchema.parse(frame.d);
  if (!guildId) return null;
  const event = deletion(placeOf(frame.channel ?? { id: channelId }), id);
  return { deliveryId: `${frame.t}-${id}`, guildId, occurredAt: toldAt(frame, id), events: [event] };
}

function translateDeletedBulk(frame: WireFrame): Told | null {
  const { ids, guild_id: guildId, channel_id: channelId } = deletedBulkSchema.parse(frame.d);
  const [first] = ids;
  if (!guildId || !first) return null;
  const place = placeOf(frame.channel ?? { id: channelId });
  const events = ids.map((id) => deletion(place, id));
  return { deliveryId: `${frame.t}-${first}`, guildId, occurredAt: toldAt(frame, first), events };
}

function deletion(place: Place, platformMessageId: string): Fields {
  return { type: "message.deleted", channel: place.channel, platformMessageId, ...onThread(place) };
}

function translateReaction(frame: WireFrame, type: "reaction.added" | "reaction.removed"): Told | null {
  const { guild_id: guildId, message_id: messageId, ...reaction } = reactionSchema.parse(frame.d);
  if (!guildId) return null;
  const place = placeOf(frame.channel ?? { id: reaction.channel_id });
  const user = reaction.member?.user ?? { id: reaction.user_id };
  const event: Fields = {
    type,
    channel: place.channel,
    platformMessageId: messageId,
    ...onThread(place),
    actor: personOf(user, reaction.member),
    emoji: nameOfEmoji(reaction.emoji).slice(0, 100),
  };
  return { deliveryId: numbered(frame, messageId), guildId, occurredAt: toldAt(frame, messageId), events: [event] };
}

function translateChannel(frame: WireFrame, change: "created" | "renamed" | "deleted"): Told | null {
  const channel = guildChannelSchema.parse(frame.d);
  if (channel.type === undefined || !talkTypes.has(channel.type)) return null;
  const event: Fields = { type: "channel.changed", channel: channelOf(channel), change };
  const occurredAt = toldAt(frame, channel.id);
  return { deliveryId: numbered(frame, channel.id), guildId: channel.guild_id, occurredAt, events: [event] };
}

function translateMember(frame: WireFrame, change: "joined" | "updated" | "left"): Told {
  const member = guildMemberSchema.parse(frame.d);
  const event: Fields = { type: "membership.changed", person: personOf(member.user, member), change };
  const occurredAt = toldAt(frame, member.user.id);
  return { deliveryId: numbered(frame, member.user.id), guildId: member.guild_id, occurredAt, events: [event] };
}

/** Every new session begins with a list of all guilds: the moment of joining tells a new one from a known one. */
function translateGuildCreated(frame: WireFrame): Told | null {
  const { id, joined_at: joinedAt, unavailable } = readGuild(frame);
  if (unavailable || !joinedAt) return null;
  const occurredAt = new Date(joinedAt);
  const deliveryId = `${frame.t}-${id}-${occurredAt.toISOString()}`;
  return { deliveryId, guildId: id, occurredAt, events: [{ type: "installed" }] };
}

/** A guild that is only unreachable has not thrown us out. */
function translateGuildDeleted(frame: WireFrame): Told | null {
  const { id, unavailable } = readGuild(frame);
  if (unavailable) return null;
  return {
    deliveryId: numbered(frame, id),
    guildId: id,
    occurredAt: toldAt(frame, id),
    events: [{ type: "uninstalled" }],
  };
}

function readGuild({ d }: WireFrame): z.infer<typeof guildSchema> {
  return guildSchema.parse(d);
}

/** The gateway says of few events when they happened: the rest are dated by their arrival, else by the id that they are about. */
function toldAt(frame: WireFrame, id: string): Date {
  return frame.received_at === undefined ? timeOfSnowflake(id) : new Date(frame.received_at);
}

function numbered({ t, s, session_id: session }: WireFrame, id: string): string {
  return `${t}-${id}-${session}-${s}`;
}

function onThread({ platformThreadId }: Place): { platformThreadId?: string } {
  return platformThreadId === undefined ? {} : { platformThreadId };
}
