/** Bodies that make or change messages. */
import { z } from "zod";
import { messageFlags } from "../world/message.ts";
import { components } from "./components.ts";
import { embeds } from "./embeds.ts";
import { list, snowflake, text, whole } from "./fields.ts";

const unique = (values: readonly unknown[]) => new Set(values).size === values.length;
const ids = list(snowflake, 100).refine(unique, "SET_TYPE_ALREADY_CONTAINS_VALUE The set already contains this value");

const allowedMentions = z
  .strictObject({
    parse: list(z.enum(["users", "roles", "everyone"]), 3)
      .refine(unique, "SET_TYPE_ALREADY_CONTAINS_VALUE The set already contains this value")
      .nullish(),
    users: ids.nullish(),
    roles: ids.nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine(({ parse, users, roles }, { addIssue }) => {
    const both = [
      ...(parse?.includes("users") && users?.length ? ["users"] : []),
      ...(parse?.includes("roles") && roles?.length ? ["roles"] : []),
    ];
    for (const name of both)
      addIssue({
        code: "custom",
        path: ["parse"],
        message: `MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`,
      });
  });
export type AllowedMentions = z.infer<typeof allowedMentions>;

const sentAttachment = z.strictObject({
  id: z.union([snowflake, z.int().min(0)]).transform(String),
  filename: text(1024, 1).nullish(),
  title: text(1024).nullish(),
  description: text(1024).nullish(),
  duration_secs: z.number().nullish(),
  waveform: text(400).nullish(),
  is_spoiler: z.boolean().nullish(),
});

const shared = {
  content: text(2000).nullish(),
  embeds: embeds.nullish(),
  allowed_mentions: allowedMentions.nullish(),
  components: components.nullish(),
  flags: whole(0, 2 ** 31 - 1).nullish(),
  attachments: list(sentAttachment, 10).nullish(),
};

/** Libraries send these with every message; Discord takes no notice of them where no new message of the channel is made. */
const ignored = { tts: z.boolean().nullish(), enforce_nonce: z.boolean().nullish() };

/** With the flag of the second version, layout pieces are allowed and everything else is not; without it, the other way round. */
function checkVersion(
  {
    content,
    embeds: cards,
    components: pieces,
    flags,
  }: Partial<Pick<MessageBody, "content" | "embeds" | "components" | "flags">>,
  { addIssue }: { addIssue(issue: { code: "custom"; path: string[]; message: string }): void },
): void {
  const refuse = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
  if ((flags ?? 0) & messageFlags.componentsV2) {
    const message =
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2 This field cannot be used with the flag IS_COMPONENTS_V2";
    if (content) refuse("content", message);
    if (cards?.length) refuse("embeds", message);
    return;
  }
  if ((pieces?.length ?? 0) > 5) refuse("components", "BASE_TYPE_BAD_LENGTH Must be between 0 and 5 in length.");
  if (pieces?.some(({ type }) => type !== 1))
    refuse("components", 'UNION_TYPE_CHOICES Value of field "type" must be one of (1,).');
}

/** A multipart request carries its JSON in the field `payload_json`. */
export function orPayloadJson<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((body) => {
    if (typeof body !== "object" || body === null || !("payload_json" in body)) return body;
    try {
      return JSON.parse(String(body.payload_json)) as unknown;
    } catch {
      return body;
    }
  }, schema);
}

const base = {
  ...shared,
  tts: z.boolean().nullish(),
  sticker_ids: list(snowflake, 3).nullish(),
  poll: z.null().optional(),
};

const nonce = z.union([z.int(), text(25)]);

/** `POST /channels/{channel_id}/messages`. */
export const messageObject = z
  .strictObject({
    ...base,
    nonce: nonce.nullish(),
    enforce_nonce: z.boolean().nullish(),
    message_reference: z
      .strictObject({
        type: whole(0, 0).nullish(),
        message_id: snowflake,
        channel_id: snowflake.nullish(),
        guild_id: snowflake.nullish(),
        fail_if_not_exists: z.boolean().nullish(),
      })
      .nullish(),
  })
  .superRefine(checkVersion);
export type MessageBody = z.infer<typeof messageObject>;
export const newMessage = orPayloadJson(messageObject);

/** The first message of a forum post. */
export const starterMessage = z.strictObject(base).superRefine(checkVersion);

/** What an interaction's callback of type 4 or 7 says. */
export const callbackMessage = z
  .strictObject({ ...shared, ...ignored, poll: z.null().optional() })
  .superRefine(checkVersion);

/** A follow-up through the interaction's webhook. */
export const followUp = orPayloadJson(callbackMessage);

/** Fields that are left out stay as they are. */
export const messageEdit = orPayloadJson(
  z
    .strictObject({ ...shared, ...ignored, sticker_ids: list(snowflake, 3).nullish(), poll: z.null().optional() })
    .superRefine(checkVersion),
);
export type MessageEdit = z.infer<typeof messageEdit>;
