/**
 * Universal event, version 1: what a connector makes of an inbound event. Handlers read only this; nobody outside a
 * connector knows the words of its platform. The key of anything that comes from a platform starts with
 * organization, platform and platform workspace: ids of channels and people are unique only below them.
 */
import { z } from "zod";
import { actionIdSchema } from "./card.ts";
import { platformIdSchema, platformPersonSchema } from "./people.ts";

/** The largest sizes of an event; lengths in UTF-16 code units, counts in entries. */
export const universalEventLimits = {
  text: 262_144,
  title: 16_384,
  name: 1_024,
  people: 200,
  files: 100,
  labels: 200,
  checklist: 500,
  commits: 50,
  commitMessage: 2_000,
} as const;

const limits = universalEventLimits;

/** Text that a database can hold: no NUL, no half of a surrogate pair. Connectors pass platform text through `cleanText` first. */
const storable = (length: number) =>
  z
    .string()
    .max(length)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "must be well-formed text without NUL");

const instant = z.iso.datetime({ offset: false });
const webUrl = z.url({ protocol: /^https?$/ }).max(4_096);

/** A place of talk. A direct channel has exactly one other person in it. */
export const platformChannelSchema = z.strictObject({
  platformChannelId: platformIdSchema,
  kind: z.enum(["public", "private", "group", "direct"]).optional(),
  name: storable(limits.name).optional(),
});

/** A file beside a message: where to get it, never its bytes. `platformFileId` is what `downloadFile` takes. */
export const platformFileSchema = z.strictObject({
  platformFileId: z.string().min(1).max(4_096),
  name: storable(limits.name),
  mediaType: z.string().max(255).optional(),
  sizeBytes: z.int().min(0).optional(),
});

/** A message as it stood when the event happened: all that a work item made from it needs. */
export const platformMessageSchema = z.strictObject({
  platformMessageId: platformIdSchema,
  /** The thread that the message belongs to; its id is that of the thread's first message where the platform has no other. */
  platformThreadId: platformIdSchema.optional(),
  author: platformPersonSchema,
  /** GitHub Flavored Markdown. A mention stands in it as `<@platformUserId>`. */
  text: storable(limits.text),
  mentions: z.array(platformPersonSchema).max(limits.people),
  /** The message calls everybody in the channel. */
  mentionsEveryone: z.boolean(),
  files: z.array(platformFileSchema).max(limits.files),
  permalink: webUrl.optional(),
  postedAt: instant,
});

/** Due is a date without a time zone or an exact instant; the two are never converted into each other. */
export const platformDueSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("date"), date: z.iso.date() }),
  z.strictObject({ kind: z.literal("instant"), at: instant }),
]);

/** The neutral fields of an item on a tracker. A field that the platform does not have keeps its empty value. */
export const platformItemFieldsSchema = z.strictObject({
  title: storable(limits.title),
  /** GitHub Flavored Markdown. */
  body: storable(limits.text),
  /** Where the platform says so itself; elsewhere the list's category decides. */
  state: z.enum(["open", "done", "dropped"]),
  platformListId: platformIdSchema.nullable(),
  /** Names, because labels map by name. */
  labels: z.array(storable(limits.name)).max(limits.labels),
  /** Platform user ids. */
  assignees: z.array(platformIdSchema).max(limits.people),
  due: platformDueSchema.nullable(),
  priority: z.enum(["none", "low", "medium", "high", "urgent"]),
  checklist: z.array(z.strictObject({ text: storable(limits.title), done: z.boolean() })).max(limits.checklist),
  archived: z.boolean(),
  /** The item of the same board that it is a part of. */
  parent: platformIdSchema.nullable(),
});

/** A commit of a branch. */
export const platformCommitSchema = z.strictObject({
  platformCommitId: platformIdSchema,
  /** Cut to the limit. */
  message: storable(limits.commitMessage),
  permalink: webUrl.optional(),
});

/** A comment on an item of a tracker. */
export const platformCommentSchema = z.strictObject({
  platformCommentId: platformIdSchema,
  author: platformPersonSchema,
  body: storable(limits.text),
  createdAt: instant,
});

const base = {
  version: z.literal(1),
  /** The connector's name, for example `slack`. */
  platform: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  /** The tenant of the platform: a Slack team, a Discord guild, a GitHub account, a Trello workspace. */
  platformWorkspaceId: platformIdSchema,
  /** The same for every redelivery. With `deliveryPart` it names the event for good. */
  deliveryId: z.string().min(1).max(255),
  /** The place of the event among those of its delivery, from 0. */
  deliveryPart: z.int().min(0),
  occurredAt: instant,
};

