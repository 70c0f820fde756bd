/** Slack's messages, people, channels and files in neutral words. */
import { cleanText } from "@eureka/connector-sdk";
import type { PlatformPerson } from "@eureka/contracts/people";
import {
  universalEventLimits as limits,
  type PlatformChannel,
  type PlatformFile,
  type PlatformMessage,
} from "@eureka/contracts/universal-event";
import { originalTextOf } from "./message-metadata.ts";
import { instantOf, secondsOf } from "./read-delivery.ts";
import { callsEveryone, mentionedIn, toMarkdown } from "./read-text.ts";
import type { WireMessage, WireUser } from "./wire.ts";

/** What is known beside the message itself. */
export interface MessageSurroundings {
  /** Accounts that are programs: our own. */
  readonly botUserIds: readonly string[];
  /** Who wrote with one of these bots is us; only our own messages are believed what they say about themselves. */
  readonly ourBotId?: string;
  readonly permalink?: string;
}

export function messageOf(message: WireMessage, surroundings: MessageSurroundings): PlatformMessage {
  const { botUserIds, ourBotId, permalink } = surroundings;
  const text = message.text ?? "";
  const isOurs = ourBotId !== undefined && message.bot_id === ourBotId;
  const original = isOurs && !message.edited ? originalTextOf(message.metadata) : null;
  return {
    platformMessageId: message.ts,
    ...threadOf(message),
    author: authorOf(message, botUserIds),
    text: cleanText(original ?? readMessageText(message), limits.text),
    mentions: peopleOf(mentionedIn(text), botUserIds),
    mentionsEveryone: callsEveryone(text),
    files: filesOf(message),
    ...(permalink !== undefined && { permalink }),
    postedAt: instantOf(secondsOf(message.ts)),
  };
}

/** The first message of a thread names itself; it belongs to no other. */
export function threadOf(message: Pick<WireMessage, "ts" | "thread_ts">): { platformThreadId?: string } {
  return message.thread_ts && message.thread_ts !== message.ts ? { platformThreadId: message.thread_ts } : {};
}

export function peopleOf(ids: readonly string[], botUserIds: readonly string[]): PlatformPerson[] {
  return ids.slice(0, limits.people).map((id) => ({ platformUserId: id, isBot: botUserIds.includes(id) }));
}

function readMessageText(message: WireMessage): string {
  const text = toMarkdown(message.text ?? "");
  if (message.subtype === "me_message" && text !== "") return `_${text}_`;
  if (text !== "") return text;
  const shown = (message.attachments ?? []).map(({ text: words, fallback }) => words || fallback || "");
  return shown
    .filter((words) => words !== "")
    .map(toMarkdown)
    .join("\n");
}

function authorOf(message: WireMessage, botUserIds: readonly string[]): PlatformPerson {
  const profile = message.user_profile;
  const names = message.bot_id
    ? [message.username, message.bot_profile?.name]
    : [profile?.display_name, profile?.real_name];
  return {
    // Slack itself speaks without an account in a few notices.
    platformUserId: message.user || message.bot_id || "USLACK",
    ...nameOf(names),
    isBot: Boolean(message.bot_id) || !message.user || botUserIds.includes(message.user),
  };
}

export function filesOf({ files }: Pick<WireMessage, "files">): PlatformFile[] {
  // What was deleted or is hidden by the plan of the workspace has only its place left.
  const present = (files ?? []).filter(({ mode }) => mode !== "tombstone" && mode !== "hidden_by_limit");
  return present.slice(0, limits.files).map((file) => ({
    platformFileId: file.id,
    name: cleanText(file.name || file.title || file.id, limits.name),
    ...(file.mimetype && { mediaType: file.mimetype.slice(0, 255) }),
    ...(typeof file.size === "number" && Number.isInteger(file.size) && file.size >= 0 && { sizeBytes: file.size }),
  }));
}

/** A person of the directory. Slack vouches for an address only where the person confirmed it. */
export function personOf(user: WireUser): PlatformPerson {
  const { profile } = user;
  const email = user.is_email_confirmed ? profile?.email : null;
  return {
    platformUserId: user.id,
    ...nameOf([profile?.display_name, profile?.real_name, user.real_name, user.name]),
    // Slackbot is a program, though Slack does not say so.
    isBot: user.is_bot === true || user.id === "USLACKBOT",
    ...(email && { email }),
  };
}

export function nameOf(names: readonly (string | null | undefined)[]): { displayName?: string } {
  const name = names.find((candidate) => candidate);
  return name ? { displayName: cleanText(name, 255) } : {};
}

const kinds: Readonly<Record<string, NonNullable<PlatformChannel["kind"]>>> = {
  channel: "public",
  C: "public",
  group: "private",
  G: "private",
  mpim: "group",
  im: "direct",
  directmessage: "direct",
  privategroup: "private",
};

/** Names that Slack gives where it does not say the real one. */
const noNames: ReadonlySet<string> = new Set(["directmessage", "privategroup"]);

/** A channel by what a delivery says of it: `hint` is its type, or the word in place of its name. */
export function channelOf(id: string, hint?: string | null, name?: string | null): PlatformChannel {
  const kind = id.startsWith("D") ? "direct" : name?.startsWith("mpdm-") ? "group" : kinds[hint ?? ""];
  return {
    platformChannelId: id,
    ...(kind && { kind }),
    ...(name && !noNames.has(name) && { name: cleanText(name, limits.name) }),
  };
}

/** Where a message can be looked at; Slack builds such addresses from the message's place. */
export function permalinkOf(
  siteUrl: string,
  channelId: string,
  message: Pick<WireMessage, "ts" | "thread_ts">,
): string {
  const site = siteUrl.replace(/\/$/, "");
  const address = `${site}/archives/${channelId}/p${message.ts.replace(".", "")}`;
  const { platformThreadId } = threadOf(message);
  return platformThreadId === undefined ? address : `${address}?thread_ts=${platformThreadId}&cid=${channelId}`;
}
