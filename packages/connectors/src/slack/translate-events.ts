/** Events of the Events API to universal events. */
import { z } from "zod";
import { toGithubEmoji } from "./emoji.ts";
import { writeHandle } from "./handle.ts";
import { channelOf, nameOf, personOf } from "./messages.ts";
import type { DeliveryFacts } from "./read-delivery.ts";
import { translateMessage } from "./translate-messages.ts";
import { type EventBody, wireUserSchema } from "./wire.ts";

/** The fields of a universal event that its envelope does not say; null where the event makes none. */
export type EventFields = Record<string, unknown> | null;
type Translate = (event: EventBody["event"], facts: DeliveryFacts) => EventFields;

/** Makes a translation that runs only on what has the shape of its event. */
function whenShaped<Schema extends z.ZodType>(
  schema: Schema,
  translate: (event: z.output<Schema>, facts: DeliveryFacts) => EventFields,
): Translate {
  return (event, facts) => {
    const read = schema.safeParse(event);
    return read.success ? translate(read.data, facts) : null;
  };
}

const text = z.string().min(1);
const channelObject = z.looseObject({ id: text, name: z.string().nullish(), is_private: z.boolean().nullish() });
const channelEvent = z.looseObject({ channel: z.union([text, channelObject]) });

type ChannelChange = "created" | "renamed" | "archived" | "restored" | "deleted";

function changeOfChannel(change: ChannelChange, hint?: "channel" | "group"): Translate {
  return whenShaped(channelEvent, ({ channel }) => {
    const { id, name } = typeof channel === "string" ? { id: channel, name: undefined } : channel;
    return { type: "channel.changed", channel: channelOf(id, hint, name), change };
  });
}

function changeOfMember(change: "joined" | "left"): Translate {
  const shape = z.looseObject({ user: text, channel: text, channel_type: z.string().nullish() });
  return whenShaped(shape, ({ user, channel, channel_type }, facts) => ({
    type: "membership.changed",
    person: { platformUserId: user, isBot: facts.ourUserIds.includes(user) },
    change,
    channel: channelOf(channel, channel_type),
  }));
}

/** Slack tells an application that left a channel in a word of its own. */
const weLeft = whenShaped(z.looseObject({ channel: text }), ({ channel }, { ourUserIds: [ourUserId] }) =>
  ourUserId === undefined
    ? null
    : {
        type: "membership.changed",
        person: { platformUserId: ourUserId, isBot: true },
        change: "left",
        channel: channelOf(channel),
      },
);

function reaction(type: "reaction.added" | "reaction.removed"): Translate {
  const shape = z.looseObject({
    user: text,
    reaction: text,
    item: z.looseObject({ type: z.literal("message"), channel: text, ts: text }),
  });
  return whenShaped(shape, ({ user, reaction: name, item }, facts) => ({
    type,
    channel: channelOf(item.channel),
    platformMessageId: item.ts,
    actor: { platformUserId: user, isBot: facts.ourUserIds.includes(user) },
    emoji: toGithubEmoji(name),
  }));
}

const linkShared = whenShaped(
  z.looseObject({
    channel: text,
    user: text,
    message_ts: text,
    thread_ts: z.string().nullish(),
    unfurl_id: z.string().nullish(),
    source: z.string().nullish(),
    links: z.array(z.looseObject({ url: text })),
  }),
  ({ channel, user, message_ts, thread_ts, unfurl_id, source, links }, facts) => ({
    type: "link.shared",
    channel: channelOf(channel),
    platformMessageId: message_ts,
    ...(thread_ts && thread_ts !== message_ts && { platformThreadId: thread_ts }),
    actor: { platformUserId: user, isBot: facts.ourUserIds.includes(user) },
    urls: links.map(({ url }) => url).slice(0, 100),
    ...handleOf(writeHandle(unfurl_id && source ? { unfurl: { id: unfurl_id, source } } : {})),
  }),
);

const stepReached = whenShaped(
  z.looseObject({
    function: z.looseObject({ callback_id: text }),
    inputs: z.record(z.string(), z.unknown()).default({}),
    function_execution_id: text,
  }),
  ({ function: step, inputs, function_execution_id }) => ({
    type: "step.reached",
    step: step.callback_id,
    inputs: Object.fromEntries(Object.entries(inputs).flatMap(readInput)),
    ...handleOf(writeHandle({ execution: function_execution_id })),
  }),
);

function readInput([name, value]: [string, unknown]): [string, string | string[]][] {
  if (value === null || value === undefined) return [];
  const isTexts = Array.isArray(value) && value.every((entry) => typeof entry === "string");
  return [[name, typeof value === "string" || isTexts ? value : JSON.stringify(value)]];
}

export function handleOf(replyHandle: string | undefined): { replyHandle?: string } {
  return replyHandle === undefined ? {} : { replyHandle };
}

const homeOpened = whenShaped(z.looseObject({ user: text, tab: z.literal("home") }), ({ user }) => ({
  type: "home.opened",
  actor: { platformUserId: user, isBot: false },
}));

const tokensRevoked = whenShaped(
  z.looseObject({
    tokens: z.looseObject({ oauth: z.array(text).nullish(), bot: z.array(text).nullish() }),
  }),
  ({ tokens }) => ({
    type: "token.revoked",
    // Where the bot's own token is among them, nothing is left to work with.
    platformUserIds: tokens.bot?.length ? [] : (tokens.oauth ?? []),
  }),
);

function userChanged(change: "joined" | "updated"): Translate {
  return whenShaped(z.looseObject({ user: wireUserSchema }), ({ user }) => {
    const { email: _, ...person } = personOf(user);
    return {
      type: "membership.changed",
      person: { ...person, ...nameOf([person.displayName]) },
      change: user.deleted ? "left" : change,
    };
  });
}

/**
 * By Slack's word for the event. `app_mention` is missing on purpose: the same message arrives as `message` too, and each mention would
 * count twice.
 */
const translations: Readonly<Record<string, Translate>> = {
  message: translateMessage,
  reaction_added: reaction("reaction.added"),
  reaction_removed: reaction("reaction.removed"),
  member_joined_channel: changeOfMember("joined"),
  member_left_channel: changeOfMember("left"),
  channel_left: weLeft,
  group_left: weLeft,
  team_join: userChanged("joined"),
  user_change: userChanged("updated"),
  channel_created: changeOfChannel("created", "channel"),
  channel_rename: changeOfChannel("renamed", "channel"),
  channel_archive: changeOfChannel("archived", "channel"),
  channel_unarchive: changeOfChannel("restored", "channel"),
  channel_deleted: changeOfChannel("deleted", "channel"),
  group_rename: changeOfChannel("renamed", "group"),
  group_archive: changeOfChannel("archived", "group"),
  group_unarchive: changeOfChannel("restored", "group"),
  group_deleted: changeOfChannel("deleted", "group"),
  app_home_opened: homeOpened,
  link_shared: linkShared,
  function_executed: stepReached,
  tokens_revoked: tokensRevoked,
  app_uninstalled: () => ({ type: "uninstalled" }),
};

export function translateEvent(event: EventBody["event"], facts: DeliveryFacts): EventFields {
  const translate = Object.hasOwn(translations, event.type) ? translations[event.type] : undefined;
  return translate?.(event, facts) ?? null;
}
