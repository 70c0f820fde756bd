/** Components of messages: rows of buttons and selects, and the layout pieces of the second version. */
import { z } from "zod";
import { address, emoji, list, oneOf, snowflake, text, whole } from "./fields.ts";

const id = whole(0, 2 ** 31 - 1).nullish();
const customId = text(100, 1);
const linkStyle = 5;
const premiumStyle = 6;

export const button = z
  .strictObject({
    type: z.literal(2),
    id,
    style: oneOf([1, 2, 3, 4, 5, 6]),
    label: text(80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: address(512).nullish(),
    sku_id: snowflake.nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine(({ style, label, emoji: picture, custom_id, url, sku_id }, { addIssue }) => {
    const refuse = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    const isLink = style === linkStyle;
    const isPremium = style === premiumStyle;
    if (isLink && !url) refuse("url", "BASE_TYPE_REQUIRED A url is required");
    if (!isLink && url) refuse("url", "BUTTON_COMPONENT_URL_INVALID Only link buttons have a url");
    if (!isLink && !isPremium && !custom_id)
      refuse("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED A custom id is required");
    if ((isLink || isPremium) && custom_id)
      refuse("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_INVALID This button has no custom id");
    if (isPremium && !sku_id) refuse("sku_id", "BASE_TYPE_REQUIRED A SKU is required");
    if (!isPremium && !label && !picture)
      refuse("label", "BUTTON_COMPONENT_INVALID_LABEL A label or emoji is required");
  });

const selectFields = {
  id,
  custom_id: customId,
  placeholder: text(150).nullish(),
  min_values: whole(0, 25).nullish(),
  max_values: whole(1, 25).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
};
const option = z.strictObject({
  label: text(100, 1),
  value: text(100, 1),
  description: text(100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().nullish(),
});
const defaults = (kinds: [string, ...string[]]) =>
  list(z.strictObject({ id: snowflake, type: z.enum(kinds) }), 25).nullish();

export const stringSelect = z
  .strictObject({ type: z.literal(3), ...selectFields, options: list(option, 25, 1) })
  .superRefine(({ options, max_values }, { addIssue }) => {
    const values = new Set(options.map(({ value }) => value));
    if (values.size < options.length)
      addIssue({
        code: "custom",
        path: ["options"],
        message: "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED The specified option value is already used",
      });
    if ((max_values ?? 1) > options.length)
      addIssue({
        code: "custom",
        path: ["max_values"],
        message: "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE More values than options",
      });
  });
const userSelect = z.strictObject({ type: z.literal(5), ...selectFields, default_values: defaults(["user"]) });
const roleSelect = z.strictObject({ type: z.literal(6), ...selectFields, default_values: defaults(["role"]) });
const mentionableSelect = z.strictObject({
  type: z.literal(7),
  ...selectFields,
  default_values: defaults(["user", "role"]),
});
const channelSelect = z.strictObject({
  type: z.literal(8),
  ...selectFields,
  channel_types: list(whole(0, 16), 17).nullish(),
  default_values: defaults(["channel"]),
});

export type Button = z.infer<typeof button>;
const inRow = z.discriminatedUnion("type", [
  button,
  stringSelect,
  userSelect,
  roleSelect,
  mentionableSelect,
  channelSelect,
]);
export type Select = Exclude<z.infer<typeof inRow>, Button>;

export const actionRow = z
  .strictObject({ type: z.literal(1), id, components: list(inRow, 5, 1) })
  .superRefine(({ components }, { addIssue }) => {
    if (components.length === 1 || components.every(({ type }) => type === 2)) return;
    addIssue({
      code: "custom",
      path: ["components"],
      message: "COMPONENT_LAYOUT_WIDTH_EXCEEDED The specified component exceeds the maximum width",
    });
  });

const textDisplay = z.strictObject({ type: z.literal(10), id, content: text(4000, 1) });
const separator = z.strictObject({
  type: z.literal(14),
  id,
  divider: z.boolean().nullish(),
  spacing: oneOf([1, 2]).nullish(),
});
const section = z.strictObject({
  type: z.literal(9),
  id,
  components: list(textDisplay, 3, 1),
  accessory: z.discriminatedUnion("type", [
    button,
    z.strictObject({
      type: z.literal(11),
      id,
      media: z.strictObject({ url: address(2048, ["http:", "https:", "attachment:"]) }),
      description: text(1024).nullish(),
      spoiler: z.boolean().nullish(),
    }),
  ]),
});
const container = z.strictObject({
  type: z.literal(17),
  id,
  accent_color: whole(0, 0xff_ff_ff).nullish(),
  spoiler: z.boolean().nullish(),
  components: list(z.discriminatedUnion("type", [actionRow, textDisplay, section, separator]), 40, 1),
});

export const component = z.discriminatedUnion("type", [actionRow, textDisplay, section, separator, container]);
export type Component = z.infer<typeof component>;

/** All components of a message. What depends on the version of the message is checked with its flags. */
export const components = list(component, 40).superRefine((all, { addIssue }) => {
  const ids = findControls(all).flatMap(({ custom_id }) => (custom_id ? [custom_id] : []));
  if (new Set(ids).size === ids.length) return;
  addIssue({ code: "custom", message: "COMPONENT_CUSTOM_ID_DUPLICATED Component custom id cannot be duplicated" });
});

/** Buttons and selects, wherever they stand. */
export function findControls(all: readonly Component[]): (Button | Select)[] {
  return all.flatMap((one) => {
    if (one.type === 1) return one.components;
    if (one.type === 9) return one.accessory.type === 2 ? [one.accessory] : [];
    return one.type === 17 ? findControls(one.components) : [];
  });
}
