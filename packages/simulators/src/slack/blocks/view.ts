/** A modal or a home tab. Figures: docs.slack.dev/reference/views. */
import { z } from "zod";
import { viewBlocks } from "./blocks.ts";
import { plainText } from "./composition.ts";

const shared = {
  blocks: viewBlocks,
  private_metadata: z.string().max(3_000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const modal = z
  .strictObject({
    type: z.literal("modal"),
    ...shared,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine(
    ({ blocks, submit }) => submit !== undefined || blocks.every(({ type }) => type !== "input"),
    "needs a submit button, because it has inputs",
  );

export const home = z.strictObject({ type: z.literal("home"), ...shared });
