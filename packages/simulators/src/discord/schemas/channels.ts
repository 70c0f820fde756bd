/** Bodies that make or change channels and threads. */
import { z } from "zod";
import { archiveDuration, list, oneOf, snowflake, text, whole } from "./fields.ts";
import { orPayloadJson, starterMessage } from "./messages.ts";

const slowmode = whole(0, 21_600).nullish();
const bits = z.union([z.string().regex(/^\d+$/, "NUMBER_TYPE_COERCE Value is not int."), z.int().min(0)]);

/** Channels and threads share one call; which fields fit depends on what the id names. */
export const channelChange = z.strictObject({
  name: text(100, 1).nullish(),
  type: oneOf([0, 5]).nullish(),
  position: whole(0, 2 ** 31 - 1).nullish(),
  topic: text(4096).nullish(),
  nsfw: z.boolean().nullish(),
  rate_limit_per_user: slowmode,
  parent_id: snowflake.nullish(),
  permission_overwrites: list(
    z.strictObject({ id: snowflake, type: oneOf([0, 1]), allow: bits.nullish(), deny: bits.nullish() }),
    100,
  ).nullish(),
  default_auto_archive_duration: archiveDuration.nullish(),
  available_tags: list(
    z.strictObject({
      id: snowflake.nullish(),
      name: text(20, 1),
      moderated: z.boolean().nullish(),
      emoji_id: snowflake.nullish(),
      emoji_name: z.string().nullish(),
    }),
    20,
  ).nullish(),
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
  invitable: z.boolean().nullish(),
  auto_archive_duration: archiveDuration.nullish(),
  applied_tags: list(snowflake, 5).nullish(),
  flags: whole(0, 2 ** 31 - 1).nullish(),
});

const threadFields = {
  name: text(100, 1),
  auto_archive_duration: archiveDuration.nullish(),
  rate_limit_per_user: slowmode,
};

/** Libraries name the type here too; Discord takes no notice of it, the channel decides. */
export const threadFromMessage = z.strictObject({ ...threadFields, type: oneOf([10, 11]).nullish() });

/** A thread of its own, or a post where the channel is a forum. */
export const newThread = orPayloadJson(
  z.strictObject({
    ...threadFields,
    type: oneOf([10, 11, 12]).nullish(),
    invitable: z.boolean().nullish(),
    applied_tags: list(snowflake, 5).nullish(),
    message: starterMessage.optional(),
  }),
);
