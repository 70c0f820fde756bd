/** What Slack sends, as far as we read it: https://docs.slack.dev/reference/events and /reference/interaction-payloads. */
import { z } from "zod";

const optionalText = z.string().nullish();

const fileSchema = z.looseObject({
  id: z.string().min(1),
  name: optionalText,
  title: optionalText,
  mimetype: optionalText,
  size: z.number().nullish(),
  mode: optionalText,
});

export const messageMetadataSchema = z.looseObject({
  event_type: z.string(),
  event_payload: z.record(z.string(), z.unknown()).default({}),
});

export const wireMessageSchema = z.looseObject({
  ts: z.string().min(1),
  thread_ts: optionalText,
  subtype: optionalText,
  user: optionalText,
  username: optionalText,
  user_profile: z.looseObject({ display_name: optionalText, real_name: optionalText }).nullish(),
  bot_id: optionalText,
  bot_profile: z.looseObject({ name: optionalText }).nullish(),
  text: optionalText,
  files: z.array(fileSchema).nullish(),
  attachments: z.array(z.looseObject({ text: optionalText, fallback: optionalText })).nullish(),
  blocks: z.array(z.looseObject({ block_id: optionalText })).nullish(),
  edited: z.looseObject({}).nullish(),
  metadata: messageMetadataSchema.nullish().catch(null),
});
export type WireMessage = z.infer<typeof wireMessageSchema>;

export const wireUserSchema = z.looseObject({
  id: z.string().min(1),
  name: optionalText,
  real_name: optionalText,
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_email_confirmed: z.boolean().nullish(),
  profile: z.looseObject({ display_name: optionalText, real_name: optionalText, email: optionalText }).nullish(),
});
export type WireUser = z.infer<typeof wireUserSchema>;

export const eventBodySchema = z.looseObject({
  type: z.literal("event_callback"),
  team_id: optionalText,
  enterprise_id: optionalText,
  context_team_id: optionalText,
  context_enterprise_id: optionalText,
  api_app_id: optionalText,
  event_id: optionalText,
  event_time: z.number().nullish(),
  is_ext_shared_channel: z.boolean().nullish(),
  authorizations: z
    .array(
      z.looseObject({
        team_id: optionalText,
        enterprise_id: optionalText,
        user_id: optionalText,
        is_bot: z.boolean().nullish(),
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .nullish(),
  event: z.looseObject({ type: z.string().min(1), subtype: optionalText, event_ts: optionalText }),
});
export type EventBody = z.infer<typeof eventBodySchema>;

export const commandBodySchema = z.looseObject({
  command: z.string().min(1),
  text: z.string().default(""),
  api_app_id: optionalText,
  team_id: optionalText,
  enterprise_id: optionalText,
  is_enterprise_install: z.union([z.boolean(), z.string()]).nullish(),
  channel_id: z.string().min(1),
  channel_name: optionalText,
  user_id: z.string().min(1),
  user_name: optionalText,
  response_url: optionalText,
  trigger_id: optionalText,
});
export type CommandBody = z.infer<typeof commandBodySchema>;

const elementStateSchema = z.looseObject({
  type: z.string().nullish(),
  value: optionalText,
  selected_option: z.looseObject({ value: z.string() }).nullish(),
  selected_options: z.array(z.looseObject({ value: z.string() })).nullish(),
  selected_date: optionalText,
  selected_user: optionalText,
});
export const stateSchema = z.looseObject({
  values: z.record(z.string(), z.record(z.string(), elementStateSchema)).nullish(),
});
export type WireState = z.infer<typeof stateSchema>;

const wireActionSchema = elementStateSchema.extend({
  action_id: z.string().default(""),
  block_id: optionalText,
  action_ts: optionalText,
});

export const interactionBodySchema = z.looseObject({
  type: z.string().min(1),
  api_app_id: optionalText,
  team: z.looseObject({ id: optionalText, domain: optionalText, enterprise_id: optionalText }).nullish(),
  enterprise: z.looseObject({ id: optionalText }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  user: z.looseObject({
    id: z.string().min(1),
    name: optionalText,
    username: optionalText,
    team_id: optionalText,
  }),
  channel: z
    .looseObject({ id: z.string().min(1), name: optionalText })
    .nullish()
    .catch(null),
  container: z
    .looseObject({ message_ts: optionalText, thread_ts: optionalText, channel_id: optionalText, view_id: optionalText })
    .nullish()
    .catch(null),
  message: wireMessageSchema.nullish().catch(null),
  message_ts: optionalText,
  view: z
    .looseObject({
      id: z.string(),
      callback_id: optionalText,
      private_metadata: optionalText,
      hash: optionalText,
      state: stateSchema.nullish(),
    })
    .nullish()
    .catch(null),
  // Kinds of interactions that are not ours call other things so.
  state: stateSchema.nullish().catch(null),
  actions: z.array(wireActionSchema).nullish().catch(null),
  callback_id: optionalText,
  action_ts: optionalText,
  trigger_id: optionalText,
  response_url: optionalText,
});
export type InteractionBody = z.infer<typeof interactionBodySchema>;
