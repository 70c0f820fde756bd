/** Embeds, with the limits of Discord's documentation. */
import { z } from "zod";
import { address, list, text, whole } from "./fields.ts";

const link = address(2048);
const picture = z.strictObject({
  url: address(2048, ["http:", "https:", "attachment:"]),
  width: whole(0, 2 ** 31).nullish(),
  height: whole(0, 2 ** 31).nullish(),
  proxy_url: z.string().nullish(),
});

export const embed = z.strictObject({
  type: z.string().nullish(),
  title: text(256).nullish(),
  description: text(4096).nullish(),
  url: link.nullish(),
  color: whole(0, 0xff_ff_ff).nullish(),
  timestamp: z.iso
    .datetime({ offset: true, error: "DATE_TIME_TYPE_PARSE Could not parse. Should be ISO8601." })
    .nullish(),
  author: z
    .strictObject({
      name: text(256, 1),
      url: link.nullish(),
      icon_url: address(2048, ["http:", "https:", "attachment:"]).nullish(),
      proxy_icon_url: z.string().nullish(),
    })
    .nullish(),
  footer: z
    .strictObject({
      text: text(2048, 1),
      icon_url: address(2048, ["http:", "https:", "attachment:"]).nullish(),
      proxy_icon_url: z.string().nullish(),
    })
    .nullish(),
  image: picture.nullish(),
  thumbnail: picture.nullish(),
  provider: z.strictObject({ name: text(256).nullish(), url: link.nullish() }).nullish(),
  fields: list(
    z.strictObject({ name: text(256, 1), value: text(1024, 1), inline: z.boolean().nullish() }),
    25,
  ).nullish(),
});

export type Embed = z.infer<typeof embed>;

const largestSum = 6000;

/** All embeds of a message; their texts together have a limit too. */
export const embeds = list(embed, 10).superRefine((all, { addIssue }) => {
  const sum = all.reduce((total, one) => total + countText(one), 0);
  if (sum <= largestSum) return;
  const message = `MAX_EMBED_SIZE_EXCEEDED Embed size exceeds maximum size of ${largestSum}`;
  addIssue({ code: "custom", message });
});

function countText({ title, description, author, footer, fields }: Embed): number {
  const texts = [
    title,
    description,
    author?.name,
    footer?.text,
    ...(fields ?? []).flatMap((field) => [field.name, field.value]),
  ];
  return texts.reduce((total, one) => total + [...(one ?? "")].length, 0);
}
