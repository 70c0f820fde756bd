import { workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { requireVisible } from "../permissions/index.ts";
import { exampleWorkItem, loadWorkItem } from "../work-items/index.ts";
import { postItemCard } from "./post-item-card.ts";
import { loadSharePlace, shareChannelSchema } from "./share-place.ts";

/** Shows a work item in a channel: a card that follows the item, for everybody there. Its thread does not become the item's discussion. */
export const shareWorkItem = defineOperation({
  name: "work_item.share",
  summary: "Show a work item in a channel",
  description:
    "The channel is one of Eureka's own chat, or of a connected platform. The card stands there for everybody in the channel, and follows the item to its end.",
  input: z.strictObject({ id: workItemReferenceSchema, channelId: shareChannelSchema }),
  output: workItemSchema,
  permission: "message:create",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/share", status: 202 },
  command: { words: ["id", "channelId"] },
  example: {
    input: { id: exampleWorkItem.key, channelId: "chn_01k8z7v3q8e9mbtz5a6rx4w2yc" },
    output: exampleWorkItem,
  },
  target: (context, input) => loadSharePlace(context, input.channelId),
  async run(context, { id }, channel) {
    const target = await loadWorkItem(context, id);
    await requireVisible(context, "work_item:read", target, id);
    const { place, sharing } = channel.enter();
    await postItemCard(context, place, target.item, { opensDiscussion: false, sharing });
    return target.item;
  },
});