/** What an answer to the event needs besides its place (a trigger or interaction token); opaque, short-lived, secret. */
const replyHandle = z.string().min(1).max(4_096).optional();
const inChannel = { ...base, channel: platformChannelSchema };
const onMessage = { ...inChannel, platformMessageId: platformIdSchema, platformThreadId: platformIdSchema.optional() };
const reaction = {
  ...onMessage,
  actor: platformPersonSchema,
  /** The emoji's name without colons, as GitHub's shortcodes have it where it is a standard one: `white_check_mark`. */
  emoji: z.string().min(1).max(100),
};
/** By the ids of the inputs. One that somebody left or made empty has the empty text, or the empty list. */
const inputValues = z.record(
  z.string().max(100),
  z.union([storable(limits.text), z.array(storable(limits.name)).max(100)]),
);
const onItem = {
  ...base,
  actor: platformPersonSchema.optional(),
  platformBoardId: platformIdSchema,
  platformItemId: platformIdSchema,
  /** Changes with every change of the item; compared for equality, and for order only by the platform's own connector. */
  remoteVersion: z.string().min(1).max(255).optional(),
  permalink: webUrl.optional(),
};

export const universalEventSchema = z.discriminatedUnion("type", [
  z.strictObject({ ...inChannel, type: z.literal("message.posted"), message: platformMessageSchema }),
  z.strictObject({ ...inChannel, type: z.literal("message.edited"), message: platformMessageSchema }),
  z.strictObject({ ...onMessage, type: z.literal("message.deleted"), actor: platformPersonSchema.optional() }),
  z.strictObject({ ...reaction, type: z.literal("reaction.added") }),
  z.strictObject({ ...reaction, type: z.literal("reaction.removed") }),
  /** A button was pressed or an option chosen on a card; `platformMessageId` is the card's message. */
  z.strictObject({
    ...onMessage,
    type: z.literal("action.invoked"),
    actor: platformPersonSchema,
    actionId: actionIdSchema,
    /** The chosen option of a select. */
    value: z.string().max(255).optional(),
    /** The card's inputs at the moment of the press, by input id. */
    values: inputValues,
    replyHandle,
  }),
  /** A slash command, or a shortcut: then `command` is the shortcut's name and `message` the message it was used on. */
  z.strictObject({
    ...inChannel,
    type: z.literal("command.invoked"),
    actor: platformPersonSchema,
    platformThreadId: platformIdSchema.optional(),
    /** Without the leading slash. */
    command: z.string().min(1).max(100),
    /** Everything behind the command, untouched. */
    text: storable(limits.text),
    mentions: z.array(platformPersonSchema).max(limits.people),
    files: z.array(platformFileSchema).max(limits.files),
    message: platformMessageSchema.optional(),
    replyHandle,
  }),
  z.strictObject({
    ...base,
    type: z.literal("form.submitted"),
    actor: platformPersonSchema,
    formId: actionIdSchema,
    values: inputValues,
    /** Where the form was opened from, if the platform says so. */
    channel: platformChannelSchema.optional(),
    replyHandle,
  }),
  /** Somebody joined or left a channel; without a channel: the platform workspace itself. */
  z.strictObject({
    ...base,
    type: z.literal("membership.changed"),
    person: platformPersonSchema,
    change: z.enum(["joined", "left", "updated"]),
    channel: platformChannelSchema.optional(),
  }),
  z.strictObject({
    ...inChannel,
    type: z.literal("channel.changed"),
    change: z.enum(["created", "renamed", "made_public", "made_private", "archived", "restored", "deleted"]),
  }),
  /** A message names addresses of ours, and the platform asks what to show below it. */
  z.strictObject({
    ...onMessage,
    type: z.literal("link.shared"),
    actor: platformPersonSchema,
    urls: z.array(webUrl).min(1).max(100),
    replyHandle,
  }),
  /** Somebody opened our own page inside the platform. */
  z.strictObject({ ...base, type: z.literal("home.opened"), actor: platformPersonSchema }),
  /** The platform's own automation reached a step of ours, and waits for its end. */
  z.strictObject({
    ...base,
    type: z.literal("step.reached"),
    actor: platformPersonSchema.optional(),
    step: z.string().min(1).max(100),
    inputs: inputValues,
    replyHandle,
  }),
  z.strictObject({ ...base, type: z.literal("installed"), actor: platformPersonSchema.optional() }),
  z.strictObject({ ...base, type: z.literal("uninstalled") }),
  /** Some or all tokens of the connection stopped working; no user ids means the bot's own. */
  z.strictObject({ ...base, type: z.literal("token.revoked"), platformUserIds: z.array(platformIdSchema).max(1_000) }),
  z.strictObject({ ...onItem, type: z.literal("item.created"), fields: platformItemFieldsSchema.partial() }),
  /** A hint that the item changed. `fields` holds what the delivery said, `changed` names everything that changed, fields or not. */
  z.strictObject({
    ...onItem,
    type: z.literal("item.updated"),
    fields: platformItemFieldsSchema.partial(),
    changed: z.array(z.string().min(1).max(100)).max(100),
  }),
  z.strictObject({ ...onItem, type: z.literal("item.deleted") }),
  z.strictObject({ ...onItem, type: z.literal("item.commented"), comment: platformCommentSchema }),
  z.strictObject({ ...onItem, type: z.literal("item.comment_edited"), comment: platformCommentSchema }),
  z.strictObject({ ...onItem, type: z.literal("item.comment_deleted"), platformCommentId: platformIdSchema }),
  /** The board itself changed: a list or label came or went, it was renamed, archived or taken away. */
  z.strictObject({
    ...base,
    type: z.literal("board.changed"),
    platformBoardId: platformIdSchema,
    change: z.enum(["updated", "archived", "restored", "deleted"]),
  }),
  /** A hint: the pull request, its reviews or its checks may have changed. */
  z.strictObject({
    ...base,
    type: z.literal("pull_request.changed"),
    actor: platformPersonSchema.optional(),
    platformBoardId: platformIdSchema,
    platformPullRequestId: platformIdSchema,
  }),
  /** A hint: the checks of a commit changed. The platform need not say which pull requests that concerns. */
  z.strictObject({
    ...base,
    type: z.literal("checks.changed"),
    platformBoardId: platformIdSchema,
    platformCommitId: platformIdSchema,
  }),
  z.strictObject({
    ...base,
    type: z.literal("branch.changed"),
    actor: platformPersonSchema.optional(),
    platformBoardId: platformIdSchema,
    /** Whole, as `git` writes it: `ops-12-fix-login-page`. */
    branch: storable(limits.name).min(1),
    change: z.enum(["created", "pushed", "deleted"]),
    permalink: webUrl.optional(),
    /** Those that came to it, the oldest first; the newest ones where they are more than the limit. */
    commits: z.array(platformCommitSchema).max(limits.commits),
  }),
  /** Anything else that happened on a board: told to people in general words, and nothing is kept the same by it. */
  z.strictObject({
    ...base,
    type: z.literal("board.activity"),
    actor: platformPersonSchema.optional(),
    platformBoardId: platformIdSchema,
    /** The item that it is about, if it is about one. */
    platformItemId: platformIdSchema.optional(),
    /** The platform's own word, for example `voteOnCard`. */
    kind: z.string().min(1).max(100),
    /** Plain text for people, without who did it and where. */
    words: storable(limits.name).min(1),
    /** The name of the item, list or board that it is about. */
    subject: storable(limits.name).optional(),
    /** Whom it is about, for example the new member of the board. */
    about: platformPersonSchema.optional(),
    permalink: webUrl.optional(),
    /** The connector makes such changes itself: what our own account did is an echo then. */
    mayBeOurs: z.boolean(),
  }),
]);

export type UniversalEvent = z.infer<typeof universalEventSchema>;
export type UniversalEventType = UniversalEvent["type"];
/** One type of universal event: `UniversalEventOf<"message.posted">`. */
export type UniversalEventOf<Type extends UniversalEventType> = Extract<UniversalEvent, { type: Type }>;
export type PlatformChannel = z.infer<typeof platformChannelSchema>;
export type PlatformFile = z.infer<typeof platformFileSchema>;
export type PlatformMessage = z.infer<typeof platformMessageSchema>;
export type PlatformDue = z.infer<typeof platformDueSchema>;
export type PlatformItemFields = z.infer<typeof platformItemFieldsSchema>;
export type PlatformCommit = z.infer<typeof platformCommitSchema>;
export type PlatformComment = z.infer<typeof platformCommentSchema>;

/** Names an event for good inside its connection: handlers use it as their idempotency key. */
export function keyOfUniversalEvent(event: Pick<UniversalEvent, "deliveryId" | "deliveryPart">): string {
  return `${event.deliveryId}/${event.deliveryPart}`;
}
