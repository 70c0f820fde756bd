/** Block Kit's smaller parts. Figures: docs.slack.dev/reference/block-kit/composition-objects. */
import { z } from "zod";
import { text as anyText, url } from "../arguments.ts";

/** Plain text of at most so many characters. */
export function plainText(most: number) {
  return z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });
}

export function markdownText(most: number) {
  return z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().optional(),
  });
}

export function anyTextObject(most: number) {
  return z.discriminatedUnion("type", [plainText(most), markdownText(most)]);
}

export const colour = z.enum(["primary", "danger"]);

export const confirmation = z.strictObject({
  title: plainText(100),
  text: anyTextObject(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: colour.optional(),
});

/** An entry of a menu. `url` is for overflow menus alone. */
export const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});
export const richOption = option.extend({ text: anyTextObject(75), description: anyTextObject(75).optional() });
export const linkOption = option.extend({ url: url.max(3_000).optional() });

export const optionGroup = z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) });

export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(["im", "mpim", "private", "public"]))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, "needs at least one condition");

export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(["on_enter_pressed", "on_character_entered"]))
    .min(1)
    .max(2),
});

export const slackFile = z.union([z.strictObject({ id: anyText }), z.strictObject({ url })]);
