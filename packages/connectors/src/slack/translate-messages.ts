/** The event `message` with all its subtypes: https://docs.slack.dev/reference/events/message. */
import { z } from "zod";
import { channelOf, messageOf, threadOf } from "./messages.ts";
import type { DeliveryFacts } from "./read-delivery.ts";
import { type EventBody, type WireMessage, wireMessageSchema } from "./wire.ts";

const inChannelSchema = z.looseObject({ channel: z.string().min(1), channel_type: z.string().nullish() });
type InChannel = z.infer<typeof inChannelSchema>;

const changedSchema = z.looseObject({
  message: wireMessageSchema,
  previous_message: wireMessageSchema.nullish().catch(null),
});
const deletedSchema = z.looseObject({
  deleted_ts: z.string().min(1),
  previous_message: wireMessageSchema.nullish().catch(null),
});

type Fields = Record<string, unknown> | null;
type Translate = (event: EventBody["event"], place: InChannel, facts: DeliveryFacts) => Fields;

const posted: Translate = (event, place, facts) => {
  const message = wireMessageSchema.safeParse(event).data;
  if (!message) return null;
  return {
    type: "message.posted",
    channel: channelOf(place.channel, place.channel_type),
    message: messageOf(message, { botUserIds: facts.ourUserIds }),
  };
};

const changed: Translate = (event, place, facts) => {
  const read = changedSchema.safeParse(event).data;
  if (!read) return null;
  const { message, previous_message: before } = read;
  const channel = channelOf(place.channel, place.channel_type);
  // The first message of a thread leaves a stone behind as long as the thread has others.
  if (message.subtype === "tombstone") return { type: "message.deleted", channel, platformMessageId: message.ts };
  if (!saysSomethingElse(message, before)) return null;
  return { type: "message.edited", channel, message: messageOf(message, { botUserIds: facts.ourUserIds }) };
};

/** Slack also tells of previews that it added below a message. */
function saysSomethingElse(message: WireMessage, before: WireMessage | null | undefined): boolean {
  if (!before) return Boolean(message.edited);
  const filesOf = ({ files }: WireMessage) => (files ?? []).map(({ id, mode }) => `${id} ${mode}`).join();
  return (message.text ?? "") !== (before.text ?? "") || filesOf(message) !== filesOf(before);
}

const deleted: Translate = (event, place) => {
  const read = deletedSchema.safeParse(event).data;
  if (!read) return null;
  const { deleted_ts, previous_message } = read;
  return {
    type: "message.deleted",
    channel: channelOf(place.channel, place.channel_type),
    platformMessageId: deleted_ts,
    ...(previous_message && threadOf({ ts: deleted_ts, thread_ts: previous_message.thread_ts })),
  };
};

function converted(change: "made_private" | "made_public", hint: "group" | "channel"): Translate {
  return (_event, place) => ({ type: "channel.changed", channel: channelOf(place.channel, hint), change });
}

/** A subtype that is missing here says nothing that somebody said: joins, topics and the like have events of their own. */
const bySubtype: Readonly<Record<string, Translate>> = {
  "": posted,
  file_share: posted,
  me_message: posted,
  bot_message: posted,
  thread_broadcast: posted,
  message_changed: changed,
  message_deleted: deleted,
  channel_convert_to_private: converted("made_private", "group"),
  channel_convert_to_public: converted("made_public", "channel"),
};

export function translateMessage(event: EventBody["event"], facts: DeliveryFacts): Fields {
  const place = inChannelSchema.safeParse(event).data;
  const subtype = event.subtype ?? "";
  const translate = Object.hasOwn(bySubtype, subtype) ? bySubtype[subtype] : undefined;
  return place && translate ? translate(event, place, facts) : null;
}
