import { forbidden } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { exampleMessage, messageSchema } from "@eureka/contracts/message";
import { emojiSchema } from "@eureka/contracts/reaction";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { changeReaction } from "./change-reaction.ts";
import { loadMessage } from "./load-message.ts";
import { readMessage } from "./message-view.ts";

/** Puts an emoji under a message. */
export const addReaction = defineOperation({
  name: "reaction.add",
  summary: "React to a message",
  input: z.strictObject({ id: idSchema("message"), emoji: emojiSchema }),
  output: messageSchema,
  permission: "message:create",
  effect: "write",
  http: { method: "POST", path: "/messages/{id}/reactions" },
  command: { words: ["id", "emoji"] },
  example: { input: { id: exampleMessage.id, emoji: "eyes" }, output: exampleMessage },
  target: (context, input) => loadMessage(context, input.id, { lock: true }),
  async run(context, { id, emoji }, { message, channel }) {
    const { memberId } = context.principal;
    if (!memberId) throw forbidden("message:create");
    await changeReaction(context, channel, message, { emoji, memberId, change: "add" });
    return readMessage(context, id);
  },
});
