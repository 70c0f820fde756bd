/** What the comparison of a whole board wants done with one item. */
import { idSchema } from "@eureka/contracts/ids";
import { platformIdSchema } from "@eureka/contracts/people";
import { z } from "zod";

export const backlogWishSchema = z.discriminatedUnion("kind", [
  /** It changed here. */
  z.strictObject({ kind: z.literal("ours"), workItemId: idSchema("work_item") }),
  /** It changed on the platform: its fields, what people said there, or both. */
  z.strictObject({
    kind: z.literal("theirs"),
    workItemId: idSchema("work_item"),
    /** Null where it is gone. */
    platformItemId: platformIdSchema.nullable(),
    hasOtherFields: z.boolean(),
  }),
  /** Nobody here knows it. */
  z.strictObject({ kind: z.literal("unknown"), platformItemId: platformIdSchema }),
  /** Everything of it is compared, whether or not it changed. */
  z.strictObject({ kind: z.literal("anew"), externalLinkId: idSchema("external_link") }),
  z.strictObject({
    kind: z.literal("comment"),
    workItemId: idSchema("work_item"),
    commentId: idSchema("comment"),
    externalLinkId: idSchema("external_link"),
  }),
]);

export type BacklogWish = z.infer<typeof backlogWishSchema>;

/** Equal for wishes of which one is enough. */
export function keyOfWish(wish: BacklogWish): string {
  return JSON.stringify(Object.entries(wish).sort(([one], [other]) => (one < other ? -1 : 1)));
}
