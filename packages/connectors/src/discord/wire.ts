/** The parts of Discord's objects that we read, as Discord documents them; everything else in them is passed over. */
import { z } from "zod";

const snowflakeSchema = z.string().regex(/^\d{1,20}$/, "must be a snowflake");
const timeSchema = z.string().refine((text) => !Number.isNaN(Date.parse(text)), "must be a time");

const userSchema = z.object({
  id: snowflakeSchema,
  username: z.string().nullish(),
  global_name: z.string().nullish(),
  bot: z.boolean().nullish(),
  system: z.boolean().nullish(),
});
const memberSchema = z.object({ nick: z.string().nullish(), user: userSchema.optional() });

export const channelSchema = z.object({
  id: snowflakeSchema,
  type: z.int().optional(),
  name: z.string().nullish(),
  parent_id: snowflakeSchema.nullish(),
});

const attachmentSchema = z.object({
  id: snowflakeSchema,
  filename: z.string(),
  content_type: z.string().nullish(),
  size: z.int().min(0),
  url: z.string(),
});

export const messageSchema = z.object({
  id: snowflakeSchema,
  channel_id: snowflakeSchema,
  guild_id: snowflakeSchema.optional(),
  type: z.int().default(0),
  author: userSchema,
  member: memberSchema.nullish(),
  content: z.string().default(""),
  mentions: z.array(userSchema.extend({ member: memberSchema.nullish() })).default([]),
  mention_everyone: z.boolean().default(false),
  attachments: z.array(attachmentSchema).default([]),
  timestamp: timeSchema,
  edited_timestamp: timeSchema.nullish(),
  webhook_id: snowflakeSchema.nullish(),
  components: z.array(z.unknown()).nullish(),
});

const resolvedSchema = z.object({
  users: z.record(z.string(), userSchema).optional(),
  members: z.record(z.string(), memberSchema).optional(),
  channels: z.record(z.string(), channelSchema).optional(),
  messages: z.record(z.string(), messageSchema).optional(),
  attachments: z.record(z.string(), attachmentSchema).optional(),
});

export interface WireOption {
  name: string;
  type: number;
  value?: string | number | boolean | undefined;
  focused?: boolean | undefined;
  options?: WireOption[] | undefined;
}

const leafSchema = z.object({
  name: z.string(),
  type: z.int(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});
// A group holds subcommands, a subcommand holds values, and nothing is deeper.
const subcommandSchema = leafSchema.extend({ options: z.array(leafSchema).max(25).optional() });
const optionSchema = leafSchema.extend({ options: z.array(subcommandSchema).max(25).optional() });

/** What stood in a modal: every component of a label or a row, whatever its kind. */
const submittedSchema = z.object({
  custom_id: z.string(),
  value: z.union([z.string(), z.boolean()]).nullish(),
  values: z.array(z.string()).optional(),
});

const interactionDataSchema = z.object({
  name: z.string().optional(),
  type: z.int().optional(),
  target_id: snowflakeSchema.optional(),
  options: z.array(optionSchema).max(25).optional(),
  resolved: resolvedSchema.optional(),
  custom_id: z.string().optional(),
  component_type: z.int().optional(),
  values: z.array(z.string()).optional(),
  components: z
    .array(z.object({ component: submittedSchema.optional(), components: z.array(submittedSchema).optional() }))
    .optional(),
});

export const interactionSchema = z.object({
  id: snowflakeSchema,
  application_id: snowflakeSchema,
  type: z.int(),
  token: z.string().min(1),
  data: interactionDataSchema.optional(),
  guild_id: snowflakeSchema.nullish(),
  channel_id: snowflakeSchema.nullish(),
  channel: channelSchema.nullish(),
  member: memberSchema.nullish(),
  user: userSchema.nullish(),
  // Fragments of messages occur: whatever is needed of it is optional.
  message: z
    .object({
      id: snowflakeSchema,
      components: z.array(z.unknown()).nullish(),
    })
    .nullish(),
});

/** So much of an interaction tells whose it is. */
export const interactionPlaceSchema = interactionSchema
  .pick({ id: true, application_id: true, type: true, guild_id: true })
  .extend({ data: z.object({ custom_id: z.string().optional() }).optional() });

/**
 * A dispatch of the gateway as our own socket hands it over: Discord's frame, and beside it what the frame leaves to its receiver's
 * memory. `channel` is the channel that the event happened in, with its parent where that is a thread.
 */
export const frameSchema = z.object({
  op: z.literal(0),
  t: z.string().min(1).max(100),
  s: z.int().min(0),
  d: z.unknown(),
  application_id: snowflakeSchema,
  session_id: z.string().max(100).default(""),
  channel: channelSchema.optional(),
  received_at: timeSchema.optional(),
});

export const reactionSchema = z.object({
  user_id: snowflakeSchema,
  channel_id: snowflakeSchema,
  message_id: snowflakeSchema,
  guild_id: snowflakeSchema.optional(),
  member: memberSchema.nullish(),
  emoji: z.object({ id: snowflakeSchema.nullish(), name: z.string().nullish() }),
});

export const deletedSchema = z.object({
  id: snowflakeSchema,
  channel_id: snowflakeSchema,
  guild_id: snowflakeSchema.optional(),
});

export const deletedBulkSchema = z.object({
  ids: z.array(snowflakeSchema).min(1).max(1_000),
  channel_id: snowflakeSchema,
  guild_id: snowflakeSchema.optional(),
});

export const guildSchema = z.object({
  id: snowflakeSchema,
  name: z.string().nullish(),
  unavailable: z.boolean().nullish(),
  joined_at: timeSchema.nullish(),
});

export const guildChannelSchema = channelSchema.extend({ guild_id: snowflakeSchema });
export const guildMemberSchema = memberSchema.extend({ user: userSchema, guild_id: snowflakeSchema });

export type WireUser = z.infer<typeof userSchema>;
export type WireMember = z.infer<typeof memberSchema>;
export type WireChannel = z.infer<typeof channelSchema>;
export type WireMessage = z.infer<typeof messageSchema>;
export type WireAttachment = z.infer<typeof attachmentSchema>;
export type WireInteraction = z.infer<typeof interactionSchema>;
export type WireFrame = z.infer<typeof frameSchema>;
