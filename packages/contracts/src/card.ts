/**
 * The neutral card: what Eureka shows in a chat. Every chat connector renders it to its platform; what a platform cannot
 * show is cut visibly by the connector. All texts are GitHub Flavored Markdown and inert: raw HTML is shown as text.
 */
import { z } from "zod";

/** The largest sizes of a card; lengths in UTF-16 code units. */
export const cardLimits = {
  title: 300,
  text: 6_000,
  fields: 20,
  fieldLabel: 100,
  fieldValue: 2_000,
  inputs: 10,
  actions: 10,
  options: 100,
  actionId: 100,
  label: 75,
  url: 2_000,
} as const;

const label = z.string().min(1).max(cardLimits.label);
const webUrl = z.url({ protocol: /^https?$/ }).max(cardLimits.url);

/** An action goes out as this opaque id and comes back with the press; what it means stays on our side. */
export const actionIdSchema = z
  .string()
  .regex(/^[\x21-\x7e]+$/, "must be printable ASCII without spaces")
  .max(cardLimits.actionId);

export const cardFieldSchema = z.strictObject({
  label: z.string().min(1).max(cardLimits.fieldLabel),
  value: z.string().max(cardLimits.fieldValue),
  /** A short field may stand beside another one. */
  short: z.boolean().default(false),
});

export const cardOptionSchema = z.strictObject({ value: z.string().min(1).max(cardLimits.actionId), label });

const inputBase = {
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, "must be a short name of letters, digits and underscores"),
  label,
  required: z.boolean().default(false),
  hint: z.string().max(150).optional(),
};
const options = z.array(cardOptionSchema).min(1).max(cardLimits.options);

/** One thing to fill in, on a card or in a form. Its value comes back as text; several choices as a list of texts. */
export const cardInputSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...inputBase,
    kind: z.literal("text"),
    multiline: z.boolean().default(false),
    maxLength: z.int().min(1).max(3_000).default(3_000),
    value: z.string().max(3_000).optional(),
  }),
  z.strictObject({
    ...inputBase,
    kind: z.literal("select"),
    options,
    value: z.string().max(cardLimits.actionId).optional(),
  }),
  z.strictObject({
    ...inputBase,
    kind: z.literal("multi_select"),
    options,
    value: z.array(z.string().max(cardLimits.actionId)).max(cardLimits.options).optional(),
  }),
  z.strictObject({ ...inputBase, kind: z.literal("date"), value: z.iso.date().optional() }),
  z.strictObject({ ...inputBase, kind: z.literal("person"), value: z.string().max(255).optional() }),
]);

/** A question that the platform asks before it sends the press. */
export const cardConfirmSchema = z.strictObject({
  title: z.string().min(1).max(100),
  text: z.string().min(1).max(300),
  confirmLabel: label,
});

const actionBase = { id: actionIdSchema, label, style: z.enum(["default", "primary", "danger"]).default("default") };

/** `button` and `select` come back as `action.invoked`; `form` opens a form on the press; `link` never comes back. */
export const cardActionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...actionBase, kind: z.literal("button"), confirm: cardConfirmSchema.optional() }),
  z.strictObject({ ...actionBase, kind: z.literal("form") }),
  z.strictObject({ ...actionBase, kind: z.literal("link"), url: webUrl }),
  z.strictObject({ ...actionBase, kind: z.literal("select"), options, confirm: cardConfirmSchema.optional() }),
]);

/** How the thing on the card stands. A `closed` card keeps its text; connectors leave out its inputs and all actions but links. */
export const cardStates = ["open", "working", "done", "failed", "closed"] as const;

export const cardSchema = z
  .strictObject({
    title: z.string().min(1).max(cardLimits.title),
    text: z.string().max(cardLimits.text).default(""),
    fields: z.array(cardFieldSchema).max(cardLimits.fields).default([]),
    image: z.strictObject({ url: webUrl, alt: z.string().min(1).max(300) }).optional(),
    progress: z
      .strictObject({ done: z.int().min(0), total: z.int().min(1), label: z.string().max(100).optional() })
      .refine(({ done, total }) => done <= total, { message: "done must not exceed total", path: ["done"] })
      .optional(),
    inputs: z.array(cardInputSchema).max(cardLimits.inputs).default([]),
    actions: z.array(cardActionSchema).max(cardLimits.actions).default([]),
    state: z.enum(cardStates).default("open"),
  })
  .meta({
    id: "Card",
    example: {
      title: "OPS-12 Fix login page",
      text: "Due **Friday**.",
      fields: [{ label: "Priority", value: "urgent", short: true }],
      inputs: [],
      actions: [{ kind: "button", id: "act_9f2c", label: "Done", style: "primary" }],
      state: "open",
    },
  });

/** A form that a platform opens over the conversation; submitting it comes back as `form.submitted` with its id. */
export const cardFormSchema = z.strictObject({
  id: actionIdSchema,
  title: z.string().min(1).max(100),
  submitLabel: label,
  inputs: z.array(cardInputSchema).min(1).max(cardLimits.inputs),
});

export type Card = z.infer<typeof cardSchema>;
/** A card as one writes it: everything with a default may be left out. Pass it through {@link cardSchema} to get a {@link Card}. */
export type CardInit = z.input<typeof cardSchema>;
export type CardField = z.infer<typeof cardFieldSchema>;
export type CardOption = z.infer<typeof cardOptionSchema>;
export type CardInput = z.infer<typeof cardInputSchema>;
export type CardAction = z.infer<typeof cardActionSchema>;
export type CardConfirm = z.infer<typeof cardConfirmSchema>;
export type CardState = (typeof cardStates)[number];
export type CardForm = z.infer<typeof cardFormSchema>;
/** What people filled in, by input id. */
export type CardValues = Readonly<Record<string, string | readonly string[]>>;
