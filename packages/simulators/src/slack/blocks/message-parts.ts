/** What a message carries beside its text and blocks. */
import { z } from "zod";
import { url } from "../arguments.ts";
import { messageBlocks, source } from "./blocks.ts";
import { confirmation } from "./composition.ts";

/** docs.slack.dev/messaging/message-metadata: at most 8,000 characters, and no lists or objects inside of objects. */
export const metadata = z
  .strictObject({
    event_type: z.string().min(1).max(255),
    event_payload: z.record(z.string(), z.unknown()),
  })
  .refine((value) => JSON.stringify(value).length <= 8_000, "metadata_too_large");

const field = z.strictObject({ title: z.string(), value: z.string(), short: z.boolean().optional() });
const oldAction = z.strictObject({
  name: z.string().optional(),
  text: z.string(),
  type: z.enum(["button", "select"]),
  value: z.string().optional(),
  url: url.optional(),
  style: z.enum(["default", "primary", "danger"]).optional(),
  confirm: z.union([confirmation, z.looseObject({ text: z.string() })]).optional(),
  options: z
    .array(z.looseObject({ text: z.string(), value: z.string() }))
    .max(100)
    .optional(),
});

/** The older, "secondary" form of content: docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments. */
export const attachment = z.strictObject({
  blocks: messageBlocks.optional(),
  fallback: z.string().optional(),
  color: z.string().optional(),
  pretext: z.string().optional(),
  author_name: z.string().optional(),
  author_link: url.optional(),
  author_icon: url.optional(),
  author_subname: z.string().optional(),
  title: z.string().optional(),
  title_link: url.optional(),
  text: z.string().optional(),
  fields: z.array(field).optional(),
  image_url: url.optional(),
  thumb_url: url.optional(),
  footer: z.string().max(300).optional(),
  footer_icon: url.optional(),
  ts: z.union([z.string(), z.number()]).optional(),
  actions: z.array(oldAction).max(5).optional(),
  callback_id: z.string().optional(),
  mrkdwn_in: z.array(z.enum(["pretext", "text", "fields"])).optional(),
  preview: z.looseObject({}).optional(),
});

/** Slack refuses more than 100. */
export const attachments = z.array(attachment).max(100);

/** Pieces of a streamed message: docs.slack.dev/reference/methods/chat.appendStream. */
export const chunks = z.array(
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("markdown_text"), text: z.string().min(1).max(12_000) }),
    z.strictObject({ type: z.literal("plan_update"), title: z.string().min(1) }),
    z.strictObject({ type: z.literal("blocks"), blocks: messageBlocks }),
    z.strictObject({
      type: z.literal("task_update"),
      id: z.string().min(1),
      title: z.string().min(1),
      status: z.enum(["pending", "in_progress", "complete", "error"]),
      details: z.string().optional(),
      output: z.string().optional(),
      sources: z.array(source).optional(),
    }),
  ]),
);
