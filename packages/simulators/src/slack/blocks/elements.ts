/** Block Kit's buttons, menus and inputs. Figures: docs.slack.dev/reference/block-kit/block-elements. */
import { z } from "zod";
import { url } from "../arguments.ts";
import {
  colour,
  confirmation,
  conversationFilter,
  dispatchActionConfig,
  linkOption,
  option,
  optionGroup,
  plainText,
  richOption,
  slackFile,
} from "./composition.ts";

const actionId = z.string().min(1).max(255).optional();
const actionable = { action_id: actionId, confirm: confirmation.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(150).optional() };
const menu = { ...actionable, ...focusable, ...placeholder };
const many = { max_selected_items: z.number().int().min(1).optional() };
const dispatchable = { dispatch_action_config: dispatchActionConfig.optional() };
const input = { action_id: actionId, ...focusable, ...placeholder, ...dispatchable };
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const respondable = { response_url_enabled: z.boolean().optional() };

export const image = z
  .strictObject({
    type: z.literal("image"),
    alt_text: z.string().min(1).max(2_000),
    image_url: url.max(3_000).optional(),
    slack_file: slackFile.optional(),
  })
  .refine((value) => (value.image_url === undefined) !== (value.slack_file === undefined), "needs one picture");

const button = z.strictObject({
  type: z.literal("button"),
  ...actionable,
  text: plainText(75),
  value: z.string().max(2_000).optional(),
  url: url.max(3_000).optional(),
  style: colour.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const staticOptions = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const onlyOne = (value: { options?: unknown; option_groups?: unknown }) =>
  (value.options === undefined) !== (value.option_groups === undefined);
const staticSelect = z
  .strictObject({ type: z.literal("static_select"), ...menu, ...staticOptions, initial_option: option.optional() })
  .refine(onlyOne, "needs either options or option_groups");
const multiStaticSelect = z
  .strictObject({
    type: z.literal("multi_static_select"),
    ...menu,
    ...many,
    ...staticOptions,
    initial_options: z.array(option).min(1).max(100).optional(),
  })
  .refine(onlyOne, "needs either options or option_groups");

const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const query = { min_query_length: z.number().int().min(0).optional() };
const ids = z.array(z.string()).min(1).optional();
const menus = [
  staticSelect,
  multiStaticSelect,
  z.strictObject({ type: z.literal("external_select"), ...menu, ...query, initial_option: option.optional() }),
  z.strictObject({
    type: z.literal("multi_external_select"),
    ...menu,
    ...many,
    ...query,
    initial_options: z.array(option).min(1).max(100).optional(),
  }),
  z.strictObject({ type: z.literal("users_select"), ...menu, initial_user: z.string().optional() }),
  z.strictObject({ type: z.literal("multi_users_select"), ...menu, ...many, initial_users: ids }),
  z.strictObject({
    type: z.literal("conversations_select"),
    ...menu,
    ...conversations,
    ...respondable,
    initial_conversation: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("multi_conversations_select"),
    ...menu,
    ...many,
    ...conversations,
    initial_conversations: ids,
  }),
  z.strictObject({
    type: z.literal("channels_select"),
    ...menu,
    ...respondable,
    initial_channel: z.string().optional(),
  }),
  z.strictObject({ type: z.literal("multi_channels_select"), ...menu, ...many, initial_channels: ids }),
] as const;

const choices = [
  z.strictObject({
    type: z.literal("checkboxes"),
    ...actionable,
    ...focusable,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).max(10).optional(),
  }),
  z.strictObject({
    type: z.literal("radio_buttons"),
    ...actionable,
    ...focusable,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
  }),
  z.strictObject({ type: z.literal("datepicker"), ...menu, initial_date: date.optional() }),
  z.strictObject({
    type: z.literal("timepicker"),
    ...menu,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("datetimepicker"),
    ...actionable,
    ...focusable,
    initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
  }),
] as const;

const overflow = z.strictObject({
  type: z.literal("overflow"),
  ...actionable,
  options: z.array(linkOption).min(1).max(5),
});

const workflowButton = z.strictObject({
  type: z.literal("workflow_button"),
  action_id: actionId,
  text: plainText(75),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url,
      customizable_input_parameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
    }),
  }),
  style: colour.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .optional();
const inputs = [
  z.strictObject({
    type: z.literal("plain_text_input"),
    ...input,
    initial_value: z.string().optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3_000).optional(),
    max_length: z.number().int().min(1).max(3_000).optional(),
  }),
  z.strictObject({ type: z.literal("email_text_input"), ...input, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal("url_text_input"), ...input, initial_value: z.string().optional() }),
  z.strictObject({
    type: z.literal("number_input"),
    ...input,
    is_decimal_allowed: z.boolean(),
    initial_value: decimal,
    min_value: decimal,
    max_value: decimal,
  }),
  z.strictObject({
    type: z.literal("rich_text_input"),
    ...input,
    initial_value: z.looseObject({ type: z.literal("rich_text") }).optional(),
    min_lines: z.number().int().min(1).max(100).optional(),
    max_lines: z.number().int().min(1).max(100).optional(),
  }),
  z.strictObject({
    type: z.literal("file_input"),
    action_id: actionId,
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
] as const;

const feedback = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(2_000),
  accessibility_label: z.string().max(75).optional(),
});

/** What stands in an actions block. */
export const actionElement = z.discriminatedUnion("type", [button, overflow, workflowButton, ...menus, ...choices]);
/** What stands beside the text of a section. */
export const accessory = z.discriminatedUnion("type", [button, overflow, workflowButton, image, ...menus, ...choices]);
/** What stands in an input block. */
export const inputElement = z.discriminatedUnion("type", [...inputs, ...menus, ...choices]);
/** What stands under an answer of an assistant. */
export const contextAction = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("feedback_buttons"),
    action_id: actionId,
    positive_button: feedback,
    negative_button: feedback,
  }),
  z.strictObject({
    type: z.literal("icon_button"),
    ...actionable,
    icon: z.string(),
    text: plainText(75),
    value: z.string().max(2_000).optional(),
    accessibility_label: z.string().max(75).optional(),
    visible_to_user_ids: z.array(z.string()).optional(),
  }),
]);
export const cardButton = button;
