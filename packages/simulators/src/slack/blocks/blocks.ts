/** Block Kit's blocks with their limits. Figures: docs.slack.dev/reference/block-kit/blocks. */
import { z } from "zod";
import { url } from "../arguments.ts";
import { anyTextObject, markdownText, plainText, slackFile } from "./composition.ts";
import { accessory, actionElement, cardButton, contextAction, image, inputElement } from "./elements.ts";
import { richText } from "./rich-text.ts";

const block = { block_id: z.string().min(1).max(255).optional() };
const contextElement = z.discriminatedUnion("type", [image, plainText(3_000), markdownText(3_000)]);

const section = z
  .strictObject({
    type: z.literal("section"),
    ...block,
    text: anyTextObject(3_000).optional(),
    fields: z.array(anyTextObject(2_000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((value) => value.text !== undefined || value.fields !== undefined, "needs text or fields");

const imageBlock = z
  .strictObject({
    type: z.literal("image"),
    ...block,
    alt_text: z.string().min(1).max(2_000),
    title: plainText(2_000).optional(),
    image_url: url.max(3_000).optional(),
    slack_file: slackFile.optional(),
  })
  .refine((value) => (value.image_url === undefined) !== (value.slack_file === undefined), "needs one picture");

const card = z.strictObject({
  type: z.literal("card"),
  ...block,
  hero_image: image.optional(),
  icon: image.optional(),
  title: markdownText(150).optional(),
  subtitle: markdownText(150).optional(),
  body: markdownText(200).optional(),
  actions: z.array(cardButton).min(1).optional(),
});

const cell = z.union([
  richText,
  z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().min(1) }),
]);

const taskState = z.enum(["pending", "in_progress", "complete", "error"]);
export const source = z.strictObject({ type: z.literal("url"), url, text: z.string() });
const taskCard = z.strictObject({
  type: z.literal("task_card"),
  ...block,
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(source).optional(),
  status: taskState,
});

const common = [
  section,
  imageBlock,
  richText,
  z.strictObject({ type: z.literal("divider"), ...block }),
  z.strictObject({ type: z.literal("header"), ...block, text: plainText(150) }),
  z.strictObject({ type: z.literal("actions"), ...block, elements: z.array(actionElement).min(1).max(25) }),
  z.strictObject({ type: z.literal("context"), ...block, elements: z.array(contextElement).min(1).max(10) }),
  z.strictObject({
    type: z.literal("input"),
    ...block,
    label: plainText(2_000),
    hint: plainText(2_000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
  }),
  z.strictObject({
    type: z.literal("video"),
    ...block,
    video_url: url,
    thumbnail_url: url,
    alt_text: z.string().min(1),
    title: plainText(199),
    title_url: url.optional(),
    author_name: z.string().max(49).optional(),
    provider_name: z.string().optional(),
    provider_icon_url: url.optional(),
    description: plainText(199).optional(),
  }),
] as const;

const inMessagesOnly = [
  card,
  taskCard,
  z.strictObject({ type: z.literal("markdown"), ...block, text: z.string().min(1).max(12_000) }),
  z.strictObject({
    type: z.literal("file"),
    ...block,
    external_id: z.string().min(1),
    source: z.literal("remote"),
  }),
  z.strictObject({
    type: z.literal("context_actions"),
    ...block,
    elements: z.array(contextAction).min(1).max(5),
  }),
  z.strictObject({
    type: z.literal("table"),
    ...block,
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z
          .strictObject({ align: z.enum(["left", "center", "right"]).optional(), is_wrapped: z.boolean().optional() })
          .nullable(),
      )
      .max(20)
      .optional(),
  }),
  z.strictObject({
    type: z.literal("alert"),
    ...block,
    text: anyTextObject(3_000),
    level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
  }),
  z.strictObject({ type: z.literal("carousel"), ...block, elements: z.array(card).min(1).max(10) }),
  z.strictObject({
    type: z.literal("plan"),
    ...block,
    title: z.string().min(1),
    tasks: z.array(taskCard).optional(),
  }),
] as const;

function list<Schema extends z.ZodType<{ type: string; block_id?: string | undefined }>>(schema: Schema, most: number) {
  return z
    .array(schema)
    .max(most)
    .refine((blocks) => {
      const ids = blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]));
      return new Set(ids).size === ids.length;
    }, "block_id occurs twice");
}

/** At most 50 in a message. */
export const messageBlocks = list(z.discriminatedUnion("type", [...common, ...inMessagesOnly]), 50);
/** At most 100 in a modal or on a home tab. */
export const viewBlocks = list(z.discriminatedUnion("type", [...common]), 100);
