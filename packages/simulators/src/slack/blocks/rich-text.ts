/** The block in which Slack keeps what people typed. Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block. */
import { z } from "zod";

const flag = z.boolean().optional();
const style = z.strictObject({ bold: flag, code: flag, italic: flag, strike: flag, underline: flag }).optional();
const typed = <Type extends string>(type: Type) => ({ type: z.literal(type), style });

const inline = z.discriminatedUnion("type", [
  z.strictObject({ ...typed("text"), text: z.string() }),
  z.strictObject({ ...typed("link"), url: z.string(), text: z.string().optional(), unsafe: flag }),
  z.strictObject({ ...typed("user"), user_id: z.string() }),
  z.strictObject({ ...typed("usergroup"), usergroup_id: z.string() }),
  z.strictObject({ ...typed("channel"), channel_id: z.string() }),
  z.strictObject({ ...typed("team"), team_id: z.string() }),
  z.strictObject({ ...typed("emoji"), name: z.string(), unicode: z.string().optional(), url: z.string().optional() }),
  z.strictObject({ ...typed("broadcast"), range: z.enum(["here", "channel", "everyone"]) }),
  z.strictObject({ ...typed("color"), value: z.string() }),
  z.strictObject({
    ...typed("date"),
    timestamp: z.number().int(),
    format: z.string(),
    url: z.string().optional(),
    fallback: z.string().optional(),
  }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(inline) });

export const richText = z.strictObject({
  type: z.literal("rich_text"),
  block_id: z.string().max(255).optional(),
  elements: z.array(
    z.discriminatedUnion("type", [
      section,
      z.strictObject({
        type: z.literal("rich_text_list"),
        elements: z.array(section),
        style: z.enum(["bullet", "ordered"]),
        indent: z.number().int().min(0).max(8).optional(),
        offset: z.number().int().min(0).optional(),
        border,
      }),
      z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(inline), border }),
      z.strictObject({ type: z.literal("rich_text_preformatted"), elements: z.array(inline), border }),
    ]),
  ),
});
